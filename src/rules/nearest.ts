/** The nearest known word to one that is not known. */
import { distance } from 'fastest-levenshtein';

const MAX_COMPARED = 80; // Nobody mistypes longer words into each other.

/** The known word that is most like the given one, if any is like it at all. */
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

/** `Did you mean "x"? `, or nothing when no known word is near. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const found = nearest(word, known);
  return found === null ? '' : `Did you mean "${found}"? `;
};

/** The things whose names are most like the word, best first. */
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
