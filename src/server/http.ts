/** The one HTTP server: API, playground, health, and whatever routes the bots want served. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SetupError } from '../errors.ts';
import { GRAPHQL_PATH } from '../routing/graphql-path.ts';
import { setPolicyHeaders } from '../routing/policy-headers.ts';
import { pathOf, type Route } from '../routing/route.ts';
import type { Api } from './api.ts';
import { createDispatch } from './dispatch.ts';
import { createEndpoint, type Limits } from './endpoint.ts';
import { serverRoutes } from './routes.ts';

export interface HttpOptions {
  readonly api: Api;
  /** Pages, and what the bots want served. */
  readonly routes: readonly Route[];
  /** Resolves when the database answers, rejects when it does not. */
  readonly ready: () => Promise<void>;
  /** Nobody is counted and no proxy trusted when nothing is said. */
  readonly limits?: Limits;
  readonly timeouts?: Timeouts;
}

/** How long to wait for what clients send, and how often Node looks for those who are slower, in milliseconds. */
export interface Timeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkIntervalMs: number;
}

/** Who sends slower is cut off, so that nobody can hold connections open for nothing. */
const DEFAULT_TIMEOUTS: Timeouts = { headersMs: 10_000, requestMs: 30_000, checkIntervalMs: 5_000 };
const NO_LIMITS: Limits = { requestsPerMinute: 0, trustedProxies: 0 };

export function createHttp({ api, routes, ready, limits = NO_LIMITS, timeouts = DEFAULT_TIMEOUTS }: HttpOptions): Server {
  const endpoint = createEndpoint(api, limits);
  const dispatch = createDispatch([...routes, ...serverRoutes(ready)], api.log);
  const { headersMs: headersTimeout, requestMs: requestTimeout, checkIntervalMs: connectionsCheckingInterval } = timeouts;
  return createServer({ headersTimeout, requestTimeout, connectionsCheckingInterval }, (request, response) => {
    setPolicyHeaders(response);
    // Before any route, so that a cached answer pays nothing for the router.
    if (pathOf(request) === GRAPHQL_PATH && !wantsPage(request)) return endpoint(request, response);
    dispatch(request, response);
  });
}

/** A browser that opens the address, not a program that asks it. */
const wantsPage = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');

/** Listens; answers the address people can open. Throws SetupError when the port cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const rejectListen = (error: NodeJS.ErrnoException) => reject(new SetupError(listenErrorMessage(error, port, host), { cause: error }));
    server.once('error', rejectListen);
    server.listen(port, host, () => {
      // What goes wrong later is no matter of the port, and must not be swallowed here.
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
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Set PORT to a free one, for example: PORT=4001 npm start`;
  if (code === 'EACCES') return `Port ${port} is not open to you. Set PORT to one above 1023, for example: PORT=4000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is ${host}, which is no address of this machine. Leave it out, or set it to 127.0.0.1 or 0.0.0.0.`;
  return `Cannot listen on ${host}:${port} (${message}). Set PORT and HOST to something else.`;
}
