/** Sends answers: buffered ones, streams and errors. Headers of the one request, such as its rate limit, are `more`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GraphQLError } from 'graphql';
import type { Clock } from '../../clock.ts';
import { endWithLinger, hasUnreadBody } from '../request/body.ts';
import { type Headers, requestError } from '../request-error.ts';
import type { BufferedResponse } from './cache.ts';
import { commonHeaders, type HeaderList, withoutHeaders } from './headers.ts';
import { GRAPHQL_RESPONSE_TYPE, JSON_TYPE } from './media-type.ts';

/** Clients and proxies may cache it, but must revalidate it each time. */
const REVALIDATE = 'public, max-age=0, must-revalidate';
const NO_STORE = 'no-store';

export const isStream = ({ headers }: Response): boolean => !/json/.test(headers.get('content-type') ?? 'json');

/** The whole introspection has about 500 KB. Clients that don't read leave this much in memory for each of their connections. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** Throws a request error if the answer is too large. */
export function bufferedResponse(status: number, headers: HeaderList, body: Buffer): BufferedResponse {
  if (body.length > MAX_ANSWER_BYTES)
    throw requestError(
      400,
      'ANSWER_TOO_LARGE',
      `The answer would be larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB. Ask for smaller pages ("first") or for fewer fields.`,
    );
  const length = ['content-length', String(body.length)];
  return { status, headers: [...commonHeaders, ...headers, 'cache-control', NO_STORE, ...length], body };
}

/** Yoga's whole response. Throws a request error if the client accepts none of its media types, or if it's too large. */
export async function bufferResponse(yogaResponse: Response): Promise<BufferedResponse> {
  if (yogaResponse.status === 406)
    throw requestError(
      406,
      'NOT_ACCEPTABLE',
      'Responses are JSON, and subscriptions an event stream (text/event-stream). "Accept" doesn\'t allow what this request needs.',
    );
  const headers = withoutHeaders([...yogaResponse.headers].flat(), ['content-length']);
  return bufferedResponse(yogaResponse.status, headers, Buffer.from(await yogaResponse.text()));
}

/** Adds an ETag to responses to GET: only these can be revalidated. */
export const withEtag = ({ headers, ...answer }: BufferedResponse, etag: string): BufferedResponse => ({
  ...answer,
  headers: [...withoutHeaders(headers, ['cache-control']), 'cache-control', REVALIDATE, 'etag', etag],
  etag,
});

export function sendBuffered(
  { headers: requestHeaders }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, etag }: BufferedResponse,
  more: HeaderList,
): void {
  if (etag !== undefined && matchesEtag(requestHeaders['if-none-match'] ?? '', etag)) {
    response.writeHead(304, [...withoutHeaders(headers, ['content-type', 'content-length']), ...more]).end();
    return;
  }
  response.writeHead(status, more.length === 0 ? (headers as string[]) : [...headers, ...more]).end(body);
}

/** RFC 9110: a list of ETags, some of them weak, or a star for all of them. */
const matchesEtag = (given: string, etag: string): boolean =>
  given.split(',').some((name) => [etag, '*'].includes(name.trim().replace(/^W\//, '')));

/** Ends with the stream. If the client disconnects, the stream is ended. */
export async function sendStream(
  { method }: IncomingMessage,
  response: ServerResponse,
  yogaResponse: Response,
  more: HeaderList,
): Promise<void> {
  const { status, body } = yogaResponse;
  const headers = [...commonHeaders, ...[...yogaResponse.headers].flat(), ...more];
  if (method === 'HEAD') return sendStreamHead(response, yogaResponse, headers);
  response.writeHead(status, headers);
  response.flushHeaders();
  await pipeline(body === null ? Readable.from([]) : Readable.from(body as AsyncIterable<Uint8Array>), response);
}

/** For HEAD, which has no body. */
async function sendStreamHead(response: ServerResponse, { status, body }: Response, headers: string[]): Promise<void> {
  // Yoga's streams begin with a comment, and can't be ended before.
  const chunks = (body as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator]();
  await chunks?.next();
  await chunks?.return?.();
  response.writeHead(status, headers).end();
}

export interface ErrorExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly clock: Clock;
}

export async function sendError({ request, response, clock }: ErrorExchange, error: GraphQLError, more: HeaderList): Promise<void> {
  const { http, ...extensions } = error.extensions;
  const body = Buffer.from(JSON.stringify({ errors: [{ message: error.message, extensions }] }));
  const own = Object.entries((http?.headers ?? {}) as Headers).flat();
  const headers = [...commonHeaders, ...more, ...own, ...contentHeaders(request, body)];
  const isUnread = hasUnreadBody(request);
  response.writeHead(http?.status ?? 500, isUnread ? [...headers, 'connection', 'close'] : headers);
  if (!isUnread) return void response.end(body);
  response.write(body);
  await endWithLinger(request, response, clock);
}

const contentHeaders = ({ headers }: IncomingMessage, body: Buffer): HeaderList => [
  ...['content-type', `${headers.accept?.includes(GRAPHQL_RESPONSE_TYPE) ? GRAPHQL_RESPONSE_TYPE : JSON_TYPE}; charset=utf-8`],
  ...['content-length', String(body.length)],
  ...['cache-control', NO_STORE],
];
