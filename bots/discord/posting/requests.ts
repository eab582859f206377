/** The REST requests of daily posts: each is made once, waits for the rate limits, and is counted when Discord refuses it. */
import { setMaxListeners } from 'node:events';
import { type APIUser, REST, RESTEvents, type RouteLike, Routes } from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { Destination } from '../../core/contract/channels.ts';
import type { CallLimits } from '../../core/posting/platform-poster.ts';
import { createRateLimits, type RateLimits, sendAfter } from '../../core/posting/rate-limits.ts';
import { createInvalidRequestLimit } from './invalid-request-limit.ts';

/** Discord accepts 50 a second from one bot: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
const PER_SECOND = 49;
const MAX_IN_SECOND = 50;
/** Longer than any call may take: `CallLimits` end a request first. */
const REST_TIMEOUT_MS = 60_000;

export interface PostingRest {
  readonly rateLimits: RateLimits;
  /** The requests of one call, which together have to end within its limits; each rejects with an error of discord.js. */
  readonly within: (limits: CallLimits, to: Destination) => Requests;
}

export interface Requests {
  /** A message that the caller has acquired from the rate limits already. */
  readonly now: Send;
  /** A message, which waits for the rate limits. */
  readonly message: Send;
  /** Any other request, which waits for the rate limits too. */
  readonly request: Send;
  readonly me: () => Promise<string>;
}

type Send = (
  method: 'get' | 'post' | 'patch',
  route: RouteLike,
  more?: { readonly body?: unknown; readonly query?: URLSearchParams },
) => Promise<unknown>;

export interface RestOptions {
  readonly token: string;
  readonly api: string;
  readonly clock: Clock;
}

export function createPostingRest({ token, api, clock }: RestOptions): PostingRest {
  const invalidRequests = createInvalidRequestLimit(clock);
  const rateLimits = createRateLimits({
    clock,
    perSecond: PER_SECOND,
    maxInSecond: MAX_IN_SECOND,
    blockedMs: invalidRequests.waitMs,
    keysOf: ({ channel, thread }) => ({ shared: '', channel: thread ?? channel }),
  });
  const rest = new REST({
    api,
    retries: 0,
    timeout: REST_TIMEOUT_MS,
    rejectOnRateLimit: () => true,
    // Our limiter is stricter; the one of discord.js counts in fixed seconds, not in any second.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  rest.on(RESTEvents.Response, (_, { status, headers }) => {
    const scope = headers.get('x-ratelimit-scope');
    invalidRequests.record({ status, scope });
    // Without a scope the limit is not one of the API but of the whole address.
    if (status === 429 && scope === null) rateLimits.pause(ANYWHERE, (Number(headers.get('retry-after')) || 1) * 1000);
  });
  let me: string | undefined;
  return {
    rateLimits,
    within: (limits, to) => {
      const ends = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
      // discord.js adds a listener for each request and removes none.
      setMaxListeners(0, ends);
      // discord.js also drops a token that was refused once.
      const now: Send = (method, route, more = {}) => rest.setToken(token)[method](route, { ...more, signal: ends });
      const request: Send = (...args) => sendAfter(rateLimits.acquireRequest(to, ends, limits.timeoutMs), () => now(...args));
      return {
        now,
        request,
        message: (...args) => sendAfter(rateLimits.acquireMessage(to, ends, limits.timeoutMs), () => now(...args)),
        me: async () => {
          me ??= ((await request('get', Routes.user())) as APIUser).id;
          return me;
        },
      };
    },
  };
}

const ANYWHERE: Destination = { workspace: '', channel: '' };
