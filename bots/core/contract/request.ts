/**
 * Request: what was asked, free of any platform.
 * Words: the question itself, as free text or already split into options by the platform. Place: where the reply goes.
 */
import type { ButtonAction } from './reply.ts';

export type OptionValue = string | boolean;

/** A question that needs no reading any more: it stands behind buttons, selects and forms. */
export interface CommandCall {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Which page of the answer, from 1; the first when it is left out. */
  readonly page?: number;
}

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'options' } & CommandCall)
  /** Somebody pressed a button or chose a line of a select; `text` is what they wrote in the form of a report. */
  | { readonly kind: 'press'; readonly action: ButtonAction; readonly token: string; readonly text?: string };

export interface Place {
  readonly platform: 'slack' | 'discord' | 'terminal';
  /** Slack team or Discord guild; empty in a direct message of Discord and in the terminal. */
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** The thread or message that the reply belongs below, where the platform has such. */
  readonly thread?: string;
  /** The language of the person or the workspace as the platform names it ("en-US"); English when there is none. */
  readonly locale?: string;
  /** Whether the person may change what the channel is set to, as the platform says; absent where it does not say. */
  readonly isAdmin?: boolean;
  /** The person may change what concerns the whole workspace: Manage Server on Discord, admins and owners on Slack. */
  readonly runsWorkspace?: true;
}

export interface Request {
  readonly input: Input;
  readonly place: Place;
}
