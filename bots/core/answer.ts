/** Answers a request: reads it, runs the command, and turns whatever goes wrong into a reply. The only catch. */

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

/** What was asked, whichever way: typed, chosen, or pressed. */
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
  // Before anything is read into what was typed, and before the API is asked.
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
  // Asked at the same time, so that who sees the answer costs no time of its own.
  const visibility = context.visibilityOf(request);
  // The parser has filled the values by the declaration that also gives `run` its types.
  const result = await parsed.command.run(parsed.values as Parameters<Command['run']>[0], commandContext).catch((error: unknown) => {
    throw new CommandFailed(parsed, page, error);
  });
  if (input.kind === 'press' && input.action === 'report') {
    return presentError(await sendAnswerFeedback({ parsed, result, page, text: input.text, place }, botState, messages), context);
  }
  // Only what the graph said can be said again; what was set or refused was so at that time.
  if (result.footer.revision !== undefined) lastAnswers.keep(toCommandCall(parsed), messages.locale, result, clock.now());
  return present(withParseNotes(result, parsed, messages), parsed, { page, visibility: await visibility }, context);
}
