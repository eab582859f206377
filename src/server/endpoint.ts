/** The endpoint: one request to the API, from its first header to the last byte of its answer. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { maskErrors } from '../graphql/base/mask-errors.ts';
import type { Api } from './api.ts';
import type { RequestContext } from './plugins/request-context.ts';
import { assertWithin, createAuthorizeRequest, type RateLimits } from './request/authorize.ts';
import { readBody } from './request/body.ts';
import { type RequestHead, readRequestHead } from './request/head.ts';
import { parametersOfBody, parametersOfQuery, type RequestParameters } from './request/parameters.ts';
import { createSubscriptionLimit } from './request/subscription-limit.ts';
import { createTimeLimits, TIME_LIMIT_MS, type TimeLimit } from './request/time-limit.ts';
import { type BufferedResponse, createResponseCache, type ResponseCache } from './response/cache.ts';
import { answerPreflight } from './response/cors.ts';
import { bufferResponse, isStream, sendBuffered, sendError, sendStream, withEtag } from './response/send.ts';

export type Endpoint = (request: IncomingMessage, response: ServerResponse) => void;

export interface EndpointOptions {
  readonly trustedProxies: number;
  /** Undefined if there is no rate limit. */
  readonly rateLimits: RateLimits | undefined;
}

export function createEndpoint(
  api: Api,
  { trustedProxies, rateLimits }: EndpointOptions,
  cache: ResponseCache = createResponseCache(),
): Endpoint {
  const { answerQuery, authenticate, clock, log, store } = api;
  const authorizeRequest = createAuthorizeRequest({ authenticate, rateLimits, trustedProxies });
  const subscriptionLimit = createSubscriptionLimit();
  const timeLimitFor = createTimeLimits(clock);
  const maskError = maskErrors(log);

  async function serve({ request, response, headers }: Exchange): Promise<void> {
    const timeLimit = timeLimitFor(response);
    const { caller, ...admission } = await authorizeRequest(request, headers, timeLimit);
    const head = readRequestHead(request);
    const text = head.method === 'GET' ? Buffer.from(queryString(request)) : await readBody(request);
    // Read before anything runs, so that a response is never cached under a newer revision than its own.
    const graph = store.current();
    const key = head.isKeyed || head.mayStream ? undefined : cacheKey(head, text);
    const cached = key === undefined ? undefined : cache.get(graph.revision, key);
    if (cached !== undefined) return sendBuffered(request, response, cached, headers);
    const requestContext: RequestContext = {
      ...{ ...admission, parameters: parametersOf(head, text), graph, cacheable: false },
      ...limitsOf(caller),
    };
    const answer = await answerOf(requestContext, head, timeLimit);
    if (answer.kind === 'stream') return sendStream(request, response, answer.response, headers);
    sendBuffered(request, response, cacheResponse(answer.response, requestContext, head, key), headers);
  }

  async function answerOf(requestContext: RequestContext, head: RequestHead, timeLimit: TimeLimit): Promise<Answer> {
    const own = answerQuery(requestContext, head, timeLimit);
    if (own !== undefined) return { kind: 'buffered', response: own instanceof Promise ? await timeLimit.wait(own) : own };
    // The body isn't passed on: its parameters are already read.
    const init = { method: head.method, headers: { accept: head.accept }, signal: timeLimit.signal };
    const response = await timeLimit.wait(api.handleRequest(requestContext, init));
    return isStream(response) ? { kind: 'stream', response } : { kind: 'buffered', response: await bufferResponse(response) };
  }

  /** What a caller's subscriptions count against. */
  const limitsOf = (caller: string | undefined): Pick<RequestContext, 'subscriptions'> => {
    if (caller === undefined) return {};
    const take = () => void (rateLimits !== undefined && assertWithin(rateLimits.client.take(caller)));
    return { subscriptions: { open: () => subscriptionLimit.open(caller), take } };
  };

  /** The response as it is sent. If it's the same for all callers, it's cached for later requests. */
  function cacheResponse(
    buffered: BufferedResponse,
    { cacheable, graph: { revision } }: RequestContext,
    { method }: RequestHead,
    key: string | undefined,
  ): BufferedResponse {
    if (key === undefined || !cacheable) return buffered;
    const cached = method === 'GET' ? withEtag(buffered, etagOf(revision, buffered)) : buffered;
    cache.put(revision, key, cached);
    return cached;
  }

  async function fail({ request, response, headers }: Exchange, thrown: unknown): Promise<void> {
    if (request.socket.destroyed) return log.debug('client disconnected before the response');
    const error = maskError(thrown);
    if (error.extensions['code'] === 'TIMEOUT') log.warn({ ms: TIME_LIMIT_MS }, 'request timed out without a response');
    if (!response.headersSent) return sendError({ request, response, clock }, error, headers);
    response.destroy();
  }

  return (request, response) => {
    if (request.method === 'OPTIONS') return answerPreflight(response);
    const exchange: Exchange = { request, response, headers: [] };
    serve(exchange).catch((error: unknown) =>
      fail(exchange, error).catch((unsent: unknown) => {
        log.error({ err: unsent }, 'cannot send an error response');
        response.destroy();
      }),
    );
  };
}

type Answer = { readonly kind: 'buffered'; readonly response: BufferedResponse } | { readonly kind: 'stream'; readonly response: Response };

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Of this request alone, besides those of its answer. */
  readonly headers: string[];
}

const queryString = ({ url = '' }: IncomingMessage): string => url.slice(url.includes('?') ? url.indexOf('?') + 1 : url.length);

/** Up to this size, the bytes themselves are the key: reading them as text costs less than a digest. */
const MAX_PLAIN_KEY_BYTES = 2_048;

/** A digest holds no space, so the two kinds of keys can't meet. */
const cacheKey = ({ method, accept }: RequestHead, text: Buffer): string =>
  text.length <= MAX_PLAIN_KEY_BYTES
    ? `${method} ${accept}\n${text.toString('latin1')}`
    : createHash('sha256').update(`${method} ${accept}\n`).update(text).digest('base64');

const etagOf = (revision: bigint, { body }: BufferedResponse): string =>
  `"${createHash('sha256').update(`${revision}\n`).update(body).digest('base64url')}"`;

const parametersOf = ({ method }: RequestHead, text: Buffer): RequestParameters =>
  method === 'GET' ? parametersOfQuery(text.toString()) : parametersOfBody(text);
