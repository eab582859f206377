import { randomUUID } from 'node:crypto';
import { NotFound, Refused, Unavailable } from '../../api/errors.ts';
import type { CommandResult } from '../contract/command.ts';
import { AmbiguousName, CommandFailed, ForeignButton, UserError } from '../contract/errors.ts';
import type { ParsedCommand } from '../contract/parse-result.ts';
import type { Reply } from '../contract/reply.ts';
import { findEntities } from '../entities/resolve-entity.ts';
import type { AnswerContext } from './answer-context.ts';
import { ambiguousReply, callWith, errorReply, notFoundReply, optionGivenAs, refusalText } from './error-replies.ts';
import { withNotes } from './parse-notes.ts';
import { present, presentError, toCommandCall } from './present.ts';

export function toErrorReply(error: unknown, context: AnswerContext): Promise<Reply> {
  if (error instanceof CommandFailed) return toFailureReply(error, context);
  if (error instanceof UserError) return presentError(error.result, context);
  // From free text, which names no command: the chosen entity is explained.
  if (error instanceof AmbiguousName)
    return presentError(
      ambiguousReply(error, (id) => ({ command: 'explain', options: { concept: id } }), context),
      context,
    );
  return presentError(toErrorResult(error, context), context);
}

function toErrorResult(error: unknown, context: AnswerContext): CommandResult {
  const { messages, prefix, log, place } = context;
  const { errors } = messages;
  if (error instanceof ForeignButton) return errorReply(errors.notYourButton, [errors.buttonOfSomeoneElse(prefix)]);
  const refusal = error instanceof Refused ? refusalText(error.data, messages) : undefined;
  if (refusal !== undefined) return errorReply(errors.refused, [refusal]);
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform: place.platform.id }, 'a request could not be answered');
  const reply =
    error instanceof Refused ? errorReply(errors.refused, [errors.unexplained(id)]) : errorReply(errors.noAnswer, [errors.unreachable(id)]);
  return { ...reply, isFailure: true };
}

async function toFailureReply({ parsed, page, cause }: CommandFailed, context: AnswerContext): Promise<Reply> {
  const { messages, lastAnswers, log, place } = context;
  if (cause instanceof UserError) return presentError(cause.result, context);
  if (cause instanceof NotFound) return presentError(await toNotFoundResult(parsed, cause, context), context);
  if (cause instanceof AmbiguousName) return presentError(toAmbiguousResult(parsed, cause, context), context);
  const lastAnswer = cause instanceof Unavailable ? lastAnswers.find(toCommandCall(parsed), messages.locale) : undefined;
  if (lastAnswer === undefined) return presentError(toErrorResult(cause, context), context);
  log.error({ err: cause, platform: place.platform.id }, 'the API did not answer, so the last answer was repeated');
  const at = lastAnswer.at.toISOString().slice(0, 16).replace('T', ' ');
  return present(withNotes(lastAnswer.result, [messages.errors.stale(at)]), parsed, { page, visibility: 'private' }, context);
}

/** Offers the entities that match by prefix if there are several, else the closest names. */
async function toNotFoundResult(parsed: ParsedCommand, { data }: NotFound, context: AnswerContext): Promise<CommandResult> {
  const { given = '' } = data;
  const option = parsed.command.options[optionGivenAs(parsed, given) ?? ''];
  if (option?.type !== 'text' || option.entityKinds === undefined) return notFoundReply(parsed, data, context);
  const { prefixed } = await findEntities(given, option.entityKinds, context.query).catch((cause: unknown) => {
    context.log.error({ err: cause }, 'no names could be looked up for one that is unknown');
    return { prefixed: [] };
  });
  return prefixed.length > 1
    ? toAmbiguousResult(parsed, new AmbiguousName(given, prefixed), context)
    : notFoundReply(parsed, data, context);
}

function toAmbiguousResult(parsed: ParsedCommand, error: AmbiguousName, context: AnswerContext): CommandResult {
  const [option = ''] = Object.entries(parsed.values).find(([, value]) => value === error.text) ?? [];
  return ambiguousReply(error, (id) => callWith(parsed, option, id), context);
}
