/** Runs the route of a request. Whatever a handler does, the request gets a response and the process keeps running. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { NotFound } from '../errors.ts';
import { setPolicyHeaders } from '../routing/policy-headers.ts';
import { notServed, pathOf, type Route } from '../routing/route.ts';
import { createRouter, type FoundRoute } from '../routing/router.ts';
import { sendText } from '../routing/send-text.ts';

export type Dispatch = (request: IncomingMessage, response: ServerResponse) => void;

/** How long the caller has to wait, in seconds; 0 if the request is within the rate limit, which it counts against. */
export type CountRequest = (request: IncomingMessage) => number;

const countNothing: CountRequest = () => 0;

export function createDispatch(routes: readonly Route[], log: Logger, countRequest: CountRequest = countNothing): Dispatch {
  const findRoute = createRouter(routes);

  /** Asynchronous, so that an error that a handler throws synchronously becomes a rejection too. */
  async function run(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const path = pathOf(request);
    const match = findRoute(method, path);
    if (match.kind === 'found') return handle(request, response, match);
    if (match.kind === 'nothing') throw notServed(path);
    const allow = match.allowed.join(', ');
    sendText(response, 405, `${path} does not accept ${method}. It accepts ${allow}.`, { allow });
  }

  function handle(request: IncomingMessage, response: ServerResponse, { route, params }: FoundRoute): void | Promise<void> {
    const seconds = route.refuse === undefined ? 0 : countRequest(request);
    if (seconds === 0) return route.handle(request, response, params);
    response.setHeader('retry-after', String(seconds));
    route.refuse?.(request, response, seconds);
  }

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    // If the handler destroyed the response, the response has an error, and the client isn't the cause.
    if (request.socket.destroyed && response.errored === null) log.debug('client disconnected before the response');
    else if (error instanceof NotFound && !response.headersSent) sendText(discardHeaders(response), 404, error.message);
    else sendFailure(request, response, error);
  }

  function sendFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const id = randomUUID();
    // Without the query, which may hold a secret such as the code of an OAuth callback.
    log.error({ err: error, id, method: request.method, path: pathOf(request) }, 'unexpected error in a route');
    if (response.headersSent) response.destroy();
    else sendText(discardHeaders(response), 500, `Something went wrong on our side. The operator can find it in the log under ${id}.`);
  }

  return (request, response) => {
    // Without a listener, a handler that writes after the end of its response would crash the process.
    response.on('error', (error) => log.error({ err: error, path: pathOf(request) }, 'cannot send a response'));
    run(request, response).catch((error: unknown) => fail(request, response, error));
  };
}

/** Headers that a handler set for another response, such as its cache time, don't apply to an error. */
function discardHeaders(response: ServerResponse): ServerResponse {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  setPolicyHeaders(response);
  return response;
}
