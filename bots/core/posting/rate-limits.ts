/** The rate limits of one platform: a limiter for each workspace (or one for the whole bot), and one for each channel. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Destination } from '../contract/channels.ts';
import { RateLimitTimeout } from '../request-errors.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';

/** To be called when the request was answered, or was not made. */
export type Release = () => void;

type Acquire = (to: Destination, signal: AbortSignal, withinMs?: number) => Promise<Release | undefined>;

export interface RateLimits {
  /** Resolves when the platform accepts requests at all. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** Resolves when a message may be sent there; with undefined when that takes longer than `withinMs`. */
  readonly acquireMessage: Acquire;
  /** The same for any other request about that destination, which does not wait for messages. */
  readonly acquireRequest: Acquire;
  /** For how long the platform has told us to send nothing there. */
  readonly pausedMs: (to: Destination) => number;
  readonly pause: (to: Destination, ms: number) => void;
  readonly pauseChannel: (to: Destination, ms: number) => void;
}

export interface RateLimitsOptions {
  readonly clock: Clock;
  readonly perSecond: number;
  readonly maxInSecond: number;
  /** `shared` is equal for destinations of one limit: of a workspace, or all. `channel` is what the platform counts as one channel. */
  readonly keysOf: (to: Destination) => { readonly shared: string; readonly channel: string };
  /** How long all requests have to wait for another reason; 0 when there is none. */
  readonly blockedMs?: () => number;
}

/** Both platforms accept about one message a second in a channel. */
const CHANNEL = { perSecond: 1, maxInSecond: 1 };
const MAX_WORKSPACES = 1000;
/** The least recently used channels are dropped: by then their limits are over. */
const MAX_CHANNELS = 10_000;

export function createRateLimits({ clock, keysOf, blockedMs = () => 0, ...rate }: RateLimitsOptions): RateLimits {
  const shared = new LRUCache<string, RateLimiter>({ max: MAX_WORKSPACES });
  const channels = new LRUCache<string, RateLimiter>({ max: MAX_CHANNELS });
  const sharedOf = (to: Destination) => getOrCreate(shared, keysOf(to).shared, () => createRateLimiter({ clock, ...rate }));
  const channelOf = (to: Destination) => getOrCreate(channels, keysOf(to).channel, () => createRateLimiter({ clock, ...CHANNEL }));
  const limitersOf = (to: Destination) => [sharedOf(to), channelOf(to)];
  const pausedMs = (to: Destination) => Math.max(blockedMs(), ...limitersOf(to).map((limiter) => limiter.pausedMs()));
  const now = () => clock.now().getTime();

  /** Acquires from several limiters at once, as soon as all of them allow it and nothing is paused. */
  const acquireFrom =
    (limitersFor: (to: Destination) => readonly RateLimiter[]): Acquire =>
    async (to, signal, withinMs = Number.POSITIVE_INFINITY) => {
      const until = now() + withinMs;
      for (;;) {
        signal.throwIfAborted();
        const wait = Math.max(pausedMs(to), ...limitersFor(to).map((limiter) => limiter.waitMs()));
        if (wait <= 0) return releaseAll(limitersFor(to).map((limiter) => limiter.acquire()));
        if (now() + wait > until) return undefined;
        await clock.sleep(wait, signal);
      }
    };
  return {
    acquireMessage: acquireFrom(limitersOf),
    acquireRequest: acquireFrom((to) => [sharedOf(to)]),
    ready: async (signal) => {
      for (;;) {
        signal.throwIfAborted();
        const paused = [...shared.values()].map((limiter) => limiter.pausedMs());
        const wait = Math.max(blockedMs(), paused.length === 0 ? 0 : Math.min(...paused));
        if (wait <= 0) return;
        await clock.sleep(wait, signal);
      }
    },
    pausedMs,
    pause: (to, ms) => sharedOf(to).pause(ms),
    pauseChannel: (to, ms) => channelOf(to).pause(ms),
  };
}

/** Sends a request once the rate limits allow it; rejects with a RateLimitTimeout when they don't in time. */
export async function sendAfter<T>(acquired: Promise<Release | undefined>, send: () => Promise<T>): Promise<T> {
  const release = await acquired;
  if (release === undefined) throw new RateLimitTimeout();
  try {
    return await send();
  } finally {
    release();
  }
}

function getOrCreate(limiters: LRUCache<string, RateLimiter>, key: string, make: () => RateLimiter): RateLimiter {
  const cached = limiters.get(key);
  if (cached !== undefined) return cached;
  const limiter = make();
  limiters.set(key, limiter);
  return limiter;
}

const releaseAll = (releases: readonly Release[]) => () => {
  for (const release of releases) release();
};
