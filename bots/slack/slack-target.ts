/** Spot: where in Slack something was asked, and where the answer goes. */
export interface SlackTarget {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** The thread in which it was asked. */
  readonly thread?: string;
  /** The message that asked, where a public answer goes into a thread below it. */
  readonly below?: string;
  /** Whether nobody but the person and the bot is there, so that there is nobody to share with. */
  readonly isAlone?: boolean;
  /** A short-lived address that takes a few messages for this very spot, also where the bot is no member. */
  readonly responseUrl?: string;
}

/** Channels by this id are conversations of two, with the bot or between people. */
export const isDirect = ({ channel }: Pick<SlackTarget, 'channel'>): boolean => channel.startsWith('D');

/** The message on which somebody pressed. */
export interface OriginalMessage {
  readonly ts: string;
  /** Whether only one person sees it; then it can be changed by its response_url alone. */
  readonly isEphemeral: boolean;
}
