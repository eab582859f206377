/** Pace: when the next request may go out, so that no second holds too many of them, and none goes out while we are told to wait. */
import type { Clock } from '../../clock.ts';

export interface Pace {
  /** How long until the next request may go out; 0 for now. */
  readonly waitMs: () => number;
  /** Takes the place of one request; to be called again, by what it gives back, when the request was answered or not made. */
  readonly take: () => () => void;
  readonly pause: (ms: number) => void;
  /** How long it is still paused. */
  readonly pausedMs: () => number;
}

export interface PaceOptions {
  readonly clock: Clock;
  /** Requests follow each other evenly, so many in a second. */
  readonly perSecond: number;
  /** What the other side counts: at most so many in any second. */
  readonly mostInSecond: number;
}

interface Taken {
  readonly at: number;
  endedAt?: number;
}

const SECOND = 1000;
/** A request that has no answer after this long has been counted by the other side, or never will be. */
const ARRIVES_WITHIN_MS = 1000;
/** How often to look whether a request is answered. */
const LOOK_MS = 25;

export function createPace({ clock, perSecond, mostInSecond }: PaceOptions): Pace {
  const interval = SECOND / perSecond;
  // Only the last ones count: the others are too long ago.
  const taken: Taken[] = [];
  let freeAt = 0;
  let pausedUntil = 0;
  const now = () => clock.now().getTime();
  const pausedMs = () => Math.max(0, pausedUntil - now());
  const waitMs = () => {
    const oldest = taken.length < mostInSecond ? undefined : taken[0];
    return Math.max(pausedMs(), Math.ceil(freeAt - now()), oldest === undefined ? 0 : waitFor(oldest, now()), 0);
  };
  const take = () => {
    const one: Taken = { at: now() };
    taken.push(one);
    if (taken.length > mostInSecond) taken.shift();
    // A timer is always a little late, which is made up for; a time without requests is not.
    freeAt = (one.at - freeAt < interval ? freeAt : one.at) + interval;
    return () => {
      one.endedAt ??= now();
    };
  };
  return {
    ...{ waitMs, take, pausedMs },
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}

/**
 * How long until a request has left the second in which the other side counts it. It arrived at some time between going out and
 * being answered; only from the answer on we know that a whole second has passed.
 */
function waitFor({ at, endedAt }: Taken, now: number): number {
  const arrivedBy = Math.min(endedAt ?? Number.POSITIVE_INFINITY, at + ARRIVES_WITHIN_MS);
  const wait = arrivedBy + SECOND - now;
  return endedAt === undefined && wait > LOOK_MS ? Math.max(at + SECOND - now, LOOK_MS) : wait;
}
