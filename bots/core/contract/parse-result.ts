/** The results of parsing: a command with its values, a missing or invalid option, or text that begins with no command. */
import type { Command } from './command.ts';
import type { OptionValue } from './request.ts';

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

/** How the parser interpreted the input beyond what it says, shown with the answer. */
export interface ParseNotes {
  readonly guessedFrom?: string;
  /** Words that belong to no option. */
  readonly leftover: readonly string[];
  readonly notes?: readonly string[];
  /** No word named the command: "clip vs bert" has the form of one. */
  readonly byForm?: true;
}

export interface ParsedCommand extends ParseNotes {
  readonly kind: 'ok';
  readonly command: Command;
  readonly values: Values;
  /** What a question was answered with, for its buttons to repeat. */
  readonly context?: string | undefined;
}

export interface IncompleteCommand extends ParseNotes {
  readonly kind: 'missing';
  readonly command: Command;
  readonly option: string;
  readonly values: Values;
}

export interface InvalidCommand extends ParseNotes {
  readonly kind: 'invalid';
  readonly command: Command;
  readonly option: string;
  readonly value: string;
  readonly problem: ValueProblem;
  readonly values: Values;
}

export interface UnmatchedText {
  readonly kind: 'unmatched';
  /** Without a trailing `share`, greetings and courtesy. */
  readonly text: string;
  readonly share: boolean;
  /** The parsed command, assuming that the first word is a command with a typo. */
  readonly guess?: CommandResolution;
  readonly near: readonly Command[];
}

/** There is no such command: a button or a modal of another version names it, or the group has no such subcommand. */
export interface UnknownCommand {
  readonly kind: 'unknown';
  readonly name: string;
  readonly near: readonly Command[];
}

export type CommandResolution = ParsedCommand | IncompleteCommand | InvalidCommand;

export type ParseResult = CommandResolution | UnmatchedText | UnknownCommand;
