/** What can be wrong with a request; the messages say what, and what to do instead. */
import type { Gap } from './bot.ts';
import type { Command } from './command.ts';
import type { OptionValue } from './request.ts';

/** What a person got wrong. */
export class BadRequest extends Error {
  override readonly name: string = 'BadRequest';
}

/** A question in which a needed option is missing. */
export class Incomplete extends BadRequest {
  readonly command: Command;
  readonly option: string;
  readonly given: Readonly<Record<string, OptionValue>>;
  constructor(message: string, gap: Gap) {
    super(message);
    this.command = gap.command;
    this.option = gap.option;
    this.given = gap.given;
  }
}

/** A button that was pressed by somebody else than it was made for, or that was not made by this bot. */
export class NotYours extends Error {
  override readonly name = 'NotYours';
}
