/** Finds the command that a word means: by name, alias, beginning, or with a slip of the finger; pure. */
import type { Command } from './command.ts';

export type Verb =
  | { readonly kind: 'found'; readonly command: Command }
  /** Nearly a command, and near to no other. */
  | { readonly kind: 'guessed'; readonly command: Command }
  | { readonly kind: 'none'; readonly near: readonly Command[] };

/** A shorter beginning could mean anything. */
const SHORTEST_PREFIX = 3;
/** One slip from here on, two in long words. */
const ONE_SLIP = 4;
const TWO_SLIPS = 7;

export function findVerb(typed: string, commands: readonly Command[]): Verb {
  const wanted = typed.toLowerCase().replace(/^[/!]/, '');
  const exact = commands.find((command) => namesOf(command).includes(wanted));
  if (exact !== undefined) return { kind: 'found', command: exact };
  const starting =
    wanted.length < SHORTEST_PREFIX ? [] : commands.filter((command) => namesOf(command).some((name) => name.startsWith(wanted)));
  if (starting.length === 1 && starting[0] !== undefined) return { kind: 'found', command: starting[0] };
  if (starting.length > 1) return { kind: 'none', near: starting };
  return guess(wanted, commands);
}

function guess(wanted: string, commands: readonly Command[]): Verb {
  const slips = commands.map((command) => ({ command, slips: Math.min(...namesOf(command).map((name) => slipsBetween(wanted, name))) }));
  const least = Math.min(...slips.map((each) => each.slips));
  const near = slips.filter((each) => each.slips === least).map(({ command }) => command);
  if (least > allowed(wanted)) return { kind: 'none', near: [] };
  return near.length === 1 && near[0] !== undefined ? { kind: 'guessed', command: near[0] } : { kind: 'none', near };
}

const namesOf = ({ name, aliases = [] }: Command): readonly string[] => [name, ...aliases];

function allowed(word: string): number {
  if (word.length >= TWO_SLIPS) return 2;
  return word.length >= ONE_SLIP ? 1 : 0;
}

/** More slips are not told apart. */
const MANY = 3;

/** How many letters are wrong, missing, too many, or swapped with their neighbour. */
export function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) >= MANY) return MANY;
  let rows: readonly (readonly number[])[] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= one.length; at++) rows = [rows[1] ?? [], nextRow(one, other, at, rows)];
  return Math.min(rows[1]?.[other.length] ?? MANY, MANY);
}

/** The next row of the table of distances between all beginnings of two words, from the two rows before it. */
function nextRow(one: string, other: string, at: number, [before = [], row = []]: readonly (readonly number[])[]): readonly number[] {
  const next = [at];
  for (let to = 1; to <= other.length; to++) {
    const [left, above, both] = [next[to - 1] ?? MANY, row[to] ?? MANY, row[to - 1] ?? MANY];
    const replaced = both + (one[at - 1] === other[to - 1] ? 0 : 1);
    const isSwapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
    next.push(Math.min(left + 1, above + 1, replaced, isSwapped ? (before[to - 2] ?? MANY) + 1 : MANY));
  }
  return next;
}
