/** Errors of a request that turn into error replies. */
import type { CommandResult } from './command.ts';
import type { EntityMatch } from './entity-match.ts';
import type { ParsedCommand } from './parse-result.ts';

/** A button made for another user, or not by this bot. */
export class ForeignButton extends Error {
  override readonly name = 'ForeignButton';
}

/** A command that was parsed but failed; `cause` says why. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly parsed: ParsedCommand;
  /** The requested page, from 1. */
  readonly page: number;
  constructor(parsed: ParsedCommand, page: number, cause: unknown) {
    super(`no answer to ${parsed.command.name}`, { cause });
    this.parsed = parsed;
    this.page = page;
  }
}

export class AmbiguousName extends Error {
  override readonly name = 'AmbiguousName';
  readonly text: string;
  readonly candidates: readonly EntityMatch[];
  constructor(text: string, candidates: readonly EntityMatch[]) {
    super(`several are called "${text}"`);
    this.text = text;
    this.candidates = candidates;
  }
}

/** A command's own error, with the reply to show. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly result: CommandResult;
  constructor(result: CommandResult) {
    super(result.lead.text);
    this.result = result;
  }
}
