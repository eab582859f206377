/** Answers an interpreted request: runs the command, and turns every error into a reply. This is the only place that catches them. */
import type { Answer } from './contract/bot.ts';
import { type Command, mayRun } from './contract/command.ts';
import { CommandFailed, ForeignButton } from './contract/errors.ts';
import type { Interpretation } from './contract/interpretation.ts';
import type { ParsedCommand } from './contract/parse-result.ts';
import type { Reply } from './contract/reply.ts';
import { interpretFreeText } from './free-text.ts';
import { commandPrefix } from './parse/format-command.ts';
import type { AnswerContext, AnswerOptions } from './present/answer-context.ts';
import { sendAnswerFeedback } from './present/answer-feedback.ts';
import { invalidValueReply, missingOptionReply, notAllowedReply, unknownCommandReply } from './present/error-replies.ts';
import { withParseNotes } from './present/parse-notes.ts';
import { present, presentError, toCommandCall } from './present/present.ts';
import { toErrorReply } from './present/to-error-reply.ts';
import { createLastAnswers } from './state/last-answers.ts';

export function createAnswer(options: AnswerOptions): Answer {
  const shared = { ...options, lastAnswers: createLastAnswers() };
  return async (interpretation, channels) => {
    const { place, messages, commands } = interpretation;
    const prefix = place.platform.commandPrefix;
    const context: AnswerContext = { ...shared, channels, place, messages, prefix, commands };
    try {
      return await respond(await options.loadStored(interpretation), context);
    } catch (error) {
      return toErrorReply(error, context);
    }
  };
}

async function respond(interpretation: Interpretation, context: AnswerContext): Promise<Reply> {
  const { parsed, place } = interpretation;
  // Checked before free text is looked up and before the API is queried.
  if ('command' in parsed && !mayRun(parsed.command, place)) return presentError(notAllowedReply(context), context);
  switch (parsed.kind) {
    case 'ok':
      return run(parsed, interpretation, context);
    case 'missing':
      return presentError(missingOptionReply(parsed, context), context);
    case 'invalid':
      return presentError(invalidValueReply(parsed, context), context);
    case 'unknown':
      return presentError(unknownCommandReply(parsed.name, parsed.near, context), context);
    case 'unmatched':
      return respond({ ...interpretation, parsed: await interpretFreeText(parsed, context) }, context);
    case 'foreign':
    case 'stored':
      throw new ForeignButton();
  }
}

async function run(parsed: ParsedCommand, interpretation: Interpretation, context: AnswerContext): Promise<Reply> {
  const { query, clock, botState, lastAnswers, messages, place, channels } = context;
  const { input, page } = interpretation;
  const prefix = commandPrefix(parsed.command, place);
  const commandContext = { query, prefix, botState, place, channels, today: clock.now().toISOString().slice(0, 10) };
  // Looked up while the command runs, so that it adds no latency.
  const visibility = context.visibilityOf(interpretation);
  // The parser has filled the values by the declaration that also gives `run` its types.
  const result = await parsed.command.run(parsed.values as Parameters<Command['run']>[0], commandContext).catch((error: unknown) => {
    throw new CommandFailed(parsed, page, error);
  });
  if (input.kind === 'press' && input.action === 'report') {
    return presentError(await sendAnswerFeedback({ parsed, result, page, text: input.text, place }, botState, messages), context);
  }
  // Only answers from the graph can be repeated later: confirmations and refusals hold only for their own time.
  if (result.footer.revision !== undefined) lastAnswers.keep(toCommandCall(parsed), messages.locale, result, clock.now());
  return present(withParseNotes(result, parsed, messages), parsed, { page, visibility: await visibility }, context);
}
