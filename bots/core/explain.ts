/** Turns what went wrong into a reply that says what to do. */
import { randomUUID } from 'node:crypto';
import { NotFound, Refused, Unavailable } from '../api/errors.ts';
import type { CommandResult } from './command.ts';
import { Ambiguous, BadRequest, NotYours, Objection, Unanswered } from './errors.ts';
import { meaningsOf } from './names.ts';
import type { ParsedCommand } from './parse.ts';
import { present, presentTrouble, toCommandCall } from './present.ts';
import { withNotes } from './remarks.ts';
import type { Reply } from './reply.ts';
import type { AnswerContext } from './setting.ts';
import { ambiguous, callWith, notFound, trouble, wantedIn } from './troubles.ts';

export function explain(error: unknown, context: AnswerContext): Promise<Reply> {
  if (error instanceof Unanswered) return explainUnanswered(error, context);
  // Text without a command: whatever is chosen is explained.
  if (error instanceof Ambiguous)
    return presentTrouble(
      ambiguous(error, (id) => ({ command: 'explain', options: { concept: id } }), context),
      context,
    );
  return presentTrouble(troubleOf(error, context), context);
}

function troubleOf(error: unknown, context: AnswerContext): CommandResult {
  const { messages, prefix, log, request } = context;
  const { troubles } = messages;
  if (error instanceof NotYours) return trouble(troubles.notYourButton, [troubles.buttonOfSomeoneElse(prefix)]);
  if (error instanceof BadRequest || error instanceof Refused) return trouble(troubles.refused, [error.message]);
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform: request.place.platform }, 'a request could not be answered');
  return trouble(troubles.noAnswer, [troubles.unreachable(id)]);
}

async function explainUnanswered({ parsed, page, cause }: Unanswered, context: AnswerContext): Promise<Reply> {
  const { messages, lastAnswers, log, request } = context;
  if (cause instanceof Objection) return presentTrouble(cause.result, context);
  if (cause instanceof NotFound) return presentTrouble(await explainNotFound(parsed, cause, context), context);
  if (cause instanceof Ambiguous) return presentTrouble(whichOne(parsed, cause, context), context);
  const known = cause instanceof Unavailable ? lastAnswers.find(toCommandCall(parsed), messages.locale) : undefined;
  if (known === undefined) return presentTrouble(troubleOf(cause, context), context);
  log.error({ err: cause, platform: request.place.platform }, 'the API gave no answer, so the last one was given again');
  const at = known.at.toISOString().slice(0, 16).replace('T', ' ');
  return present(withNotes(known.result, [messages.errors.stale(at)]), parsed, { page, visibility: 'private' }, context);
}

/** Where several names begin as somebody wrote, they choose one of those; else the nearest names are offered. */
async function explainNotFound(parsed: ParsedCommand, error: NotFound, context: AnswerContext): Promise<CommandResult> {
  const wanted = wantedIn(parsed, error.message);
  const option = wanted === undefined ? undefined : parsed.command.options[wanted.option];
  if (wanted === undefined || option?.type !== 'text' || option.entityKinds === undefined) return notFound(parsed, error, context);
  const { begun } = await meaningsOf(wanted.name, option.entityKinds, context.query).catch((cause: unknown) => {
    context.log.error({ err: cause }, 'no names could be looked up for one that is unknown');
    return { begun: [] };
  });
  return begun.length > 1 ? whichOne(parsed, new Ambiguous(wanted.name, begun), context) : notFound(parsed, error, context);
}

function whichOne(parsed: ParsedCommand, error: Ambiguous, context: AnswerContext): CommandResult {
  const [option = ''] = Object.entries(parsed.values).find(([, value]) => value === error.text) ?? [];
  return ambiguous(error, (id) => callWith(parsed, option, id), context);
}
