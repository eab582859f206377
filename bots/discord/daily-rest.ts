/** Requests for daily posts: each is made once, waits for its turn, and is counted when Discord turns it away. */
import { setMaxListeners } from 'node:events';
import { type APIUser, REST, RESTEvents, type RouteLike, Routes } from 'discord.js';
import type { Clock } from '../clock.ts';
import { createPacing, type EndTurn, type Pacing } from '../core/daily/pacing.ts';
import type { CallLimits } from '../core/daily/wire.ts';
import type { Destination } from '../core/reach.ts';
import { createBudget } from './daily-budget.ts';
import { NoTurn } from './daily-errors.ts';

/** Discord takes 50 a second of one bot: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
export const PER_SECOND = 49;
const MOST_IN_SECOND = 50;
/** Above what any call of ours may take. */
const REST_TIMEOUT_MS = 60_000;

export interface DailyRest {
  readonly pacing: Pacing;
  /** The requests of one call, which have to end within its limits together; each rejects with an error of discord.js. */
  readonly within: (limits: CallLimits, to: Destination) => Requests;
}

export interface Requests {
  /** For whoever has a turn already. */
  readonly now: Send;
  /** A message, which waits for its turn. */
  readonly paced: Send;
  /** Any other request, which waits for its turn too. */
  readonly asked: Send;
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

export function createDailyRest({ token, api, clock }: RestOptions): DailyRest {
  const budget = createBudget(clock);
  const pacing = createPacing({
    ...{ clock, perSecond: PER_SECOND, mostInSecond: MOST_IN_SECOND, heldUpMs: budget.waitMs },
    keysOf: ({ channel, thread }) => ({ wide: '', channel: thread ?? channel }),
  });
  const rest = new REST({
    ...{ api, retries: 0, timeout: REST_TIMEOUT_MS, rejectOnRateLimit: () => true },
    // Our own pace is below Discord's; theirs knows only seconds that begin where they please.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  rest.on(RESTEvents.Response, (_, { status, headers }) => {
    const scope = headers.get('x-ratelimit-scope');
    budget.note({ status, scope });
    // Without a scope it is no bucket of Discord's but all of it that turns us away.
    if (status === 429 && scope === null) pacing.pause(ANYWHERE, (Number(headers.get('retry-after')) || 1) * 1000);
  });
  let me: string | undefined;
  return {
    pacing,
    within: (limits, to) => {
      const ends = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]);
      // discord.js adds a listener for each request, and takes none away.
      setMaxListeners(0, ends);
      // It also forgets a token that was refused once.
      const now: Send = (method, route, more = {}) => rest.setToken(token)[method](route, { ...more, signal: ends });
      const asked = waiting(now, () => pacing.ask(to, ends, limits.timeoutMs));
      return {
        ...{ now, asked, paced: waiting(now, () => pacing.turn(to, ends, limits.timeoutMs)) },
        me: async () => {
          me ??= ((await asked('get', Routes.user())) as APIUser).id;
          return me;
        },
      };
    },
  };
}

/** The same requests, each once it has its turn. */
const waiting =
  (send: Send, take: () => Promise<EndTurn | undefined>): Send =>
  async (...request) => {
    const end = await take();
    if (end === undefined) throw new NoTurn();
    try {
      return await send(...request);
    } finally {
      end();
    }
  };

const ANYWHERE: Destination = { workspace: '', channel: '' };
