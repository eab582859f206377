/** Counts that a user found an answer useful, and thanks them. */
import { createHash } from 'node:crypto';
import type { CommandResult } from '../contract/command.ts';
import { ForeignButton } from '../contract/errors.ts';
import type { Interpretation } from '../contract/interpretation.ts';
import type { Messages } from '../messages/index.ts';
import { formatCommand } from '../parse/format-command.ts';
import type { AnswerContext } from './answer-context.ts';

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
