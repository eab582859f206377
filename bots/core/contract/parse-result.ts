/** What parsing yields: a command with its values, what is missing or invalid, or text that begins with no command. */
import type { Command } from './command.ts';
import type { OptionValue } from './request.ts';

/** Why a value cannot be used. */
export type ValueProblem =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'number' }
  | { readonly kind: 'time' }
  | { readonly kind: 'days' }
  | { readonly kind: 'channel' }
  | { readonly kind: 'role' }
  | { readonly kind: 'tooLong'; readonly length: number; readonly maxLength: number };

export type Values = Readonly<Record<string, OptionValue>>;

/** What the reader did that the person did not say, to be told beside the answer. */
export interface ParseNotes {
  /** The word that was taken for the name of the command. */
  readonly guessedFrom?: string;
  /** What belongs to no option. */
  readonly leftover: readonly string[];
  /** Whatever else is to be told. */
  readonly notes?: readonly string[];
}

export interface ParsedCommand extends ParseNotes {
  readonly kind: 'ok';
  readonly command: Command;
  readonly values: Values;
}

/** A needed option is missing. */
export interface IncompleteCommand extends ParseNotes {
  readonly kind: 'missing';
  readonly command: Command;
  readonly option: string;
  readonly values: Values;
}

/** A value cannot be what its option wants. */
export interface InvalidCommand extends ParseNotes {
  readonly kind: 'invalid';
  readonly command: Command;
  readonly option: string;
  readonly value: string;
  readonly problem: ValueProblem;
  readonly values: Values;
}

/** Text that begins with no command: perhaps the name of something, perhaps words to search for. */
export interface UnmatchedText {
  readonly kind: 'unmatched';
  /** Without the word that shares the answer. */
  readonly text: string;
  readonly share: boolean;
  /** What it means should the first word be a command with a slip in it. */
  readonly guess?: CommandResolution;
  /** Commands that it could as well begin with. */
  readonly near: readonly Command[];
}

/** There is no such command: a button or a form of another version asks for it, or its second word is none of ours. */
export interface UnknownCommand {
  readonly kind: 'unknown';
  readonly name: string;
  /** What could be meant. */
  readonly near: readonly Command[];
}

export type CommandResolution = ParsedCommand | IncompleteCommand | InvalidCommand;

export type ParseResult = CommandResolution | UnmatchedText | UnknownCommand;
