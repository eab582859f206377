/**
 * Wire: what a platform does for daily posts. Each call may make several requests, and says how it went instead of rejecting.
 * Post: one fact on its way; whatever makes it known again later is made from its id alone.
 */
import type { Destination } from '../contract/channels.ts';
import type { Reply } from '../contract/reply.ts';
import type { FollowUpJobOutcome, LookupResult, Outcome } from './outcome.ts';
import type { RateLimits } from './rate-limits.ts';

export interface Post {
  readonly id: string;
  readonly to: Destination;
  readonly reply: Reply;
  /** The one group of people that the message may call. */
  readonly pingRole?: string;
}

/** A message that says something else from now on. */
export interface Correction {
  readonly id: string;
  readonly at: Destination;
  readonly messageId: string;
  readonly reply: Reply;
}

/** Something for one person alone. */
export interface Notice {
  readonly id: string;
  readonly workspace: string;
  readonly user: string;
  readonly reply: Reply;
}

/** How long a call may take in all; `signal` ends it at once. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface PlatformPoster {
  readonly rateLimits: RateLimits;
  /** Posts; whoever calls has a turn for the first request. */
  readonly post: (post: Post, limits: CallLimits) => Promise<Outcome>;
  /** Looks for a post in what was said there since then. */
  readonly find: (post: Post, since: Date, limits: CallLimits) => Promise<LookupResult>;
  readonly correct: (correction: Correction, limits: CallLimits) => Promise<FollowUpJobOutcome>;
  readonly notify: (notice: Notice, limits: CallLimits) => Promise<FollowUpJobOutcome>;
  /** The address at which a person opens a channel. */
  readonly addressOf: (to: Destination) => string;
}
