/** Signed HTTP deliveries as Slack sends them, and the server where a test mounts the bot's route. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route } from '../../../bots/core/contract/bot.ts';

export interface Signing {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly at?: number;
  readonly signature?: string;
  /** Slack adds these when it delivers again. */
  readonly headers?: Readonly<Record<string, string>>;
}

const FORM = 'application/x-www-form-urlencoded';

/** Sends a body as Slack does; unsigned when `signing` is undefined. */
export async function sendSigned(url: string, body: string, signing: Signing | undefined, type = FORM): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': type, ...(signing === undefined ? {} : sign(body, signing)) }, body });
}

export const form = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();

function sign(body: string, { secret, at = Math.floor(Date.now() / 1000), signature, headers = {} }: Signing): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { ...headers, 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature ?? `v0=${digest}` };
}

/** Serves routes on a free port, as the product's own server would. */
export async function mount(routes: readonly Route[]): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const route = routes.find(({ method, path }) => method === request.method && path === request.url);
    if (route === undefined) response.writeHead(404).end();
    else route.handle(request, response);
  });
  return { url: await listen(server), close: () => closeServer(server) };
}

/** Listens on a free port of this machine. */
export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A server on a TCP port has an address of this type.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server with all its connections. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
