/** Edit distance: how far an input is from the name that it may mean. */
import { distance } from 'fastest-levenshtein';

/** How many letters are missing, too many or wrong; two swapped letters count as one edit if it is the only one. */
export function editDistance(input: string, name: string): number {
  const count = distance(input, name);
  return count === 2 && isTransposition(input, name) ? 1 : count;
}

function isTransposition(input: string, name: string): boolean {
  let at = 0;
  while (input[at] === name[at]) at += 1;
  return input[at] === name[at + 1] && input[at + 1] === name[at] && input.slice(at + 2) === name.slice(at + 2);
}

/** More mistakes than this are not told apart. */
export const MAX_DISTANCE = 2;
export const TOO_FAR = MAX_DISTANCE + 1;

/** Around as many letters of the text as there are of the name, those that so few mistakes can lead to; what lies beside is too far. */
const BAND_WIDTH = 2 * MAX_DISTANCE + 3;

/** What was typed, compared with the beginnings of one name after the other. */
export interface PrefixComparison {
  /** Compares with one letter more of a name of whose beginning all letters before are compared; the least mistakes any longer one has. */
  readonly advance: (name: string, length: number) => number;
  /** The mistakes between what was typed and so many letters of the name. */
  readonly distanceAt: (name: string, length: number) => number;
}

/**
 * Compares letter by letter, so that what many names begin with is compared once. The counts are those of `mistakesBetween`, up to
 * MOST_TOLD; whatever is more is TOO_MANY.
 */
export function comparePrefixes(input: string): PrefixComparison {
  const cells = new Uint8Array((input.length + TOO_FAR + 1) * BAND_WIDTH).fill(TOO_FAR);
  // The cell of so many letters of a name and so many of what was typed.
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

/** The letters and figures of a text as bits; some share one, since there are only 32. */
export function letterBits(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** How many mistakes there are at least: two texts whose letters are far apart need not be compared at all. */
export const minDistance = (one: number, other: number): number =>
  Math.max(countMissingLetters(one, other), countMissingLetters(other, one));

/** How many letters the one has that the other has not. */
function countMissingLetters(one: number, other: number): number {
  const bits = one & ~other;
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
