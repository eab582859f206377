import type { Conversation } from '../core/contract/request.ts';

/** Where in Slack a question was asked, and so where its answer goes. */
export interface SlackTarget {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  readonly thread?: string;
  /** The message that asked: a public answer starts a thread below it. */
  readonly below?: string;
  /** Whether only the user and the bot are there, so there is no one to share with. */
  readonly isAlone?: boolean;
  /** Whether it's a direct message of a group, which has the id of a channel. */
  readonly isGroupDirect?: boolean;
  /** Asked in the App Home, which shows what the answer may have changed. */
  readonly isHome?: true;
  /** Of a message that everyone in the channel sees. */
  readonly conversation?: Conversation;
  /** A short-lived address that takes a few messages for this target, even where the bot isn't a member. */
  readonly responseUrl?: string;
}

/**
 * Slack gives conversations of two, with the bot or between users, an id that starts with D. The id of a user, which starts with U or
 * W, stands for their direct messages with the bot.
 */
export const isDirect = ({ channel }: Pick<SlackTarget, 'channel'>): boolean => /^[DUW]/.test(channel);

export interface OriginalMessage {
  readonly ts: string;
  /** Whether only one user sees it: then only its response_url can change it. */
  readonly isEphemeral: boolean;
}
