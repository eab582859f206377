/** The one HTTP server: API, playground, health, and whatever routes the bots want served. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SetupError } from '../errors.ts';
import type { Playground } from '../web/playground.ts';
import type { Api } from './api.ts';
import { createEndpoint, type Limits } from './endpoint.ts';
import { GRAPHQL_PATH } from './graphql-path.ts';

/** The same shape as the bots' routes; the server does not know the bots. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface HttpOptions {
  readonly api: Api;
  /** Without one, browsers are told that there is none here. */
  readonly playground: Playground | undefined;
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

export function createHttp({ api, playground, routes, ready, limits = NO_LIMITS, timeouts = DEFAULT_TIMEOUTS }: HttpOptions): Server {
  const endpoint = createEndpoint(api, limits);
  const allRoutes: readonly Route[] = [
    ...routes,
    { method: 'GET', path: '/', handle: (_request, response) => void response.writeHead(302, { location: GRAPHQL_PATH }).end() },
    { method: 'GET', path: '/health', handle: (_request, response) => sendText(response, 200, 'ok') },
    { method: 'GET', path: '/ready', handle: (_request, response) => void sendReady(ready, response) },
  ];
  const servePlayground = (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('vary', 'Accept, Authorization');
    if (playground !== undefined) return playground.page(request, response);
    sendText(response, 404, 'The playground of this API is closed. Programs ask it by POST at this address.');
  };
  const { headersMs: headersTimeout, requestMs: requestTimeout, checkIntervalMs: connectionsCheckingInterval } = timeouts;
  return createServer({ headersTimeout, requestTimeout, connectionsCheckingInterval }, (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    const [path, method] = [pathOf(request), methodOf(request)];
    const route = allRoutes.find((candidate) => candidate.path === path && candidate.method === method);
    if (route !== undefined) return route.handle(request, response);
    if (path === GRAPHQL_PATH) return acceptsHtml(request) ? servePlayground(request, response) : endpoint(request, response);
    if (method === 'GET' && playground?.asset(path, response)) return;
    sendText(response, 404, `Nothing is served at ${path}. The API and its playground are at ${GRAPHQL_PATH}.`);
  });
}

const pathOf = ({ url }: IncomingMessage): string => (url ?? '/').split('?', 1)[0] ?? '/';

/** Health checks like to ask by HEAD, and Node leaves the body of its answer away by itself. */
const methodOf = ({ method }: IncomingMessage): string | undefined => (method === 'HEAD' ? 'GET' : method);

/** A browser that opens the address, not a program that asks it. */
const acceptsHtml = ({ method, headers }: IncomingMessage): boolean => method === 'GET' && (headers.accept ?? '').includes('text/html');

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

const sendReady = (ready: () => Promise<void>, response: ServerResponse): Promise<void> =>
  ready().then(
    () => sendText(response, 200, 'ready'),
    () => sendText(response, 503, 'the database does not answer'),
  );

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
