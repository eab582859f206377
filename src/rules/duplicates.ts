/** Duplicates: whether two facts say the same in almost the same words, and whether two names are the same. */

/** The words of a text, ignoring case, punctuation and order. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

const MAX_OVERLAP = 0.9;
// Two posts in one month must not sound alike.
const MAX_DAILY_OVERLAP = 0.7;

/** The share of the words of both texts that occurs in each of them. */
const wordOverlap = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  if (small.size < large.size * MAX_DAILY_OVERLAP) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared / (left.size + right.size - shared || 1);
};

interface ComparedText {
  readonly words: ReadonlySet<string>;
  readonly daily: boolean;
}

/** Whether the two say almost the same; daily facts must differ more. */
export const isNearDuplicate = (left: ComparedText, right: ComparedText): boolean =>
  wordOverlap(left.words, right.words) > (left.daily && right.daily ? MAX_DAILY_OVERLAP : MAX_OVERLAP);

/** Names that differ only in case and spaces are the same. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');

/** A phrase is the same with and without its question mark. */
export const foldAsk = (ask: string): string => foldName(ask).replace(/[?!.]+$/, '');
