/** Requests for daily posts: each is made once, waits for its turn, and is counted when Discord turns it away. */
import { setMaxListeners } from 'node:events';
import { type APIUser, REST, RESTEvents, type RouteLike, Routes } from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { Destination } from '../../core/contract/channels.ts';
import type { CallLimits } from '../../core/posting/platform-poster.ts';
import { createRateLimits, type RateLimits, type Release } from '../../core/posting/rate-limits.ts';
import { RateLimitTimeout } from './errors.ts';
import { createInvalidRequestLimit } from './invalid-request-limit.ts';

/** Discord takes 50 a second of one bot: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
export const PER_SECOND = 49;
const MAX_IN_SECOND = 50;
/** Above what any call of ours may take. */
const REST_TIMEOUT_MS = 60_000;

export interface PostingRest {
  readonly rateLimits: RateLimits;
  /** The requests of one call, which have to end within its limits together; each rejects with an error of discord.js. */
  readonly within: (limits: CallLimits, to: Destination) => Requests;
}

export interface Requests {
  /** For whoever has a turn already. */
  readonly now: Send;
  /** A message, which waits for its turn. */
  readonly message: Send;
  /** Any other request, which waits for its turn too. */
  readonly request: Send;
  /** Our own id. */
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
    ...{ clock, perSecond: PER_SECOND, maxInSecond: MAX_IN_SECOND, blockedMs: invalidRequests.waitMs },
    keysOf: ({ channel, thread }) => ({ shared: '', channel: thread ?? channel }),
  });
  const rest = new REST({
    ...{ api, retries: 0, timeout: REST_TIMEOUT_MS, rejectOnRateLimit: () => true },
    // Our own pace is below Discord's; theirs knows only seconds that begin where they please.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  rest.on(RESTEvents.Response, (_, { status, headers }) => {
    const scope = headers.get('x-ratelimit-scope');
    invalidRequests.record({ status, scope });
    // Without a scope it is no bucket of Discord's but all of it that turns us away.
    if (status === 429 && scope === null) rateLimits.pause(ANYWHERE, (Number(headers.get('retry-after')) || 1) * 1000);
  });
  let me: string | undefined;
  return {
    rateLimits,
    within: (limits, to) => {
      const ends = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
      // discord.js adds a listener for each request, and takes none away.
      setMaxListeners(0, ends);
      // It also forgets a token that was refused once.
      const now: Send = (method, route, more = {}) => rest.setToken(token)[method](route, { ...more, signal: ends });
      const request = rateLimited(now, () => rateLimits.acquireRequest(to, ends, limits.timeoutMs));
      return {
        ...{ now, request, message: rateLimited(now, () => rateLimits.acquireMessage(to, ends, limits.timeoutMs)) },
        me: async () => {
          me ??= ((await request('get', Routes.user())) as APIUser).id;
          return me;
        },
      };
    },
  };
}

/** The same requests, each once it has its turn. */
const rateLimited =
  (send: Send, acquire: () => Promise<Release | undefined>): Send =>
  async (...request) => {
    const release = await acquire();
    if (release === undefined) throw new RateLimitTimeout();
    try {
      return await send(...request);
    } finally {
      release();
    }
  };

const ANYWHERE: Destination = { workspace: '', channel: '' };
