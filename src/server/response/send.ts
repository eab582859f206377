import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GraphQLError } from 'graphql';
import type { Clock } from '../../clock.ts';
import { endWithLinger, hasUnreadBody } from '../request/body.ts';
import { type Headers, requestError } from '../request-error.ts';
import type { BufferedResponse } from './cache.ts';

/** Clients and proxies may cache it, but must revalidate it each time. */
const REVALIDATE = 'public, max-age=0, must-revalidate';
const NO_STORE = 'no-store';

export const isStream = ({ headers }: Response): boolean => !/json/.test(headers.get('content-type') ?? 'json');

/** The whole introspection has about 500 KB. Clients that don't read leave this much in memory for each of their connections. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** Yoga's whole response. Throws a request error if the client accepts none of its media types, or if it's too large. */
export async function bufferResponse(yogaResponse: Response): Promise<BufferedResponse> {
  if (yogaResponse.status === 406)
    throw requestError(
      406,
      'NOT_ACCEPTABLE',
      'Responses are JSON, and subscriptions an event stream (text/event-stream). "Accept" doesn\'t allow what this request needs.',
    );
  const { 'content-length': _, ...headers } = Object.fromEntries(yogaResponse.headers);
  const body = Buffer.from(await yogaResponse.text());
  if (body.length > MAX_ANSWER_BYTES)
    throw requestError(
      400,
      'ANSWER_TOO_LARGE',
      `The answer would be larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB. Ask for smaller pages ("first") or for fewer fields.`,
    );
  return { status: yogaResponse.status, headers: { 'cache-control': NO_STORE, ...headers }, body };
}

/** Adds an ETag to responses to GET: only these can be revalidated. */
export const withEtag = (answer: BufferedResponse, etag: string): BufferedResponse => ({
  ...answer,
  headers: { ...answer.headers, 'cache-control': REVALIDATE, etag },
  etag,
});

export function sendBuffered(
  { headers: requestHeaders }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, etag }: BufferedResponse,
): void {
  if (etag !== undefined && matchesEtag(requestHeaders['if-none-match'] ?? '', etag)) {
    const { 'content-type': _, ...rest } = headers;
    response.writeHead(304, rest).end();
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

/** RFC 9110: a list of ETags, some of them weak, or a star for all of them. */
const matchesEtag = (given: string, etag: string): boolean =>
  given.split(',').some((name) => [etag, '*'].includes(name.trim().replace(/^W\//, '')));

/** Ends with the stream. If the client disconnects, the stream is ended. */
export async function sendStream({ method }: IncomingMessage, response: ServerResponse, yogaResponse: Response): Promise<void> {
  const { status, headers, body } = yogaResponse;
  if (method === 'HEAD') return sendStreamHead(response, yogaResponse);
  response.writeHead(status, Object.fromEntries(headers));
  response.flushHeaders();
  await pipeline(body === null ? Readable.from([]) : Readable.from(body as AsyncIterable<Uint8Array>), response);
}

/** For HEAD, which has no body. */
async function sendStreamHead(response: ServerResponse, { status, headers, body }: Response): Promise<void> {
  // Yoga's streams begin with a comment, and can't be ended before.
  const chunks = (body as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator]();
  await chunks?.next();
  await chunks?.return?.();
  response.writeHead(status, Object.fromEntries(headers)).end();
}

export async function sendError(request: IncomingMessage, response: ServerResponse, error: GraphQLError, clock: Clock): Promise<void> {
  const { http, ...extensions } = error.extensions;
  const body = Buffer.from(JSON.stringify({ errors: [{ message: error.message, extensions }] }));
  const headers = { ...(http?.headers as Headers | undefined), ...contentHeaders(request, body) };
  const isUnread = hasUnreadBody(request);
  response.writeHead(http?.status ?? 500, isUnread ? { ...headers, connection: 'close' } : headers);
  if (!isUnread) return void response.end(body);
  response.write(body);
  await endWithLinger(request, response, clock);
}

const contentHeaders = ({ headers }: IncomingMessage, body: Buffer): Headers => ({
  'content-type': `${headers.accept?.includes(GRAPHQL_RESPONSE_TYPE) ? GRAPHQL_RESPONSE_TYPE : 'application/json'}; charset=utf-8`,
  'content-length': String(body.length),
  'cache-control': NO_STORE,
});

const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json';
