/** The endpoint: one request to the API, from its first header to the last byte of its answer. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { maskErrors } from '../graphql/errors.ts';
import { type Answer, type AnswerCache, createAnswerCache } from './answer-cache.ts';
import type { Api } from './api.ts';
import { readBody } from './body.ts';
import { allowEveryOrigin, answerPreflight } from './cors.ts';
import type { RequestContext } from './exchange.ts';
import { createAuthorizeRequest } from './gate.ts';
import { type RequestHead, readRequestHead } from './head.ts';
import { parametersOfBody, parametersOfQuery, type RequestParameters } from './parameters.ts';
import { createRateLimit } from './rate-limit.ts';
import { isStream, named, receive, sendAnswer, sendError, sendStream } from './send.ts';
import { inTimeFor, TIME_LIMIT_MS } from './time-limit.ts';

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
  cache: AnswerCache = createAnswerCache(),
): Endpoint {
  const { authenticate, clock, log, store } = api;
  const rateLimit = requestsPerMinute === 0 ? undefined : createRateLimit(requestsPerMinute, clock);
  const authorizeRequest = createAuthorizeRequest({ authenticate, rateLimit, trustedProxies });
  const mask = maskErrors(log);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const withTimeLimit = inTimeFor(response, clock);
    const admission = await authorizeRequest(request, response, withTimeLimit);
    const head = readRequestHead(request);
    const text = head.method === 'GET' ? Buffer.from(queryOf(request)) : await readBody(request);
    // Taken before anything runs, so that an answer is never kept under a newer revision than the one it is of.
    const graph = store.current();
    const key = head.isKeyed || head.mayStream ? undefined : keyOf(head, text);
    const kept = key === undefined ? undefined : cache.get(graph.revision, key);
    if (kept !== undefined) return sendAnswer(request, response, kept);
    const requestContext: RequestContext = { ...admission, parameters: parametersOf(head, text), graph, cacheable: false };
    const reply = await withTimeLimit((signal) => api.answer(requestContext, { ...initOf(head), signal }));
    if (isStream(reply)) return sendStream(response, reply);
    sendAnswer(request, response, keep(await receive(reply), requestContext, head, key));
  }

  /** The answer as it is sent, and from now on to everybody who asks the same, if it is the same for everybody. */
  function keep(
    answer: Answer,
    { cacheable, graph: { revision } }: RequestContext,
    { method }: RequestHead,
    key: string | undefined,
  ): Answer {
    if (key === undefined || !cacheable) return answer;
    const kept = method === 'GET' ? named(answer, etagOf(revision, answer)) : answer;
    cache.put(revision, key, kept);
    return kept;
  }

  async function fail(request: IncomingMessage, response: ServerResponse, thrown: unknown): Promise<void> {
    if (request.socket.destroyed) return log.debug('a client went away before its answer');
    const error = mask(thrown);
    if (error.extensions['code'] === 'TIMEOUT') log.warn({ ms: TIME_LIMIT_MS }, 'an answer took too long and was not sent');
    if (!response.headersSent) return sendError(request, response, error, clock);
    response.destroy();
  }

  return (request, response) => {
    allowEveryOrigin(response);
    response.setHeader('vary', 'Accept, Authorization');
    if (request.method === 'OPTIONS') return answerPreflight(response);
    serve(request, response).catch((error: unknown) => fail(request, response, error));
  };
}

const queryOf = ({ url = '' }: IncomingMessage): string => url.slice(url.includes('?') ? url.indexOf('?') + 1 : url.length);

const keyOf = ({ method, accept }: RequestHead, text: Buffer): string =>
  createHash('sha256').update(`${method} ${accept}\n`).update(text).digest('base64');

const etagOf = (revision: bigint, { body }: Answer): string =>
  `"${createHash('sha256').update(`${revision}\n`).update(body).digest('base64url')}"`;

const parametersOf = ({ method }: RequestHead, text: Buffer): RequestParameters =>
  method === 'GET' ? parametersOfQuery(text.toString()) : parametersOfBody(text);

/** The body stays here: its parameters are read already. */
const initOf = ({ method, accept }: RequestHead): RequestInit => ({ method, headers: { accept } });
