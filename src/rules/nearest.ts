import { distance } from 'fastest-levenshtein';

const MAX_COMPARED = 80; // A longer word isn't a typo of another.

/** The known word closest to the given one, if any is close enough. */
export const nearest = (word: string, known: Iterable<string>): string | null => {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const tooFar = Math.abs(candidate.length - word.length) >= least || candidate.length > MAX_COMPARED;
    const steps = tooFar ? least : distance(word, candidate);
    if (steps >= least) continue;
    best = candidate;
    least = steps;
  }
  return best;
};

/** `Did you mean "x"? `, or an empty text when no known word is close. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const found = nearest(word, known);
  return found === null ? '' : `Did you mean "${found}"? `;
};

/** The items whose names are closest to the word, best first. */
export const nearestOf = <Thing>(
  word: string,
  things: readonly Thing[],
  namesOf: (entry: Thing) => readonly string[],
  count = 3,
): Thing[] => {
  const input = word.slice(0, MAX_COMPARED).toLowerCase();
  const far = (name: string) => distance(input, name.toLowerCase()) / Math.max(input.length, name.length, 1);
  return things
    .map((entry) => ({ entry, score: Math.min(...namesOf(entry).map(far)) }))
    .sort((left, right) => left.score - right.score)
    .slice(0, count)
    .map(({ entry }) => entry);
};
