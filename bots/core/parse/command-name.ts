/** Matches the first words of a text to a command by name, alias, prefix, or with a typo; pure. */

import { compact } from '../compact.ts';
import { type Command, commandGroup, commandsInGroup, topLevelNames } from '../contract/command.ts';

export type CommandMatch =
  /** `wordCount` is how many words name it; `guessedFrom` is set if they contain a typo. */
  | { readonly kind: 'found'; readonly command: Command; readonly wordCount: number; readonly guessedFrom?: string }
  /** A typo of exactly one command. */
  | { readonly kind: 'guessed'; readonly command: Command; readonly wordCount: number }
  /** A group of commands without such a subcommand. */
  | { readonly kind: 'unknown'; readonly near: readonly Command[] }
  | { readonly kind: 'none'; readonly near: readonly Command[] };

/** A shorter prefix could mean anything; after the name of a group, one letter is enough. */
const MIN_PREFIX = 3;
const MIN_SUBCOMMAND_PREFIX = 1;
/** The minimum length of a word for one or two edits to count as typos. */
const MIN_LENGTH_FOR_ONE_EDIT = 4;
const MIN_LENGTH_FOR_TWO_EDITS = 7;

/** Reads the first two words; an empty word stands for a quoted value. */
export function matchCommandName([first = '', second = '']: readonly string[], commands: readonly Command[]): CommandMatch {
  const match = matchCandidate(first.toLowerCase().replace(/^[/!]/, ''), candidatesOf(commands), MIN_PREFIX);
  if (match.kind === 'none') return { kind: 'none', near: match.near.map(({ command }) => command) };
  const { candidate, kind } = match;
  if (candidate.subcommands.length === 0 || second === '') return { kind, command: candidate.command, wordCount: 1 };
  const subcommandMatch = matchCandidate(second.toLowerCase(), candidate.subcommands, MIN_SUBCOMMAND_PREFIX);
  if (subcommandMatch.kind !== 'none') {
    const { command } = subcommandMatch.candidate;
    if (kind === 'guessed') return { kind, command, wordCount: 2 };
    const guessedFrom = subcommandMatch.kind === 'guessed' ? `${first} ${second}` : undefined;
    return compact({ kind: 'found', command, wordCount: 2, guessedFrom });
  }
  // Two typos in a row, as in "dayly news", are hardly a command.
  if (kind === 'guessed') return { kind: 'none', near: [] };
  return {
    kind: 'unknown',
    near: (subcommandMatch.near.length > 0 ? subcommandMatch.near : candidate.subcommands).map(({ command }) => command),
  };
}

/** A command, or a group with its subcommands and the command that the group's name alone runs. */
interface Candidate {
  readonly names: readonly string[];
  readonly command: Command;
  readonly subcommands: readonly Candidate[];
}

function candidatesOf(commands: readonly Command[]): Candidate[] {
  return topLevelNames(commands).flatMap((first): Candidate[] => {
    const group = commandsInGroup(first, commands);
    const [command] = group;
    if (command === undefined) return [];
    if (commandGroup(command) === undefined) return [{ names: namesOf(command), command, subcommands: [] }];
    return [
      {
        names: [first],
        command,
        subcommands: group.map((each) => ({ names: secondWords(each), command: each, subcommands: [] })),
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
    candidate,
    distance: Math.min(...candidate.names.map((name) => editDistance(wanted, name))),
  }));
  const least = Math.min(...distances.map(({ distance }) => distance));
  const near = distances.filter(({ distance }) => distance === least).map(({ candidate }) => candidate);
  if (least > maxEdits(wanted)) return { kind: 'none', near: [] };
  return near.length === 1 && near[0] !== undefined ? { kind: 'guessed', candidate: near[0] } : { kind: 'none', near };
}

function maxEdits(word: string): number {
  if (word.length >= MIN_LENGTH_FOR_TWO_EDITS) return 2;
  return word.length >= MIN_LENGTH_FOR_ONE_EDIT ? 1 : 0;
}

/** Larger distances all count as this one. */
const MAX_DISTANCE = 3;

/** Damerau-Levenshtein distance (optimal string alignment), capped at MAX_DISTANCE. */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) >= MAX_DISTANCE) return MAX_DISTANCE;
  let rows: readonly (readonly number[])[] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let index = 1; index <= one.length; index++) rows = [rows[1] ?? [], nextRow(one, other, index, rows)];
  return Math.min(rows[1]?.[other.length] ?? MAX_DISTANCE, MAX_DISTANCE);
}

/** The next row of the distance matrix, from the two rows before it. */
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
