/** Authorizes a request: authenticates the caller, and counts the request against the rate limit. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from '../../access/authenticate.ts';
import type { Quota } from '../../access/quota.ts';
import { anonymous, type Viewer } from '../../access/scopes.ts';
import { requestError } from '../request-error.ts';
import { clientAddress, clientNetwork } from './client-address.ts';
import type { RateLimit, RateLimitResult } from './rate-limit.ts';
import type { WithTimeLimit } from './time-limit.ts';

export interface AuthorizeRequestOptions {
  readonly authenticate: Authenticate;
  /** Undefined if there is no rate limit. */
  readonly rateLimit: RateLimit | undefined;
  readonly trustedProxies: number;
}

export interface Admission {
  readonly viewer: Viewer;
  readonly quota: Quota | null;
}

/** Rejects with Unauthenticated, or with TOO_MANY_REQUESTS above the rate limit. The headers say how many requests are left. */
export type AuthorizeRequest = (request: IncomingMessage, response: ServerResponse, withTimeLimit: WithTimeLimit) => Promise<Admission>;

export function createAuthorizeRequest({ authenticate, rateLimit, trustedProxies }: AuthorizeRequestOptions): AuthorizeRequest {
  const count = (caller: string, response: ServerResponse): Quota | null => {
    if (rateLimit === undefined) return null;
    const result = rateLimit.take(caller);
    setRateLimitHeaders(result, response);
    if (result.wait !== null) throw rateLimitedError(result.quota, result.wait);
    return result.quota;
  };
  return async (request, response, withTimeLimit) => {
    const byAddress = () => count(`address ${clientNetwork(clientAddress(request, trustedProxies))}`, response);
    const { authorization } = request.headers;
    if (authorization === undefined) return { viewer: anonymous, quota: byAddress() };
    const viewer = await withTimeLimit(() => authenticate(authorization)).catch((error: unknown) => {
      // Failed key attempts count too.
      byAddress();
      throw error;
    });
    if (viewer.exempt) return { viewer, quota: null };
    return { viewer, quota: viewer.key === null ? byAddress() : count(`key ${viewer.key.id}`, response) };
  };
}

/** The same header names as AniList's API, which many clients know. */
function setRateLimitHeaders({ quota }: RateLimitResult, response: ServerResponse): void {
  response.setHeader('x-ratelimit-limit', quota.limit);
  response.setHeader('x-ratelimit-remaining', quota.remaining);
}

function rateLimitedError({ limit }: Quota, { ms, until }: NonNullable<RateLimitResult['wait']>) {
  const seconds = Math.ceil(ms / 1000);
  const message = `You have reached the limit of ${limit} requests a minute for one address or key. Try again in ${seconds} s.`;
  return requestError(429, 'RATE_LIMITED', message, {
    'retry-after': String(seconds),
    'x-ratelimit-reset': String(Math.ceil(until.getTime() / 1000)),
  });
}
