/** Rate limits: how many requests Discord accepts from a bot, globally and per channel, and its response to more. */

import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import { rateLimited } from './responses.ts';

/** https://discord.com/developers/docs/topics/rate-limits */
export interface RateLimitOptions {
  /** Requests per second, over all routes but those of interactions. */
  readonly perSecond?: number;
  /** Messages in one channel. */
  readonly inChannel?: { readonly most: number; readonly withinMs: number };
}

export interface RateLimits {
  /** The 429 response to a request beyond a limit; undefined for requests within it. */
  readonly refuse: (call: RecordedRequest) => DiscordResponse | undefined;
  /** The rate limit headers of the bucket that a request was counted in. */
  readonly headersOf: (call: RecordedRequest) => Readonly<Record<string, string>>;
}

interface Bucket {
  count: number;
  readonly resetAt: number;
}

export function createRateLimits(
  { perSecond = 50, inChannel = { most: 5, withinMs: 5000 } }: RateLimitOptions,
  now: () => number,
): RateLimits {
  let recent: number[] = [];
  const buckets = new Map<string, Bucket>();
  const bucketOf = (key: string): Bucket => {
    const existing = buckets.get(key);
    if (existing !== undefined && existing.resetAt > now()) return existing;
    const bucket = { count: 0, resetAt: now() + inChannel.withinMs };
    buckets.set(key, bucket);
    return bucket;
  };
  const refuseGlobally = (): DiscordResponse | undefined => {
    recent = recent.filter((at) => at > now() - 1000);
    const [oldest = now()] = recent;
    if (recent.length >= perSecond) return rateLimited((oldest + 1000 - now()) / 1000, 'global');
    recent.push(now());
    return undefined;
  };
  return {
    refuse: (call) => {
      if (call.path.startsWith('/interactions/') || call.path.startsWith('/webhooks/')) return undefined;
      const refusal = refuseGlobally();
      const key = keyOf(call);
      if (refusal !== undefined || key === undefined) return refusal;
      const bucket = bucketOf(key);
      bucket.count += 1;
      return bucket.count > inChannel.most ? rateLimited((bucket.resetAt - now()) / 1000) : undefined;
    },
    headersOf: (call) => {
      const key = keyOf(call);
      const bucket = key === undefined ? undefined : buckets.get(key);
      if (bucket === undefined) return {};
      return {
        'x-ratelimit-limit': String(inChannel.most),
        'x-ratelimit-remaining': String(Math.max(0, inChannel.most - bucket.count)),
        'x-ratelimit-reset': String(bucket.resetAt / 1000),
        'x-ratelimit-reset-after': String(Math.max(0, bucket.resetAt - now()) / 1000),
        'x-ratelimit-bucket': 'messages',
      };
    },
  };
}

const keyOf = ({ method, path }: RecordedRequest): string | undefined =>
  method === 'POST' ? /^\/channels\/(\d+)\/messages$/.exec(path)?.[1] : undefined;
