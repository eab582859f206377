/** The endpoint: one request to the API, from its first header to the last byte of its answer. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { maskErrors } from '../graphql/base/mask-errors.ts';
import type { Api } from './api.ts';
import type { RequestContext } from './plugins/request-context.ts';
import { createAuthorizeRequest } from './request/authorize.ts';
import { readBody } from './request/body.ts';
import { type RequestHead, readRequestHead } from './request/head.ts';
import { parametersOfBody, parametersOfQuery, type RequestParameters } from './request/parameters.ts';
import { createRateLimit } from './request/rate-limit.ts';
import { createTimeLimit, TIME_LIMIT_MS } from './request/time-limit.ts';
import { type BufferedResponse, createResponseCache, type ResponseCache } from './response/cache.ts';
import { allowEveryOrigin, answerPreflight } from './response/cors.ts';
import { bufferResponse, isStream, sendBuffered, sendError, sendStream, withEtag } from './response/send.ts';

export interface Limits {
  /** For each key, and for each address without one; 0 counts nobody. */
  readonly requestsPerMinute: number;
  /** How many proxies stand in front of this server, and tell whom they were asked by. */
  readonly trustedProxies: number;
}

export type Endpoint = (request: IncomingMessage, response: ServerResponse) => void;

export function createEndpoint(
  api: Api,
  { requestsPerMinute, trustedProxies }: Limits,
  cache: ResponseCache = createResponseCache(),
): Endpoint {
  const { authenticate, clock, log, store } = api;
  const rateLimit = requestsPerMinute === 0 ? undefined : createRateLimit(requestsPerMinute, clock);
  const authorizeRequest = createAuthorizeRequest({ authenticate, rateLimit, trustedProxies });
  const maskError = maskErrors(log);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const withTimeLimit = createTimeLimit(response, clock);
    const admission = await authorizeRequest(request, response, withTimeLimit);
    const head = readRequestHead(request);
    const text = head.method === 'GET' ? Buffer.from(queryString(request)) : await readBody(request);
    // Taken before anything runs, so that an answer is never kept under a newer revision than the one it is of.
    const graph = store.current();
    const key = head.isKeyed || head.mayStream ? undefined : cacheKey(head, text);
    const cached = key === undefined ? undefined : cache.get(graph.revision, key);
    if (cached !== undefined) return sendBuffered(request, response, cached);
    const requestContext: RequestContext = { ...admission, parameters: parametersOf(head, text), graph, cacheable: false };
    const yogaResponse = await withTimeLimit((signal) => api.handleRequest(requestContext, { ...requestInit(head), signal }));
    if (isStream(yogaResponse)) return sendStream(response, yogaResponse);
    sendBuffered(request, response, cacheResponse(await bufferResponse(yogaResponse), requestContext, head, key));
  }

  /** The answer as it is sent, and from now on to everybody who asks the same, if it is the same for everybody. */
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

  async function fail(request: IncomingMessage, response: ServerResponse, thrown: unknown): Promise<void> {
    if (request.socket.destroyed) return log.debug('a client went away before its answer');
    const error = maskError(thrown);
    if (error.extensions['code'] === 'TIMEOUT') log.warn({ ms: TIME_LIMIT_MS }, 'an answer took too long and was not sent');
    if (!response.headersSent) return sendError(request, response, error, clock);
    response.destroy();
  }

  return (request, response) => {
    allowEveryOrigin(response);
    response.setHeader('vary', 'Accept, Authorization');
    if (request.method === 'OPTIONS') return answerPreflight(response);
    serve(request, response).catch((error: unknown) =>
      fail(request, response, error).catch((unsent: unknown) => {
        log.error({ err: unsent }, 'an error could not be sent');
        response.destroy();
      }),
    );
  };
}

const queryString = ({ url = '' }: IncomingMessage): string => url.slice(url.includes('?') ? url.indexOf('?') + 1 : url.length);

const cacheKey = ({ method, accept }: RequestHead, text: Buffer): string =>
  createHash('sha256').update(`${method} ${accept}\n`).update(text).digest('base64');

const etagOf = (revision: bigint, { body }: BufferedResponse): string =>
  `"${createHash('sha256').update(`${revision}\n`).update(body).digest('base64url')}"`;

const parametersOf = ({ method }: RequestHead, text: Buffer): RequestParameters =>
  method === 'GET' ? parametersOfQuery(text.toString()) : parametersOfBody(text);

/** The body stays here: its parameters are read already. */
const requestInit = ({ method, accept }: RequestHead): RequestInit => ({ method, headers: { accept } });
