/** A request, independent of any platform: what the user entered or pressed, and where the reply goes. */
import type { Platform } from './platform.ts';
import type { ButtonAction } from './reply.ts';

export type OptionValue = string | boolean;

export interface CommandCall {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The page of the answer, from 1, which is the default. */
  readonly page?: number;
}

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'options' } & CommandCall)
  /** A pressed button or a choice of a select; `text` is the feedback from its modal. */
  | { readonly kind: 'press'; readonly action: ButtonAction; readonly token: string; readonly text?: string };

/** What a follow-up question such as "who made it?" refers to: the answer before it in a thread, a direct message or a chain of replies. */
export interface Conversation {
  /** Its channel, if that isn't the channel of the place: on Discord, a thread is a channel. */
  readonly channel?: string;
  /** The id by which the answer before was remembered: of a thread or a message; empty if the channel has only one conversation. */
  readonly recalls?: string;
  /** The id by which this answer will be. Absent if not everyone who reads the conversation sees the question. */
  readonly remembers?: string;
}

/** A direct message has one conversation, in and outside of threads. */
export const DIRECT_CONVERSATION: Conversation = { recalls: '', remembers: '' };

export interface Place {
  readonly platform: Platform;
  /** Slack team or Discord guild; empty in Discord's direct messages and in the terminal. */
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** The thread or message that the reply belongs to, on platforms with threads. */
  readonly thread?: string;
  /** A direct message, of two or of a group: nothing that is asked there is stored unless the user asks for it. */
  readonly isDirect?: true;
  /** Absent where each question stands alone. */
  readonly conversation?: Conversation;
  /** The language of the user or the workspace in the platform's form ("en-US"); English by default. */
  readonly locale?: string;
  /** The time zone of the user's profile, such as `Europe/Berlin`; absent if the platform doesn't say. */
  readonly timeZone?: string;
  /** Whether the user may change the settings of the channel; absent if the platform doesn't say. */
  readonly isAdmin?: boolean;
  /** The user may manage the whole workspace: Manage Server on Discord, admins and owners on Slack. */
  readonly runsWorkspace?: true;
  /** The permission that the app lacks to look up what the user may do. */
  readonly unknownRights?: string;
}

export interface Request {
  readonly input: Input;
  readonly place: Place;
  /** The input is a message that someone else wrote: only the user sees the answer, and nothing of the message is stored. */
  readonly isQuoted?: true;
}
