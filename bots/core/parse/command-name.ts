/** Matches the first words of a text to a command by name, alias, beginning, or with one typo; pure. */

import { compact } from '../compact.ts';
import { type Command, commandGroup, commandsInGroup, topLevelNames } from '../contract/command.ts';

export type CommandMatch =
  /** `wordCount` is how many words name it; `guessedFrom` is set if they contain a typo, `alias` if they are another name for it. */
  | {
      readonly kind: 'found';
      readonly command: Command;
      readonly wordCount: number;
      readonly guessedFrom?: string;
      readonly alias?: true;
    }
  /** A typo of exactly one command. */
  | { readonly kind: 'guessed'; readonly command: Command; readonly wordCount: number }
  /** A group of commands without such a subcommand. */
  | { readonly kind: 'unknown'; readonly near: readonly Command[] }
  | { readonly kind: 'none'; readonly near: readonly Command[] };

/** A shorter prefix could mean anything; after the name of a group, one letter is enough. */
const MIN_PREFIX = 3;
const MIN_SUBCOMMAND_PREFIX = 1;
/** A shorter word is too often another word. */
const MIN_LENGTH_FOR_TYPO = 4;
/** In a shorter word, another letter too often makes another word, as in "fast" for "fact". */
const MIN_LENGTH_FOR_REPLACED_LETTER = 5;

/** Reads the first two words; an empty word stands for a quoted value. Words of `notCommands` only count as whole names. */
export function matchCommandName(
  [first = '', second = '']: readonly string[],
  commands: readonly Command[],
  notCommands: readonly string[],
): CommandMatch {
  const match = matchCandidate(first.toLowerCase().replace(/^[/!]/, ''), candidatesOf(commands), MIN_PREFIX, notCommands);
  if (match.kind === 'none') return { kind: 'none', near: match.near.map(({ command }) => command) };
  const { candidate, kind } = match;
  if (candidate.subcommands.length === 0 || second === '') {
    const alias = match.kind === 'found' ? match.alias : undefined;
    return compact({ kind, command: candidate.command, wordCount: 1, alias });
  }
  const subcommandMatch = matchCandidate(second.toLowerCase(), candidate.subcommands, MIN_SUBCOMMAND_PREFIX, []);
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
  /** Recognized with a typo too, and by how they begin. */
  readonly names: readonly string[];
  /** Recognized as a whole only: they are ordinary words, and so are many words close to them. */
  readonly aliases: readonly string[];
  readonly command: Command;
  readonly subcommands: readonly Candidate[];
}

function candidatesOf(commands: readonly Command[]): Candidate[] {
  return topLevelNames(commands).flatMap((first): Candidate[] => {
    const group = commandsInGroup(first, commands);
    const [command] = group;
    if (command === undefined) return [];
    if (commandGroup(command) === undefined) return [{ names: [command.name], aliases: command.aliases ?? [], command, subcommands: [] }];
    return [
      {
        names: [first],
        aliases: [],
        command,
        subcommands: group.map((each) => ({ names: secondWords(each), aliases: [], command: each, subcommands: [] })),
      },
    ];
  });
}

const secondWords = ({ name, aliases = [] }: Command): string[] => [name, ...aliases].flatMap((each) => each.split(' ')[1] ?? []);

type Match =
  | { readonly kind: 'found'; readonly candidate: Candidate; readonly alias?: true | undefined }
  | { readonly kind: 'guessed'; readonly candidate: Candidate }
  | { readonly kind: 'none'; readonly near: readonly Candidate[] };

function matchCandidate(wanted: string, candidates: readonly Candidate[], minPrefix: number, notCommands: readonly string[]): Match {
  const exact = candidates.find(({ names, aliases }) => [...names, ...aliases].includes(wanted));
  if (exact !== undefined) return { kind: 'found', candidate: exact, alias: exact.names.includes(wanted) ? undefined : true };
  if (notCommands.includes(wanted)) return { kind: 'none', near: [] };
  const starting = wanted.length < minPrefix ? [] : candidates.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  if (starting.length === 1 && starting[0] !== undefined) return { kind: 'found', candidate: starting[0] };
  return starting.length > 1 ? { kind: 'none', near: starting } : guessCandidate(wanted, candidates);
}

function guessCandidate(wanted: string, candidates: readonly Candidate[]): Match {
  const near = wanted.length < MIN_LENGTH_FOR_TYPO ? [] : candidates.filter(({ names }) => names.some((name) => isTypo(wanted, name)));
  return near.length === 1 && near[0] !== undefined ? { kind: 'guessed', candidate: near[0] } : { kind: 'none', near };
}

const isTypo = (wanted: string, name: string): boolean => {
  const slip = slipBetween(wanted, name);
  return slip !== undefined && (slip !== 'replaced' || name.length >= MIN_LENGTH_FOR_REPLACED_LETTER);
};

/** The one slip that makes a word of another: a letter too much or too little, another letter, or two letters the other way round. */
export function slipBetween(one: string, other: string): 'inserted' | 'replaced' | 'swapped' | undefined {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length + right.length === 1) return 'inserted';
  if (left.length === 1 && right.length === 1) return 'replaced';
  return left.length === 2 && left === [...right].reverse().join('') ? 'swapped' : undefined;
}
