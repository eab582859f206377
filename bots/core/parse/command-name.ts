/** Finds the command that words mean: by name, alias, beginning, or with a slip of the finger; pure. */
import { type Command, commandGroup, commandsInGroup, topLevelNames } from '../contract/command.ts';

export type CommandMatch =
  /** `words` is how many words name it; `guessedFrom` is what was typed where that is not quite its name. */
  | { readonly kind: 'found'; readonly command: Command; readonly wordCount: number; readonly guessedFrom?: string }
  /** Nearly a command, and near to no other. */
  | { readonly kind: 'guessed'; readonly command: Command; readonly wordCount: number }
  /** The first word of several commands, and a second that is none of theirs. */
  | { readonly kind: 'unknown'; readonly near: readonly Command[] }
  | { readonly kind: 'none'; readonly near: readonly Command[] };

/** A shorter beginning could mean anything; where the first word has said what it is about, one letter is enough. */
const MIN_PREFIX = 3;
const MIN_SUBCOMMAND_PREFIX = 1;
/** One slip from here on, two in long words. */
const MIN_LENGTH_FOR_ONE_EDIT = 4;
const MIN_LENGTH_FOR_TWO_EDITS = 7;

/** The first two of these words are looked at; an empty one stands for a value. */
export function matchCommandName([first = '', second = '']: readonly string[], commands: readonly Command[]): CommandMatch {
  const found = matchCandidate(first.toLowerCase().replace(/^[/!]/, ''), candidatesOf(commands), MIN_PREFIX);
  if (found.kind === 'none') return { kind: 'none', near: found.near.flatMap(({ command }) => command) };
  const { candidate, kind } = found;
  if (candidate.subcommands.length === 0 || second === '') return { kind, command: candidate.command, wordCount: 1 };
  const subcommandMatch = matchCandidate(second.toLowerCase(), candidate.subcommands, MIN_SUBCOMMAND_PREFIX);
  if (subcommandMatch.kind !== 'none') {
    const { command } = subcommandMatch.candidate;
    if (kind === 'guessed') return { kind, command, wordCount: 2 };
    return { kind: 'found', command, wordCount: 2, ...(subcommandMatch.kind === 'guessed' ? { guessedFrom: `${first} ${second}` } : {}) };
  }
  // "dayly news" has little to do with us.
  if (kind === 'guessed') return { kind: 'none', near: [] };
  return {
    kind: 'unknown',
    near: (subcommandMatch.near.length > 0 ? subcommandMatch.near : candidate.subcommands).map(({ command }) => command),
  };
}

/** What a word can stand for: a command, or the first word of several, of which one is meant where there is no second. */
interface Candidate {
  readonly names: readonly string[];
  readonly command: Command;
  readonly subcommands: readonly Candidate[];
}

function candidatesOf(commands: readonly Command[]): Candidate[] {
  return topLevelNames(commands).flatMap((first): Candidate[] => {
    const under = commandsInGroup(first, commands);
    const [usual] = under;
    if (usual === undefined) return [];
    if (commandGroup(usual) === undefined) return [{ names: namesOf(usual), command: usual, subcommands: [] }];
    return [
      {
        names: [first],
        command: usual,
        subcommands: under.map((command) => ({ names: secondWords(command), command, subcommands: [] })),
      },
    ];
  });
}

const namesOf = ({ name, aliases = [] }: Command): readonly string[] => [name, ...aliases];
const secondWords = (command: Command): string[] => namesOf(command).flatMap((name) => name.split(' ')[1] ?? []);

type Match =
  | { readonly kind: 'found' | 'guessed'; readonly candidate: Candidate }
  | { readonly kind: 'none'; readonly near: readonly Candidate[] };

function matchCandidate(wanted: string, candidates: readonly Candidate[], minPrefix: number): Match {
  const exact = candidates.find(({ names }) => names.includes(wanted));
  if (exact !== undefined) return { kind: 'found', candidate: exact };
  const starting = wanted.length < minPrefix ? [] : candidates.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  if (starting.length === 1 && starting[0] !== undefined) return { kind: 'found', candidate: starting[0] };
  return starting.length > 1 ? { kind: 'none', near: starting } : guessCandidate(wanted, candidates);
}

function guessCandidate(wanted: string, candidates: readonly Candidate[]): Match {
  const distances = candidates.map((candidate) => ({
    sense: candidate,
    slips: Math.min(...candidate.names.map((name) => editDistance(wanted, name))),
  }));
  const least = Math.min(...distances.map((each) => each.slips));
  const near = distances.filter((each) => each.slips === least).map(({ sense }) => sense);
  if (least > maxEdits(wanted)) return { kind: 'none', near: [] };
  return near.length === 1 && near[0] !== undefined ? { kind: 'guessed', candidate: near[0] } : { kind: 'none', near };
}

function maxEdits(word: string): number {
  if (word.length >= MIN_LENGTH_FOR_TWO_EDITS) return 2;
  return word.length >= MIN_LENGTH_FOR_ONE_EDIT ? 1 : 0;
}

/** More slips are not told apart. */
const MAX_DISTANCE = 3;

/** How many letters are wrong, missing, too many, or swapped with their neighbour. */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) >= MAX_DISTANCE) return MAX_DISTANCE;
  let rows: readonly (readonly number[])[] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= one.length; at++) rows = [rows[1] ?? [], nextRow(one, other, at, rows)];
  return Math.min(rows[1]?.[other.length] ?? MAX_DISTANCE, MAX_DISTANCE);
}

/** The next row of the table of distances between all beginnings of two words, from the two rows before it. */
function nextRow(one: string, other: string, at: number, [before = [], row = []]: readonly (readonly number[])[]): readonly number[] {
  const next = [at];
  for (let to = 1; to <= other.length; to++) {
    const [left, above, both] = [next[to - 1] ?? MAX_DISTANCE, row[to] ?? MAX_DISTANCE, row[to - 1] ?? MAX_DISTANCE];
    const replaced = both + (one[at - 1] === other[to - 1] ? 0 : 1);
    const isSwapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
    next.push(Math.min(left + 1, above + 1, replaced, isSwapped ? (before[to - 2] ?? MAX_DISTANCE) + 1 : MAX_DISTANCE));
  }
  return next;
}
