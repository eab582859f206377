/** What a platform knows about the channels of a workspace, and what the bot may do in them. */

export interface Destination {
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string | undefined;
}

/**
 * What keeps the bot from posting: the name of a missing permission as the platform shows it, or `gone` (the workspace has no such
 * channel), `archived`, `uninvited` (the bot has to be invited first), `threads-only` (a forum), `no-messages` (a category), or
 * `unchecked` (the platform didn't say whose channel it is).
 */
export type PostingBlocker = string;

export interface ChannelDirectory {
  /** Never rejects. Missing permissions that the platform doesn't tell are left out; the first post will show them. */
  readonly checkPostable: (destination: Destination) => Promise<readonly PostingBlocker[]>;
  /** The id of the channel or the role with this name, without # or @. Never rejects: undefined if the bot sees none. */
  readonly idOf: (kind: 'channel' | 'role', name: string, workspace: string) => Promise<string | undefined>;
  /** The name of a channel or a role, without # or @. Never rejects: undefined if it isn't known. */
  readonly nameOf: (kind: 'channel' | 'role', id: string, workspace: string) => Promise<string | undefined>;
}
