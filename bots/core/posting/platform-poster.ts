/** The port of a platform for daily posts. A call may make several requests, and answers with an outcome instead of rejecting. */
import type { Destination } from '../contract/channels.ts';
import type { Reply } from '../contract/reply.ts';
import type { FollowUpJobOutcome, LookupResult, Outcome } from './outcome.ts';
import type { RateLimits } from './rate-limits.ts';

export interface Post {
  /** The delivery. Platforms derive the mark that finds the message again from this id alone. */
  readonly id: string;
  readonly to: Destination;
  readonly reply: Reply;
  /** The only role or user group that the message may ping. */
  readonly pingRole?: string;
}

/** A new text for a message that was posted. */
export interface Correction {
  readonly id: string;
  readonly at: Destination;
  readonly messageId: string;
  readonly reply: Reply;
}

export interface Notice {
  readonly id: string;
  readonly workspace: string;
  readonly user: string;
  readonly reply: Reply;
}

/** The time for all requests of a call together; `signal` ends it at once. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface PlatformPoster {
  readonly rateLimits: RateLimits;
  /** The caller has acquired the first message from `rateLimits`. */
  readonly post: (post: Post, limits: CallLimits) => Promise<Outcome>;
  /** Looks for a post among the messages in its channel since then. */
  readonly find: (post: Post, since: Date, limits: CallLimits) => Promise<LookupResult>;
  readonly correct: (correction: Correction, limits: CallLimits) => Promise<FollowUpJobOutcome>;
  readonly notify: (notice: Notice, limits: CallLimits) => Promise<FollowUpJobOutcome>;
}
