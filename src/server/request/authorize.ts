/** Authorizes a request: authenticates the caller, and counts the request against the rate limit. */
import type { IncomingMessage } from 'node:http';
import type { Authenticate } from '../../access/authenticate.ts';
import type { Quota } from '../../access/quota.ts';
import { anonymous, type Viewer } from '../../access/scopes.ts';
import type { Clock } from '../../clock.ts';
import { requestError } from '../request-error.ts';
import { clientAddress, clientNetwork, siteNetwork } from './client-address.ts';
import { createRateLimit, type RateLimit, type RateLimitResult } from './rate-limit.ts';
import type { TimeLimit } from './time-limit.ts';

export interface AuthorizeRequestOptions {
  readonly authenticate: Authenticate;
  /** Undefined if there is no rate limit. */
  readonly rateLimits: RateLimits | undefined;
  readonly trustedProxies: number;
}

export interface RateLimits {
  /** For each key, and for each address without one. */
  readonly client: RateLimit;
  /** For all addresses of one site together. */
  readonly site: RateLimit;
}

/** A site with many subscribers may send as much as this many of them. */
const SITE_FACTOR = 10;

export const createRateLimits = (perMinute: number, clock: Clock): RateLimits | undefined =>
  perMinute === 0 ? undefined : { client: createRateLimit(perMinute, clock), site: createRateLimit(SITE_FACTOR * perMinute, clock) };

export interface Admission {
  readonly viewer: Viewer;
  readonly quota: Quota | null;
  /** By whom requests are counted: a key, or an address; undefined for callers without limits. */
  readonly caller: string | undefined;
}

/**
 * Throws or rejects with Unauthenticated, or with RATE_LIMITED above the rate limit. Adds headers that say how many requests are left.
 * A promise only for requests with a key.
 */
export type AuthorizeRequest = (request: IncomingMessage, headers: string[], timeLimit: TimeLimit) => Admission | Promise<Admission>;

export function createAuthorizeRequest({ authenticate, rateLimits, trustedProxies }: AuthorizeRequestOptions): AuthorizeRequest {
  const count = (caller: string, headers: string[]): Quota | null => {
    if (rateLimits === undefined) return null;
    const result = rateLimits.client.take(caller);
    headers.push(...rateLimitHeaders(result));
    assertWithin(result);
    return result.quota;
  };
  const countAddress = (address: string, caller: string, headers: string[]): Quota | null => {
    if (rateLimits === undefined) return null;
    const site = siteNetwork(address);
    if (site !== undefined) assertWithin(rateLimits.site.take(site));
    return count(caller, headers);
  };
  const withCredentials = async (authorization: string, address: string, headers: string[], timeLimit: TimeLimit): Promise<Admission> => {
    const byAddress = callerAt(address);
    const viewer = await timeLimit.wait(authenticate(authorization)).catch((error: unknown) => {
      // Failed key attempts count too.
      countAddress(address, byAddress, headers);
      throw error;
    });
    if (viewer.exempt) return { viewer, quota: null, caller: undefined };
    if (viewer.key === null) return { viewer, quota: countAddress(address, byAddress, headers), caller: byAddress };
    const caller = `key ${viewer.key.id}`;
    return { viewer, quota: count(caller, headers), caller };
  };
  return (request, headers, timeLimit) => {
    const address = clientAddress(request, trustedProxies);
    const { authorization } = request.headers;
    if (authorization !== undefined) return withCredentials(authorization, address, headers, timeLimit);
    const caller = callerAt(address);
    return { viewer: anonymous, quota: countAddress(address, caller, headers), caller };
  };
}

/** For routes beside the API: in seconds, how long this address has to wait; 0 if the request is allowed, and then it is counted. */
export function takeRequest(rateLimits: RateLimits | undefined, trustedProxies: number, request: IncomingMessage): number {
  if (rateLimits === undefined) return 0;
  const address = clientAddress(request, trustedProxies);
  const site = siteNetwork(address);
  const waits = [site === undefined ? null : rateLimits.site.take(site).wait, rateLimits.client.take(callerAt(address)).wait];
  return Math.ceil(Math.max(...waits.map((wait) => wait?.ms ?? 0)) / 1000);
}

const callerAt = (address: string): string => `address ${clientNetwork(address)}`;

/** Throws RATE_LIMITED if no request is left. */
export function assertWithin({ quota, wait }: RateLimitResult): void {
  if (wait !== null) throw rateLimitedError(quota, wait);
}

/** The same header names as AniList's API, which many clients know. */
const rateLimitHeaders = ({ quota: { limit, remaining } }: RateLimitResult): string[] => [
  ...['x-ratelimit-limit', String(limit)],
  ...['x-ratelimit-remaining', String(remaining)],
];

function rateLimitedError({ limit }: Quota, { ms, until }: NonNullable<RateLimitResult['wait']>) {
  const seconds = Math.ceil(ms / 1000);
  const message = `You have reached the limit of ${limit} requests a minute for one address or key. Try again in ${seconds} s.`;
  return requestError(429, 'RATE_LIMITED', message, {
    'retry-after': String(seconds),
    'x-ratelimit-reset': String(Math.ceil(until.getTime() / 1000)),
  });
}
