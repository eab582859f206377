/** The nearest known word to one that is not known. */

const MAX_COMPARED = 80; // Nobody mistypes longer words into each other.

/** How many letters must be put in, left out or changed to turn one word into the other. */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

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
