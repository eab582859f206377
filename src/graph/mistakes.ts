/** Mistakes: how far what was typed is from what it may be meant for. */
import { distance } from 'fastest-levenshtein';

/** How many letters are missing, too many or wrong; two that changed places are one mistake if it is the only one. */
export function mistakesBetween(typed: string, meant: string): number {
  const count = distance(typed, meant);
  return count === 2 && isSwap(typed, meant) ? 1 : count;
}

function isSwap(typed: string, meant: string): boolean {
  let at = 0;
  while (typed[at] === meant[at]) at += 1;
  return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && typed.slice(at + 2) === meant.slice(at + 2);
}

/** More mistakes than this are not told apart. */
export const MOST_TOLD = 2;
export const TOO_MANY = MOST_TOLD + 1;

/** Around as many letters of the text as there are of the name, those that so few mistakes can lead to; what lies beside is too far. */
const WIDTH = 2 * MOST_TOLD + 3;

/** What was typed, compared with the beginnings of one name after the other. */
export interface Comparison {
  /** Compares with one letter more of a name of whose beginning all letters before are compared; the least mistakes any longer one has. */
  readonly goOn: (name: string, length: number) => number;
  /** The mistakes between what was typed and so many letters of the name. */
  readonly mistakesAt: (name: string, length: number) => number;
}

/**
 * Compares letter by letter, so that what many names begin with is compared once. The counts are those of `mistakesBetween`, up to
 * MOST_TOLD; whatever is more is TOO_MANY.
 */
export function compareWith(typed: string): Comparison {
  const cells = new Uint8Array((typed.length + TOO_MANY + 1) * WIDTH).fill(TOO_MANY);
  // The cell of so many letters of a name and so many of what was typed.
  const cellOf = (length: number, letters: number): number => length * WIDTH + letters - length + MOST_TOLD + 1;
  for (let letters = 0; letters <= MOST_TOLD; letters += 1) cells[cellOf(0, letters)] = letters;
  const at = (cell: number): number => cells[cell] ?? TOO_MANY;
  return {
    goOn: (name, length) => {
      const letter = name.charCodeAt(length - 1);
      const last = Math.min(typed.length, length + MOST_TOLD);
      let least = TOO_MANY;
      for (let letters = Math.max(0, length - MOST_TOLD); letters <= last; letters += 1) {
        const cell = cellOf(length, letters);
        const wrong = typed.charCodeAt(letters - 1) === letter ? 0 : 1;
        const count = Math.min(at(cell - WIDTH) + wrong, at(cell - WIDTH + 1) + 1, at(cell - 1) + 1, TOO_MANY);
        cells[cell] = count;
        least = Math.min(least, count);
      }
      return least;
    },
    mistakesAt: (name, length) => {
      if (Math.abs(typed.length - length) > MOST_TOLD) return TOO_MANY;
      const count = at(cellOf(length, typed.length));
      return count === 2 && length === typed.length && isSwap(typed, name.slice(0, length)) ? 1 : count;
    },
  };
}

/** The letters and figures of a text as bits; some share one, since there are only 32. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** How many mistakes there are at least: two texts whose letters are far apart need not be compared at all. */
export const lettersApart = (one: number, other: number): number => Math.max(lettersLacking(one, other), lettersLacking(other, one));

/** How many letters the one has that the other has not. */
function lettersLacking(one: number, other: number): number {
  const bits = one & ~other;
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
