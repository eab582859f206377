/**
 * Answers each event once: Discord sends it to every connection of the bot, so two processes that run side by side both get it, and
 * some events come again after a connection is resumed.
 */
import type { BotContext } from '../../core/contract/bot.ts';
import type { Interpretation } from '../../core/contract/interpretation.ts';
import type { Reply } from '../../core/contract/reply.ts';

/** The event was already answered, by this process or another. */
export class DuplicateEvent extends Error {
  override readonly name = 'DuplicateEvent';
}

/** Rejects with a DuplicateEvent if the message or interaction with this id was answered before. */
export async function answerOnce(id: string, interpretation: Interpretation, { isNew, answer }: BotContext): Promise<Reply> {
  if (!(await isNew(id))) throw new DuplicateEvent(`${id} was answered before`);
  return answer(interpretation);
}
