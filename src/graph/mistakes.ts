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

/** The letters and figures of a text as bits; some share one, since there are only 32. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** How many mistakes there are at least: two texts whose letters are far apart need not be compared at all. */
export const lettersApart = (one: number, other: number): number => Math.max(lettersLacking(one, other), lettersLacking(other, one));

/** How many letters the one has that the other has not. */
export function lettersLacking(one: number, other: number): number {
  const bits = one & ~other;
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
