import type { Reply } from '../contract/reply.ts';

/**
 * Whether the sentence of a reply names what the reply is about, so that its title would only repeat it: "Models that take audio" before
 * "Five models take audio." A platform that frames each answer with its title, such as Discord's embeds, shows it all the same.
 */
export function isTitleInLead({ title, lead, standsAlone }: Pick<Reply, 'title' | 'lead' | 'standsAlone'>): boolean {
  if (standsAlone === true && lead.text !== '') return true;
  const titleWords = wordsOf(title);
  const leadWords = new Set(wordsOf(lead.text).map((word) => word.toLowerCase()));
  const naming = titleWords.filter((word) => !isSmallWord(word));
  return (naming.length > 0 ? naming : titleWords).every((word) => leadWords.has(word.toLowerCase()));
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

const MAX_SMALL_WORD = 4;

/** "that", "of" or "and", but no name or number. */
const isSmallWord = (word: string): boolean => word.length <= MAX_SMALL_WORD && /^\p{Ll}+$/u.test(word);
