/** A rate limiter for one stream of requests: never more than the limit in any second, and none while the platform says to wait. */
import type { Clock } from '../../clock.ts';
import { monotonicTime } from './monotonic.ts';

export interface RateLimiter {
  /** How long until the next request may go out; 0 for now. */
  readonly waitMs: () => number;
  /** Counts a request. Call the function that it returns when the request was answered, or was not made. */
  readonly acquire: () => () => void;
  /** Blocks for this long, then runs slower for a while: other processes may share the same limit. */
  readonly pause: (ms: number) => void;
  readonly pausedMs: () => number;
}

export interface RateLimiterOptions {
  readonly clock: Clock;
  /** Requests are spaced evenly at this rate. */
  readonly perSecond: number;
  /** The platform's limit for any one second. */
  readonly maxInSecond: number;
}

interface Sent {
  readonly at: number;
  endedAt?: number;
}

const SECOND = 1000;
/** By then the platform has counted a request without an answer, or never will. */
const MAX_ARRIVAL_MS = 1000;
/** Each pause multiplies the share of the rate that is used. */
const SLOWDOWN_FACTOR = 0.7;
const MIN_SHARE = 0.1;
const RECOVERY_PER_SECOND = 0.01;
/** After a delay at most this many requests follow at once, still within the platform's limit. */
const MAX_CATCH_UP = 8;
const POLL_MS = 25;

export function createRateLimiter({ clock, perSecond, maxInSecond }: RateLimiterOptions): RateLimiter {
  // The last `maxInSecond` requests.
  const sent: Sent[] = [];
  let nextAt = 0;
  let pausedUntil = 0;
  let slowdown = { share: 1, at: 0 };
  const now = monotonicTime(clock);
  const pausedMs = () => Math.max(0, pausedUntil - now());
  const currentShare = () => Math.min(1, slowdown.share + ((now() - slowdown.at) / SECOND) * RECOVERY_PER_SECOND);
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
    // A late timer is made up for; an idle time is not.
    nextAt = (one.at - nextAt < interval * MAX_CATCH_UP ? nextAt : one.at) + interval;
    return () => {
      one.endedAt ??= now();
    };
  };
  return {
    waitMs,
    acquire,
    pausedMs,
    pause: (ms) => {
      // Requests that were in flight together get the same answer: they count once.
      if (now() - slowdown.at >= SECOND) slowdown = { share: Math.max(MIN_SHARE, currentShare() * SLOWDOWN_FACTOR), at: now() };
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}

/**
 * How long until a request has left the second in which the platform counts it. It arrived at some time between being sent and
 * being answered, so only a second after the answer is certain.
 */
function waitFor({ at, endedAt }: Sent, now: number): number {
  const arrivedBy = Math.min(endedAt ?? Number.POSITIVE_INFINITY, at + MAX_ARRIVAL_MS);
  const wait = arrivedBy + SECOND - now;
  return endedAt === undefined && wait > POLL_MS ? Math.max(at + SECOND - now, POLL_MS) : wait;
}
