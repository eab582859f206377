/** The gate: finds out who asks, and counts them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from '../access/authenticate.ts';
import type { Quota } from '../access/quota.ts';
import { anonymous, type Viewer } from '../access/scopes.ts';
import { addressOf, subscriberOf } from './address.ts';
import type { RateLimit, Taken } from './rate-limit.ts';
import { refusal } from './refusal.ts';
import type { InTime } from './time-limit.ts';

export interface GateOptions {
  readonly authenticate: Authenticate;
  /** Undefined when nobody is counted. */
  readonly rateLimit: RateLimit | undefined;
  readonly trustedProxies: number;
}

export interface Admitted {
  readonly viewer: Viewer;
  readonly quota: Quota | null;
}

/** Rejects with Unauthenticated, or with a refusal when somebody has asked too often; says in the headers how often they still may. */
export type Gate = (request: IncomingMessage, response: ServerResponse, inTime: InTime) => Promise<Admitted>;

export function createGate({ authenticate, rateLimit, trustedProxies }: GateOptions): Gate {
  const count = (who: string, response: ServerResponse): Quota | null => {
    if (rateLimit === undefined) return null;
    const taken = rateLimit.take(who);
    tell(taken, response);
    if (taken.wait !== null) throw tooOften(taken.quota, taken.wait);
    return taken.quota;
  };
  return async (request, response, inTime) => {
    const byAddress = () => count(`address ${subscriberOf(addressOf(request, trustedProxies))}`, response);
    const { authorization } = request.headers;
    if (authorization === undefined) return { viewer: anonymous, quota: byAddress() };
    const viewer = await inTime(() => authenticate(authorization)).catch((error: unknown) => {
      // Who guesses keys is counted too.
      byAddress();
      throw error;
    });
    if (viewer.exempt) return { viewer, quota: null };
    return { viewer, quota: viewer.key === null ? byAddress() : count(`key ${viewer.key.id}`, response) };
  };
}

/** By AniList's names, which many clients know. */
function tell({ quota }: Taken, response: ServerResponse): void {
  response.setHeader('x-ratelimit-limit', quota.limit);
  response.setHeader('x-ratelimit-remaining', quota.remaining);
}

function tooOften({ limit }: Quota, { ms, until }: NonNullable<Taken['wait']>) {
  const seconds = Math.ceil(ms / 1000);
  const message = `You have asked ${limit} times within a minute, which is what one address or key may. Ask again in ${seconds} s.`;
  return refusal(429, 'RATE_LIMITED', message, {
    'retry-after': String(seconds),
    'x-ratelimit-reset': String(Math.ceil(until.getTime() / 1000)),
  });
}
