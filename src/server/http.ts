/** The one HTTP server: API, playground, health checks, and the routes of the bots. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Negotiator from 'negotiator';
import type { Clock } from '../clock.ts';
import { SetupError } from '../errors.ts';
import { GRAPHQL_PATH } from '../routing/graphql-path.ts';
import { setPolicyHeaders } from '../routing/policy-headers.ts';
import { pathOf, type Route } from '../routing/route.ts';
import type { Api } from './api.ts';
import { createDispatch } from './dispatch.ts';
import { createEndpoint } from './endpoint.ts';
import { createReadiness } from './readiness.ts';
import { createRateLimits, takeRequest } from './request/authorize.ts';
import { createRateLimit } from './request/rate-limit.ts';
import { createRefusalLimit, type RefusalLimit } from './request/refusal-limit.ts';
import { serverRoutes } from './routes.ts';

export interface HttpOptions {
  readonly api: Api;
  readonly routes: readonly Route[];
  /** Resolves if the database answers, and rejects if it doesn't. */
  readonly ready: () => Promise<void>;
  /** What `/ready` adds, a line each: parts that failed without stopping the server; none by default. */
  readonly notices?: () => readonly string[];
  /** Defaults: no rate limit, no trusted proxies. */
  readonly limits?: Limits;
  readonly timeouts?: Timeouts;
}

export interface Limits {
  /** Requests a minute for each key, and for each address without one; 0 means no limit. */
  readonly requestsPerMinute: number;
  /** How many proxies in front of this server report the client's address. */
  readonly trustedProxies: number;
}

/** How long clients may take to send a request and to read a response, and how often Node checks for slower ones, in milliseconds. */
export interface Timeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkIntervalMs: number;
  /** How long a connection may stand still, in both directions. */
  readonly stallMs: number;
}

/**
 * Slower clients are disconnected, so that idle connections can't pile up. Node looks twice whether written bytes move, so a client
 * that doesn't read is disconnected within twice `stallMs`; the comments in an event stream keep a quiet one that is read open.
 */
const DEFAULT_TIMEOUTS: Timeouts = { headersMs: 10_000, requestMs: 30_000, checkIntervalMs: 5_000, stallMs: 14_000 };
const NO_LIMITS: Limits = { requestsPerMinute: 0, trustedProxies: 0 };

export function createHttp({
  api,
  routes,
  ready,
  notices = () => [],
  limits = NO_LIMITS,
  timeouts = DEFAULT_TIMEOUTS,
}: HttpOptions): Server {
  const { trustedProxies } = limits;
  // One count for both, so that pages are no way around the limit.
  const rateLimits = createRateLimits(limits.requestsPerMinute, api.clock);
  const endpoint = createEndpoint(api, { trustedProxies, rateLimits });
  const dispatch = createDispatch([...routes, ...serverRoutes(createReadiness(ready, api.clock), notices)], api.log, (request) =>
    takeRequest(rateLimits, trustedProxies, request),
  );
  const isRefusedTooOften = limitRefusals(limits, api.clock);
  const { headersMs: headersTimeout, requestMs: requestTimeout, checkIntervalMs: connectionsCheckingInterval } = timeouts;
  const server = createServer({ headersTimeout, requestTimeout, connectionsCheckingInterval }, (request, response) => {
    // Before any route, so that a cached response skips the router. The endpoint writes all its headers at once.
    if ((request.url === GRAPHQL_PATH || pathOf(request) === GRAPHQL_PATH) && !wantsPage(request)) return endpoint(request, response);
    setPolicyHeaders(response);
    if (!isRefusedTooOften(request, response)) dispatch(request, response);
  });
  return server.setTimeout(timeouts.stallMs);
}

const limitRefusals = ({ requestsPerMinute, trustedProxies }: Limits, clock: Clock): RefusalLimit =>
  requestsPerMinute === 0 ? () => false : createRefusalLimit(createRateLimit(requestsPerMinute, clock), trustedProxies);

/** What the endpoint answers with, and the page. Of two types that a client likes equally, the first is preferred. */
const MEDIA_TYPES = ['application/json', 'application/graphql-response+json', 'text/event-stream', 'text/html'];

/** A browser that opens the page, not a program that calls the API: it prefers HTML. Most programs don't name HTML at all. */
const wantsPage = (request: IncomingMessage): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  /text\/html/i.test(request.headers.accept ?? '') &&
  new Negotiator(request).mediaType(MEDIA_TYPES) === 'text/html';

/** Listens; returns the URL that people can open. Throws SetupError if it can't listen on the port. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const rejectListen = (error: NodeJS.ErrnoException) => reject(new SetupError(listenErrorMessage(error, port, host), { cause: error }));
    server.once('error', rejectListen);
    server.listen(port, host, () => {
      // Later errors have nothing to do with the port, and must not be swallowed here.
      server.off('error', rejectListen);
      const { port: boundPort } = server.address() as AddressInfo;
      resolve(`http://${urlHost(host)}:${boundPort}`);
    });
  });
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function listenErrorMessage({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Another program already uses port ${port}. Set PORT to a free one, for example: PORT=4001 npm start`;
  if (code === 'EACCES')
    return `You don't have permission to use port ${port}. Set PORT to one above 1023, for example: PORT=4000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is ${host}, which isn't an address of this machine. Remove it, or set it to 127.0.0.1 or 0.0.0.0.`;
  return `Cannot listen on ${host}:${port} (${message}). Change PORT or HOST.`;
}
