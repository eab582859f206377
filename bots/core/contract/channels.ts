/** Reach: what a platform knows of the channels of a workspace, and of what the bot may do there. */

/** Where something is to be posted. */
export interface Destination {
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string | undefined;
}

/**
 * What keeps the bot from posting: the name of a permission as its platform shows it, or `gone` (there is no such channel in the
 * workspace), `archived`, `uninvited` (the bot has to be invited first).
 */
export type PostingBlocker = string;

export interface ChannelDirectory {
  /** Everything that keeps the bot from posting there. Never rejects: nothing where the platform does not say. */
  readonly checkPostable: (destination: Destination) => Promise<readonly PostingBlocker[]>;
  /** What people call a channel or a role, without its sign. Never rejects: undefined where that is not known. */
  readonly nameOf: (kind: 'channel' | 'role', id: string, workspace: string) => Promise<string | undefined>;
}
