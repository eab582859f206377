/** Reads the body of a request, up to a maximum size. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { requestError } from '../request-error.ts';

/** Long documents take a few kilobytes; the rest is for variables. */
const MAX_BODY_BYTES = 256 * 1024;

/** A body that is too large is still read up to this size: some clients read the response only after they have sent everything. */
const MAX_DISCARDED_BYTES = 1024 * 1024;
const LINGER_MS = 1_000;

/** Rejects with a request error as soon as the body turns out too large, and with the connection's error if the connection breaks. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (contentLength(request) > MAX_BODY_BYTES) return reject(payloadTooLarge());
    const chunks: Buffer[] = [];
    let size = 0;
    const onChunk = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) return void chunks.push(chunk);
      request.off('data', onChunk).pause();
      reject(payloadTooLarge());
    };
    request.on('data', onChunk);
    // Most bodies come in one piece, which needn't be copied.
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

const contentLength = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

const payloadTooLarge = () =>
  requestError(
    413,
    'PAYLOAD_TOO_LARGE',
    `The request is larger than ${MAX_BODY_BYTES / 1024} KB. Ask for less, or split it into several requests.`,
  );

/** Whether a response that does not wait for the body should close the connection, so that the rest is never read. */
export const hasUnreadBody = (request: IncomingMessage): boolean =>
  !request.complete && (request.headers['transfer-encoding'] !== undefined || contentLength(request) > MAX_BODY_BYTES);

/**
 * Ends a response that was written while the client may still be sending. Clients that read only after sending would lose the response
 * if the connection closed at once, so a little more of the body is read and discarded.
 */
export async function endWithLinger(request: IncomingMessage, response: ServerResponse, clock: Clock): Promise<void> {
  const lingering = new AbortController();
  const stopLingering = () => lingering.abort();
  let discarded = 0;
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded <= MAX_DISCARDED_BYTES) return;
    request.pause();
    stopLingering();
  });
  request.once('end', stopLingering);
  request.once('close', stopLingering);
  request.resume();
  await clock.sleep(LINGER_MS, lingering.signal).catch((reason: unknown) => {
    if (!lingering.signal.aborted) throw reason;
  });
  request.pause();
  response.end();
}
