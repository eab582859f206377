/** Finds the question in a message that mentions the bot: one reader for every platform. Pure. */

export interface AddressedText {
  /** What the bot is asked; empty if the message only mentions it. */
  readonly text: string;
  readonly isMentioned: boolean;
}

/** Signs between a mention and the question, as in "@bot: help", "hey @bot, help" or "thanks @bot!". */
const BEFORE = /[\s,;:–—-]+$/u;
const AFTER = /^[\s,;:.!?–—-]+/u;
/** "lmm help" is the command too, but "lmm" alone and "lmm vs llm" are about LMMs. */
const COMMAND = /^(?:\/lmm(?:-admin)?(?:\s+|$)|lmm\s+(?!(?:vs\.?|versus|and|or|with|to)\s))/i;

/**
 * The mention may stand anywhere: the question is what follows it, or what precedes it when nothing does. A slash command that was
 * typed as text is read too. `mention` matches how the platform writes a mention of the bot.
 */
export function readAddressed(message: string, mention: RegExp): AddressedText {
  const [before = '', ...rest] = message.split(mention);
  const after = rest.join(' ').replace(AFTER, '');
  const question = /[\p{L}\p{N}]/u.test(after) ? after : [before.replace(BEFORE, ''), after].find((part) => part.trim() !== '');
  return { text: (question ?? '').trim().replace(COMMAND, ''), isMentioned: rest.length > 0 };
}
