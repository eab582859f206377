/** Sends answers: whole ones, those that come in parts, and errors. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GraphQLError } from 'graphql';
import type { Clock } from '../clock.ts';
import type { Answer } from './answer-cache.ts';
import { hangUp, mayGoOn } from './body.ts';
import { type Headers, requestError } from './refusal.ts';

/** Clients and caches on the way may keep it, and ask each time whether it is still so. */
const KEPT = 'public, max-age=0, must-revalidate';
const NOT_KEPT = 'no-store';

export const isStream = ({ headers }: Response): boolean => !/json/.test(headers.get('content-type') ?? 'json');

/** The whole answer of Yoga. Throws a refusal when it has no form in which it could be sent. */
export async function receive(reply: Response): Promise<Answer> {
  if (reply.status === 406)
    throw requestError(406, 'NOT_ACCEPTABLE', 'The answer would be JSON, or an event stream; "Accept" allows neither.');
  const { 'content-length': _, ...headers } = Object.fromEntries(reply.headers);
  const body = Buffer.from(await reply.text());
  return { status: reply.status, headers: { 'cache-control': NOT_KEPT, ...headers }, body };
}

/** The answer with the name of its bytes, for reads by GET: only these are asked for again by that name. */
export const named = (answer: Answer, etag: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'cache-control': KEPT, etag },
  etag,
});

export function sendAnswer({ headers: asked }: IncomingMessage, response: ServerResponse, { status, headers, body, etag }: Answer): void {
  if (etag !== undefined && isNamed(asked['if-none-match'] ?? '', etag)) {
    const { 'content-type': _, ...rest } = headers;
    response.writeHead(304, rest).end();
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

/** By RFC 9110: a list of names, some of them marked as weak, or a star for all of them. */
const isNamed = (given: string, etag: string): boolean =>
  given.split(',').some((name) => [etag, '*'].includes(name.trim().replace(/^W\//, '')));

/** Ends when the stream does, or when the client goes away, which ends the stream. */
export async function sendStream(response: ServerResponse, { status, headers, body }: Response): Promise<void> {
  response.writeHead(status, Object.fromEntries(headers));
  response.flushHeaders();
  await pipeline(body === null ? Readable.from([]) : Readable.from(body as AsyncIterable<Uint8Array>), response);
}

export async function sendError(request: IncomingMessage, response: ServerResponse, error: GraphQLError, clock: Clock): Promise<void> {
  const { http, ...extensions } = error.extensions;
  const body = Buffer.from(JSON.stringify({ errors: [{ message: error.message, extensions }] }));
  const headers = { ...(http?.headers as Headers | undefined), ...describing(request, body) };
  const goesOn = mayGoOn(request);
  response.writeHead(http?.status ?? 500, goesOn ? { ...headers, connection: 'close' } : headers);
  if (!goesOn) return void response.end(body);
  response.write(body);
  await hangUp(request, response, clock);
}

const describing = ({ headers }: IncomingMessage, body: Buffer): Headers => ({
  'content-type': `${headers.accept?.includes(OWN_TYPE) ? OWN_TYPE : 'application/json'}; charset=utf-8`,
  'content-length': String(body.length),
  'cache-control': NOT_KEPT,
});

const OWN_TYPE = 'application/graphql-response+json';
