/** Pace: when the next request may go out, so that no second holds too many of them, and none goes out while we are told to wait. */
import type { Clock } from '../../clock.ts';
import { monotonicTime } from './monotonic.ts';

export interface RateLimiter {
  /** How long until the next request may go out; 0 for now. */
  readonly waitMs: () => number;
  /** Takes the place of one request; to be called again, by what it gives back, when the request was answered or not made. */
  readonly acquire: () => () => void;
  /** Nothing goes out for so long, and then less than before for a while: others may use the same allowance. */
  readonly pause: (ms: number) => void;
  /** How long it is still paused. */
  readonly pausedMs: () => number;
}

export interface RateLimiterOptions {
  readonly clock: Clock;
  /** Requests follow each other evenly, so many in a second. */
  readonly perSecond: number;
  /** What the other side counts: at most so many in any second. */
  readonly maxInSecond: number;
}

interface Sent {
  readonly at: number;
  endedAt?: number;
}

const SECOND = 1000;
/** A request that has no answer after this long has been counted by the other side, or never will be. */
const MAX_ARRIVAL_MS = 1000;
/** What is left of the rate after each time that it was too high, how far it goes down, and how much of it comes back in a second. */
const SLOWDOWN_FACTOR = 0.7;
const MIN_SHARE = 0.1;
const RECOVERY_PER_SECOND = 0.01;
/** So many requests may follow at once after a delay; what the other side counts holds for them too. */
const MAX_CATCH_UP = 8;
/** How often to look whether a request is answered. */
const POLL_MS = 25;

export function createRateLimiter({ clock, perSecond, maxInSecond }: RateLimiterOptions): RateLimiter {
  // Only the last ones count: the others are too long ago.
  const sent: Sent[] = [];
  let nextAt = 0;
  let pausedUntil = 0;
  // Full speed, until somebody tells us to wait.
  let slowdown = { to: 1, at: 0 };
  const now = monotonicTime(clock);
  const pausedMs = () => Math.max(0, pausedUntil - now());
  const currentShare = () => Math.min(1, slowdown.to + ((now() - slowdown.at) / SECOND) * RECOVERY_PER_SECOND);
  const intervalMs = () => SECOND / (perSecond * currentShare());
  const waitMs = () => {
    const oldest = sent.length < maxInSecond ? undefined : sent[0];
    return Math.max(pausedMs(), Math.ceil(nextAt - now()), oldest === undefined ? 0 : waitFor(oldest, now()), 0);
  };
  const acquire = () => {
    const one: Sent = { at: now() };
    sent.push(one);
    if (sent.length > maxInSecond) sent.shift();
    const interval = intervalMs();
    // Timers are late, and other work holds them up for a moment: that is made up for; a time without requests is not.
    nextAt = (one.at - nextAt < interval * MAX_CATCH_UP ? nextAt : one.at) + interval;
    return () => {
      one.endedAt ??= now();
    };
  };
  return {
    ...{ waitMs, acquire, pausedMs },
    pause: (ms) => {
      // Many requests that were under way together are told the same.
      if (now() - slowdown.at >= SECOND) slowdown = { to: Math.max(MIN_SHARE, currentShare() * SLOWDOWN_FACTOR), at: now() };
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}

/**
 * How long until a request has left the second in which the other side counts it. It arrived at some time between going out and
 * being answered; only from the answer on we know that a whole second has passed.
 */
function waitFor({ at, endedAt }: Sent, now: number): number {
  const arrivedBy = Math.min(endedAt ?? Number.POSITIVE_INFINITY, at + MAX_ARRIVAL_MS);
  const wait = arrivedBy + SECOND - now;
  return endedAt === undefined && wait > POLL_MS ? Math.max(at + SECOND - now, POLL_MS) : wait;
}
