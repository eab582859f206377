/** Interpretation: what a request was understood as, parsed once and in the language of its place. Everything else reads it. */
import type { Messages } from '../messages/index.ts';
import { type Command, mayRun } from './command.ts';
import type { ParseResult } from './parse-result.ts';
import type { OptionValue, Request } from './request.ts';

/** A command without one of its required options, or without anything to do: platforms with modals ask for it, the others name it in an error. */
export interface MissingOption {
  readonly command: Command;
  readonly option: string;
  readonly given: Readonly<Record<string, OptionValue>>;
  /** What the field for the option begins with. */
  readonly draft?: string;
}

export type UnparsedButton =
  /** The button belongs to another user, or can't be read. */
  | { readonly kind: 'foreign' }
  /** Its call is stored behind the API. The answer loads and parses it, so that nothing waits for the API before a deferral or a modal. */
  | { readonly kind: 'stored' };

/** A question in the user's own words. */
export interface AskedQuestion {
  /** As typed, without the mention of the bot and `share`. */
  readonly text: string;
  /** The context that it was first answered with, which its buttons carry. */
  readonly context?: string;
  /** The user pressed a button that sends the question to the curators. */
  readonly isForCurators?: true;
}

export interface Interpretation extends Request {
  /** The language of the place: of the modal, of the answer, and of the commands. */
  readonly messages: Messages;
  readonly commands: readonly Command[];
  readonly parsed: ParseResult | UnparsedButton;
  /** Undefined for buttons and options of commands. */
  readonly asked: AskedQuestion | undefined;
  readonly page: number;
  /** Undefined for free text, which a log must not repeat. */
  readonly commandName: string | undefined;
  /** Whether or not the user may run the command. */
  readonly missingOption: MissingOption | undefined;
  readonly needsRights: boolean;
}

/** Never queries the API, and never rejects. */
export type Interpret = (request: Request) => Promise<Interpretation>;

/** The missing option, if the user may run the command: otherwise the answer says that they may not. */
export const askableOption = ({ missingOption, place }: Interpretation): MissingOption | undefined =>
  missingOption !== undefined && mayRun(missingOption.command, place) ? missingOption : undefined;
