/** A platform as a value: everything that core, and through it the API, has to know to serve it. */
import type { Destination } from './channels.ts';

export interface Platform {
  /** Names the platform to the API and in logs: `slack`. */
  readonly id: string;
  /** As people write it, also in the middle of a sentence: `Slack`. */
  readonly name: string;
  /** What users type before a command: `/lmm`. */
  readonly commandPrefix: string;
  /** What users type before a command of a group, such as `daily add`. */
  readonly groupPrefix: string;
  /** Commands are typed as `name:value` only, as in Discord's slash commands. */
  readonly namedOptions: boolean;
  /** Replies can carry actions. Without them a reply shows all its pages, and names commands to type. */
  readonly buttons: boolean;
  /** A button can ask, by a dialog of the platform, before it is pressed. */
  readonly confirms?: true;
  /** A form can ask for text, such as what is wrong with an answer. */
  readonly modals: boolean;
  readonly idPatterns: IdPatterns;
  /** Absent if one person asks, alone, as in the terminal: nothing is shared, set or scheduled there. */
  readonly channels?: PlatformChannels;
}

/** Each matches a whole id. Patterns of channels and roles must not match the names that people type instead. */
export interface IdPatterns {
  readonly workspace?: RegExp;
  readonly channel: RegExp;
  readonly user: RegExp;
  readonly role: RegExp;
}

export interface PlatformChannels {
  readonly rights: PlatformRights;
  /** Opens a channel or a thread; undefined if the platform has no such links. */
  readonly urlOf: (destination: Destination) => string | undefined;
  /** For how long the platform answers a nonce that it has seen with the message it has; absent if it knows no nonces. */
  readonly nonceLifetimeMs?: number;
}

/** What the platform calls the people who may change things, as messages quote it: "Only … can do this. Ask …." */
export interface PlatformRights {
  /** Who manages the workspace: `members with the permission Manage Server`. */
  readonly workspace: string;
  readonly channel: string;
  /** Whom to ask: `an administrator of the server`. */
  readonly contact: string;
}
