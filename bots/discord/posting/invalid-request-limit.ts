/** Counts the requests that Discord refused: an address with 10,000 of them in ten minutes is banned for a while. */
import type { Clock } from '../../clock.ts';
import { monotonicTime } from '../../core/posting/monotonic.ts';

/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const MAX_INVALID_REQUESTS = 10_000;
const WITHIN_MS = 10 * 60_000;
/** The other half is for everything else that uses the same address. */
const MAX_OURS = MAX_INVALID_REQUESTS / 2;
const INVALID = new Set([401, 403, 429]);

export interface InvalidRequestLimit {
  readonly record: (answer: { readonly status: number; readonly scope: string | null }) => void;
  /** How long to wait until requests may be made again; 0 for now. */
  readonly waitMs: () => number;
}

export function createInvalidRequestLimit(clock: Clock): InvalidRequestLimit {
  // By second, oldest first: a Map keeps the order of insertion.
  const counts = new Map<number, number>();
  let total = 0;
  const now = monotonicTime(clock);
  const second = () => Math.floor(now() / 1000);
  const removeExpired = () => {
    for (const [at, count] of counts) {
      if (at > second() - WITHIN_MS / 1000) return;
      counts.delete(at);
      total -= count;
    }
  };
  return {
    record: ({ status, scope }) => {
      if (!INVALID.has(status) || (status === 429 && scope === 'shared')) return;
      removeExpired();
      counts.set(second(), (counts.get(second()) ?? 0) + 1);
      total += 1;
    },
    waitMs: () => {
      removeExpired();
      const [oldest] = counts.keys();
      if (total < MAX_OURS || oldest === undefined) return 0;
      return (oldest + 1) * 1000 + WITHIN_MS - now();
    },
  };
}
