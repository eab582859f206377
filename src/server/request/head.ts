/** The head of a request: what can be refused before a byte of its body is read. */
import type { IncomingMessage } from 'node:http';
import { requestError } from '../request-error.ts';
import { hasUnreadBody } from './body.ts';

export interface RequestHead {
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  /** Whether it comes with a key, so that its answer is for its sender alone. */
  readonly isKeyed: boolean;
  /** Whether the answer may come in parts and without an end, so that it is neither kept nor cut. */
  readonly mayStream: boolean;
}

/**
 * Only JSON is read: browsers send forms and plain text across origins without asking, and JSON only after a preflight.
 * Throws a refusal.
 */
export function readRequestHead(request: IncomingMessage): RequestHead {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'POST') {
    throw requestError(405, 'METHOD_NOT_ALLOWED', `Questions come by GET or POST, not by ${method}.`, { allow: 'GET, POST' });
  }
  if (method === 'GET' && hasUnreadBody(request))
    throw requestError(400, 'BAD_USER_INPUT', 'A question by GET stands in its address. Send no body.');
  if (method === 'POST') checkMediaType(headers['content-type'] ?? '', headers['content-encoding'] ?? 'identity');
  const accept = headers.accept ?? '*/*';
  return { method, accept, isKeyed: headers.authorization !== undefined, mayStream: /text\/event-stream|multipart\/mixed/i.test(accept) };
}

const JSON_IN_UTF8 = /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

function checkMediaType(type: string, encoding: string): void {
  if (JSON_IN_UTF8.test(type) && encoding.toLowerCase() === 'identity') return;
  const given = type === '' ? 'no media type' : `"${type}"`;
  const compressed = encoding.toLowerCase() === 'identity' ? '' : ` packed as "${encoding}"`;
  throw requestError(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    `Send JSON in UTF-8 as "Content-Type: application/json"; this came as ${given}${compressed}.`,
    {
      accept: 'application/json',
    },
  );
}
