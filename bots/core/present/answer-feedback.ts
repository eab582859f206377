/** Sends a user's feedback on an answer to the curators, with the answer as it is now. */
import type { CommandResult } from '../contract/command.ts';
import { UserError } from '../contract/errors.ts';
import type { ParsedCommand } from '../contract/parse-result.ts';
import type { Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { formatCommand } from '../parse/format-command.ts';
import type { BotState } from '../state/bot-state.ts';
import { errorReply } from './error-replies.ts';
import { claimsOf, pageOf } from './page.ts';

export interface FeedbackOptions {
  readonly parsed: ParsedCommand;
  readonly result: CommandResult;
  readonly page: number;
  readonly text: string | undefined;
  readonly place: Place;
}

/** In characters, of the feedback and of each claim. */
const MAX_LENGTH = 4_000;
const MAX_CLAIMS = 100;

export async function sendAnswerFeedback(
  { parsed, result: whole, page, text = '', place }: FeedbackOptions,
  botState: BotState,
  messages: Messages,
): Promise<CommandResult> {
  if (text.trim() === '') throw new UserError(errorReply(messages.errors.refused, [messages.feedback.empty]));
  const result = pageOf(whole, page);
  const claims = claimsOf(result)
    .filter((claim) => claim.text !== '')
    .slice(0, MAX_CLAIMS)
    .map((claim) => ({
      text: claim.text.slice(0, MAX_LENGTH),
      sources: claim.sources.flatMap((number) => result.sources[number - 1]?.url ?? []),
    }));
  const { share: _, ...values } = parsed.values;
  const question = formatCommand(parsed.command, values, messages.grammar);
  await botState.sendFeedback(place, { question, claims, text: replaceInvalidCharacters(text).slice(0, MAX_LENGTH) });
  const { title, thanks } = messages.feedback;
  return { title, lead: { text: thanks, sources: [] }, blocks: [], sources: [], footer: {} };
}

/** PostgreSQL accepts neither NUL nor lone surrogates in text. */
const replaceInvalidCharacters = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
