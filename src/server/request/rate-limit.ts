/**
 * Rate limit: a token bucket for each key or address, which refills evenly over a minute.
 * Our own, because the existing packages read the clock themselves, so tests couldn't set the time.
 */
import { LRUCache } from 'lru-cache';
import type { Quota } from '../../access/quota.ts';
import type { Clock } from '../../clock.ts';

const MINUTE_MS = 60_000;

/** About 11 MB. The least recently used bucket is dropped first; it has also been refilling for longest. */
const MAX_BUCKETS = 50_000;

export interface RateLimitResult {
  readonly quota: Quota;
  /** How long to wait, and until when; null if this request is allowed. */
  readonly wait: { readonly ms: number; readonly until: Date } | null;
}

export interface RateLimit {
  readonly take: (caller: string) => RateLimitResult;
  /** What `take` would say, without taking anything. */
  readonly look: (caller: string) => RateLimitResult;
}

/**
 * Stores when a bucket will be full instead of how full it is. The unit is a fraction of a millisecond, chosen so that one request is
 * a whole number of units: nothing is ever rounded.
 */
export function createRateLimit(perMinute: number, clock: Clock): RateLimit {
  // Given a `max`, the cache would allocate room for all of them at once.
  const fullAt = new LRUCache<string, number>({ maxSize: MAX_BUCKETS, sizeCalculation: () => 1 });
  const start = clock.now().getTime();
  const capacity = MINUTE_MS * perMinute;
  const quota = (full: number, now: number): Quota => ({
    limit: perMinute,
    remaining: Math.floor((capacity - (full - now)) / MINUTE_MS),
    resetAt: new Date(start + Math.ceil(full / perMinute)),
  });
  const request = (caller: string, isTaken: boolean): RateLimitResult => {
    const time = clock.now().getTime();
    const now = (time - start) * perMinute;
    const before = Math.max(fullAt.get(caller) ?? 0, now);
    const after = before + MINUTE_MS;
    if (after - now > capacity) {
      const ms = Math.ceil((after - now - capacity) / perMinute);
      return { quota: quota(before, now), wait: { ms, until: new Date(time + ms) } };
    }
    if (isTaken) fullAt.set(caller, after);
    return { quota: quota(after, now), wait: null };
  };
  return { take: (caller) => request(caller, true), look: (caller) => request(caller, false) };
}
