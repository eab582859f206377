/** The body of a request: read while it is small enough, and not a byte further. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { requestError } from '../request-error.ts';

/** Long documents have a few kilobytes; the rest is room for variables. */
const MAX_BODY_BYTES = 256 * 1024;

/** Whoever sends too much is heard out this far: some programs read the answer only when they have sent everything. */
const MAX_DISCARDED_BYTES = 1024 * 1024;
const LINGER_MS = 1_000;

/** Rejects with a refusal as soon as the body is known to be too large, and as the connection does when it breaks. */
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
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

const contentLength = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

const payloadTooLarge = () =>
  requestError(
    413,
    'PAYLOAD_TOO_LARGE',
    `The request is larger than ${MAX_BODY_BYTES / 1024} KB. Ask for less at once, or in several requests.`,
  );

/** Whether an answer that does not wait for the body should end the connection, so that nobody has to read the rest. */
export const hasUnreadBody = (request: IncomingMessage): boolean =>
  !request.complete && (request.headers['transfer-encoding'] !== undefined || contentLength(request) > MAX_BODY_BYTES);

/**
 * Ends an answer that has been written while the client may still send. Cutting the line at once would take the answer away from
 * clients that send first and read then, so a little more is read and thrown away.
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
