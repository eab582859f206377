/** Edit distance: how far an input is from a name it may mean. */
import { distance } from 'fastest-levenshtein';

/** The number of letters that are missing, extra or wrong; two swapped letters count as one edit if that is the only one. */
export function editDistance(input: string, name: string): number {
  const count = distance(input, name);
  return count === 2 && isTransposition(input, name) ? 1 : count;
}

function isTransposition(input: string, name: string): boolean {
  let at = 0;
  while (input[at] === name[at]) at += 1;
  return input[at] === name[at + 1] && input[at + 1] === name[at] && input.slice(at + 2) === name.slice(at + 2);
}

/** Higher counts aren't distinguished. */
export const MAX_DISTANCE = 2;
export const TOO_FAR = MAX_DISTANCE + 1;

/** The cells worth comparing: near the diagonal, where this few mistakes can lead; everything else is too far. */
const BAND_WIDTH = 2 * MAX_DISTANCE + 3;

/** The input, compared with the beginnings of one name after another. */
export interface PrefixComparison {
  /** Adds one letter of a name whose earlier letters are all compared; returns the fewest mistakes that any longer beginning has. */
  readonly advance: (name: string, length: number) => number;
  /** The mistakes between the input and this many letters of the name. */
  readonly distanceAt: (name: string, length: number) => number;
}

/**
 * Compares letter by letter, so that a beginning shared by many names is compared once. The counts are those of
 * `editDistance` up to MAX_DISTANCE; anything higher is TOO_FAR.
 */
export function comparePrefixes(input: string): PrefixComparison {
  const cells = new Uint8Array((input.length + TOO_FAR + 1) * BAND_WIDTH).fill(TOO_FAR);
  // The cell for this many letters of a name and this many of the input.
  const cellOf = (length: number, letters: number): number => length * BAND_WIDTH + letters - length + MAX_DISTANCE + 1;
  for (let letters = 0; letters <= MAX_DISTANCE; letters += 1) cells[cellOf(0, letters)] = letters;
  const at = (cell: number): number => cells[cell] ?? TOO_FAR;
  return {
    advance: (name, length) => {
      const letter = name.charCodeAt(length - 1);
      const last = Math.min(input.length, length + MAX_DISTANCE);
      let least = TOO_FAR;
      for (let letters = Math.max(0, length - MAX_DISTANCE); letters <= last; letters += 1) {
        const cell = cellOf(length, letters);
        const wrong = input.charCodeAt(letters - 1) === letter ? 0 : 1;
        const count = Math.min(at(cell - BAND_WIDTH) + wrong, at(cell - BAND_WIDTH + 1) + 1, at(cell - 1) + 1, TOO_FAR);
        cells[cell] = count;
        least = Math.min(least, count);
      }
      return least;
    },
    distanceAt: (name, length) => {
      if (Math.abs(input.length - length) > MAX_DISTANCE) return TOO_FAR;
      const count = at(cellOf(length, input.length));
      return count === 2 && length === input.length && isTransposition(input, name.slice(0, length)) ? 1 : count;
    },
  };
}

/** The letters and digits of a text as bits; some share a bit, since there are only 32. */
export function letterBits(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** A lower bound for the number of mistakes: texts whose letters differ a lot needn't be compared at all. */
export const minDistance = (one: number, other: number): number =>
  Math.max(countMissingLetters(one, other), countMissingLetters(other, one));

function countMissingLetters(one: number, other: number): number {
  const bits = one & ~other;
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
