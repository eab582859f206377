/** Answers a request: parses it, runs the command, and turns every error into a reply. This is the only place that catches them. */
import type { Answer } from './contract/bot.ts';
import type { Command } from './contract/command.ts';
import { CommandFailed, ForeignButton } from './contract/errors.ts';
import type { ParsedCommand, ParseResult } from './contract/parse-result.ts';
import type { Reply } from './contract/reply.ts';
import type { Place } from './contract/request.ts';
import { interpretFreeText } from './free-text.ts';
import { commandPrefix } from './parse/format-command.ts';
import { parse } from './parse/parse.ts';
import type { AnswerContext, AnswerOptions } from './present/answer-context.ts';
import { sendAnswerFeedback } from './present/answer-feedback.ts';
import { invalidValueReply, missingOptionReply, notAllowedReply, unknownCommandReply } from './present/error-replies.ts';
import { withParseNotes } from './present/parse-notes.ts';
import { present, presentError, toCommandCall } from './present/present.ts';
import { toErrorReply } from './present/to-error-reply.ts';
import { createLastAnswers } from './state/last-answers.ts';
import { createVisibilityOf } from './state/visibility.ts';

export function createAnswer(options: AnswerOptions): Answer {
  const shared = { ...options, visibilityOf: createVisibilityOf(options), lastAnswers: createLastAnswers() };
  return async (request, channels) => {
    const messages = options.messagesFor(request.place.locale);
    const { place } = request;
    const prefix = place.platform === 'terminal' ? 'lmm' : '/lmm';
    const context: AnswerContext = { ...shared, request, channels, place, messages, prefix, commands: options.commandsIn(messages) };
    try {
      return await answer(context);
    } catch (error) {
      return toErrorReply(error, context);
    }
  };
}

async function answer(context: AnswerContext): Promise<Reply> {
  const { parsed, page } = await readRequest(context);
  return respond(parsed, page, context);
}

/** Parses the input: text, chosen options, or a pressed button. */
async function readRequest({
  request: { input, place },
  commands,
  messages,
  buttonTokens,
}: AnswerContext): Promise<{ parsed: ParseResult; page: number }> {
  if (input.kind !== 'press') {
    return { parsed: parse(input, commands, messages.grammar), page: input.kind === 'options' ? (input.page ?? 1) : 1 };
  }
  const call = await buttonTokens.verify(input.token, place.user);
  if (call === undefined) throw new ForeignButton();
  return { parsed: parse({ kind: 'options', ...call }, commands, messages.grammar), page: call.page ?? 1 };
}

async function respond(parsed: ParseResult, page: number, context: AnswerContext): Promise<Reply> {
  // Checked before free text is interpreted and before the API is queried.
  if ('command' in parsed && isForbidden(parsed.command, context.request.place)) return presentError(notAllowedReply(context), context);
  switch (parsed.kind) {
    case 'ok':
      return run(parsed, page, context);
    case 'missing':
      return presentError(missingOptionReply(parsed, context), context);
    case 'invalid':
      return presentError(invalidValueReply(parsed, context), context);
    case 'unknown':
      return presentError(unknownCommandReply(parsed.name, parsed.near, context), context);
    case 'unmatched':
      return respond(await interpretFreeText(parsed, context), page, context);
  }
}

const isForbidden = ({ rights }: Command, { runsWorkspace }: Place): boolean => rights === 'required' && runsWorkspace !== true;

async function run(parsed: ParsedCommand, page: number, context: AnswerContext): Promise<Reply> {
  const { query, clock, botState, request, lastAnswers, messages } = context;
  const { input, place } = request;
  const prefix = commandPrefix(parsed.command, place);
  const commandContext = { query, prefix, botState, place, channels: context.channels, today: clock.now().toISOString().slice(0, 10) };
  // Looked up while the command runs, so that it adds no latency.
  const visibility = context.visibilityOf(request);
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
