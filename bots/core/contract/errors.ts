/** What can be wrong with a request or its answer. */
import type { CommandResult } from './command.ts';
import type { EntityMatch } from './entity-match.ts';
import type { ParsedCommand } from './parse-result.ts';

/** What a person got wrong; the message says what, and what to do instead. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}

/** A button that was pressed by somebody else than it was made for, or that was not made by this bot. */
export class ForeignButton extends Error {
  override readonly name = 'ForeignButton';
}

/** A question that was understood and not answered; `cause` says why. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly parsed: ParsedCommand;
  /** The page that was wanted, from 1. */
  readonly page: number;
  constructor(parsed: ParsedCommand, page: number, cause: unknown) {
    super(`no answer to ${parsed.command.name}`, { cause });
    this.parsed = parsed;
    this.page = page;
  }
}

/** A name that means several things; whoever asks has to say which. */
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

/** What keeps a command from doing what was asked, as it is to be said. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly result: CommandResult;
  constructor(result: CommandResult) {
    super(result.lead.text);
    this.result = result;
  }
}
