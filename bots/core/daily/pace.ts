/** Pace: when the next request may go out, so that no second holds too many of them, and none goes out while we are told to wait. */
import type { Clock } from '../../clock.ts';
import { steadyTime } from './steady.ts';

export interface Pace {
  /** How long until the next request may go out; 0 for now. */
  readonly waitMs: () => number;
  /** Takes the place of one request; to be called again, by what it gives back, when the request was answered or not made. */
  readonly take: () => () => void;
  /** Nothing goes out for so long, and then less than before for a while: others may use the same allowance. */
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
/** What is left of the rate after each time that it was too high, how far it goes down, and how much of it comes back in a second. */
const SLOWER = 0.7;
const SLOWEST = 0.1;
const BACK_IN_SECOND = 0.01;
/** So many requests may follow at once after a delay; what the other side counts holds for them too. */
const MADE_UP = 8;
/** How often to look whether a request is answered. */
const LOOK_MS = 25;

export function createPace({ clock, perSecond, mostInSecond }: PaceOptions): Pace {
  // Only the last ones count: the others are too long ago.
  const taken: Taken[] = [];
  let freeAt = 0;
  let pausedUntil = 0;
  // Full speed, until somebody tells us to wait.
  let slowed = { to: 1, at: 0 };
  const now = steadyTime(clock);
  const pausedMs = () => Math.max(0, pausedUntil - now());
  const share = () => Math.min(1, slowed.to + ((now() - slowed.at) / SECOND) * BACK_IN_SECOND);
  const intervalMs = () => SECOND / (perSecond * share());
  const waitMs = () => {
    const oldest = taken.length < mostInSecond ? undefined : taken[0];
    return Math.max(pausedMs(), Math.ceil(freeAt - now()), oldest === undefined ? 0 : waitFor(oldest, now()), 0);
  };
  const take = () => {
    const one: Taken = { at: now() };
    taken.push(one);
    if (taken.length > mostInSecond) taken.shift();
    const interval = intervalMs();
    // Timers are late, and other work holds them up for a moment: that is made up for; a time without requests is not.
    freeAt = (one.at - freeAt < interval * MADE_UP ? freeAt : one.at) + interval;
    return () => {
      one.endedAt ??= now();
    };
  };
  return {
    ...{ waitMs, take, pausedMs },
    pause: (ms) => {
      // Many requests that were under way together are told the same.
      if (now() - slowed.at >= SECOND) slowed = { to: Math.max(SLOWEST, share() * SLOWER), at: now() };
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
