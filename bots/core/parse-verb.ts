/** Finds the command that words mean: by name, alias, beginning, or with a slip of the finger; pure. */
import { type Command, commandsUnder, firstWordsOf, headOf } from './command.ts';

export type Verb =
  /** `words` is how many words name it; `guessedFrom` is what was typed where that is not quite its name. */
  | { readonly kind: 'found'; readonly command: Command; readonly words: number; readonly guessedFrom?: string }
  /** Nearly a command, and near to no other. */
  | { readonly kind: 'guessed'; readonly command: Command; readonly words: number }
  /** The first word of several commands, and a second that is none of theirs. */
  | { readonly kind: 'lost'; readonly near: readonly Command[] }
  | { readonly kind: 'none'; readonly near: readonly Command[] };

/** A shorter beginning could mean anything; where the first word has said what it is about, one letter is enough. */
const SHORTEST_PREFIX = 3;
const SHORTEST_SECOND = 1;
/** One slip from here on, two in long words. */
const ONE_SLIP = 4;
const TWO_SLIPS = 7;

/** The first two of these words are looked at; an empty one stands for a value. */
export function findVerb([first = '', second = '']: readonly string[], commands: readonly Command[]): Verb {
  const found = match(first.toLowerCase().replace(/^[/!]/, ''), sensesOf(commands), SHORTEST_PREFIX);
  if (found.kind === 'none') return { kind: 'none', near: found.near.flatMap(({ usual }) => usual) };
  const { sense, kind } = found;
  if (sense.members.length === 0 || second === '') return { kind, command: sense.usual, words: 1 };
  const inside = match(second.toLowerCase(), sense.members, SHORTEST_SECOND);
  if (inside.kind !== 'none') {
    const { usual: command } = inside.sense;
    if (kind === 'guessed') return { kind, command, words: 2 };
    return { kind: 'found', command, words: 2, ...(inside.kind === 'guessed' ? { guessedFrom: `${first} ${second}` } : {}) };
  }
  // "dayly news" has little to do with us.
  if (kind === 'guessed') return { kind: 'none', near: [] };
  return { kind: 'lost', near: (inside.near.length > 0 ? inside.near : sense.members).map(({ usual }) => usual) };
}

/** What a word can stand for: a command, or the first word of several, of which one is meant where there is no second. */
interface Sense {
  readonly names: readonly string[];
  readonly usual: Command;
  readonly members: readonly Sense[];
}

function sensesOf(commands: readonly Command[]): Sense[] {
  return firstWordsOf(commands).flatMap((first): Sense[] => {
    const under = commandsUnder(first, commands);
    const [usual] = under;
    if (usual === undefined) return [];
    if (headOf(usual) === undefined) return [{ names: namesOf(usual), usual, members: [] }];
    return [{ names: [first], usual, members: under.map((command) => ({ names: secondWords(command), usual: command, members: [] })) }];
  });
}

const namesOf = ({ name, aliases = [] }: Command): readonly string[] => [name, ...aliases];
const secondWords = (command: Command): string[] => namesOf(command).flatMap((name) => name.split(' ')[1] ?? []);

type Match = { readonly kind: 'found' | 'guessed'; readonly sense: Sense } | { readonly kind: 'none'; readonly near: readonly Sense[] };

function match(wanted: string, senses: readonly Sense[], shortest: number): Match {
  const exact = senses.find(({ names }) => names.includes(wanted));
  if (exact !== undefined) return { kind: 'found', sense: exact };
  const starting = wanted.length < shortest ? [] : senses.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  if (starting.length === 1 && starting[0] !== undefined) return { kind: 'found', sense: starting[0] };
  return starting.length > 1 ? { kind: 'none', near: starting } : guess(wanted, senses);
}

function guess(wanted: string, senses: readonly Sense[]): Match {
  const slips = senses.map((sense) => ({ sense, slips: Math.min(...sense.names.map((name) => slipsBetween(wanted, name))) }));
  const least = Math.min(...slips.map((each) => each.slips));
  const near = slips.filter((each) => each.slips === least).map(({ sense }) => sense);
  if (least > allowed(wanted)) return { kind: 'none', near: [] };
  return near.length === 1 && near[0] !== undefined ? { kind: 'guessed', sense: near[0] } : { kind: 'none', near };
}

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
