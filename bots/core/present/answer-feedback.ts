/** Sends what a user thinks of an answer to the curators: what is wrong, with the answer as it is now, or that it was useful. */
import { createHash } from 'node:crypto';
import type { CommandResult } from '../contract/command.ts';
import { ForeignButton, UserError } from '../contract/errors.ts';
import type { Interpretation } from '../contract/interpretation.ts';
import type { ParsedCommand } from '../contract/parse-result.ts';
import type { Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { formatCommand } from '../parse/format-command.ts';
import type { BotState } from '../state/bot-state.ts';
import type { AnswerContext } from './answer-context.ts';
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

/** A second press by the same user is thanked, and not counted. */
export async function thank(interpretation: Interpretation, { botState, place, messages }: AnswerContext): Promise<CommandResult> {
  const question = questionOf(interpretation, messages);
  if (question === undefined) throw new ForeignButton();
  if (await botState.isNew(pressOf(place.user, question))) await botState.sendPraise(place, question);
  const { title, useful } = messages.feedback;
  return { title, lead: { text: useful, sources: [] }, blocks: [], sources: [], footer: {} };
}

/** As it would be typed. */
function questionOf({ asked, parsed }: Interpretation, { grammar }: Messages): string | undefined {
  if (asked !== undefined && asked.text !== '') return asked.text;
  if (!('command' in parsed)) return parsed.kind === 'unknown' ? parsed.name : undefined;
  const { share: _, ...values } = parsed.values;
  return formatCommand(parsed.command, values, grammar);
}

/** A hash, because what a user liked is no one's business. */
const pressOf = (user: string, question: string): string =>
  `useful ${createHash('sha256').update(`${user}\n${question}`).digest('base64url')}`;
