/**
 * Rate limit: a bucket of requests for each key or address, which fills again evenly over a minute.
 * Ours, because the ready-made ones read the time themselves, and a test could not choose it.
 */
import { LRUCache } from 'lru-cache';
import type { Quota } from '../../access/quota.ts';
import type { Clock } from '../../clock.ts';

const MINUTE_MS = 60_000;

/** About 11 MB. Who has not asked for longest is forgotten first, and their bucket has been filling for longest too. */
const MAX_BUCKETS = 50_000;

export interface RateLimitResult {
  readonly quota: Quota;
  /** Until when to wait, from now and as a moment; null when this request is allowed. */
  readonly wait: { readonly ms: number; readonly until: Date } | null;
}

export interface RateLimit {
  /** Takes one request out of somebody's bucket, if there is one in it. */
  readonly take: (caller: string) => RateLimitResult;
}

/**
 * Instead of what is in a bucket, it remembers when the bucket will be full. That is kept in parts of a millisecond of which a
 * request takes a whole number, counted from the start, so that nothing is ever rounded.
 */
export function createRateLimit(perMinute: number, clock: Clock): RateLimit {
  const fullAt = new LRUCache<string, number>({ max: MAX_BUCKETS });
  const start = clock.now().getTime();
  const capacity = MINUTE_MS * perMinute;
  const quota = (full: number, now: number): Quota => ({
    limit: perMinute,
    remaining: Math.floor((capacity - (full - now)) / MINUTE_MS),
    resetAt: new Date(start + Math.ceil(full / perMinute)),
  });
  return {
    take: (caller) => {
      const time = clock.now().getTime();
      const now = (time - start) * perMinute;
      const before = Math.max(fullAt.get(caller) ?? 0, now);
      const after = before + MINUTE_MS;
      if (after - now > capacity) {
        const ms = Math.ceil((after - now - capacity) / perMinute);
        return { quota: quota(before, now), wait: { ms, until: new Date(time + ms) } };
      }
      fullAt.set(caller, after);
      return { quota: quota(after, now), wait: null };
    },
  };
}
