/** The head of a request, checked before a byte of the body is read. */
import type { IncomingMessage } from 'node:http';
import { requestError } from '../request-error.ts';
import { hasUnreadBody } from './body.ts';

export interface RequestHead {
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  /** Whether it carries a key, so that its response is private to the sender. */
  readonly isKeyed: boolean;
  /** Whether the response may be a stream without an end, which has no time limit and is never cached. */
  readonly mayStream: boolean;
}

/**
 * Only JSON is read: browsers send forms and plain text across origins without asking, and JSON only after a preflight.
 * Throws a refusal.
 */
export function readRequestHead(request: IncomingMessage): RequestHead {
  const { headers } = request;
  // Node leaves out the body of an answer to HEAD.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method !== 'GET' && method !== 'POST') {
    throw requestError(405, 'METHOD_NOT_ALLOWED', `Use GET, HEAD or POST, not ${method}.`, { allow: 'GET, HEAD, POST' });
  }
  if (method === 'GET' && hasUnreadBody(request))
    throw requestError(400, 'BAD_USER_INPUT', 'A GET request carries its query in the URL. Send it without a body.');
  if (method === 'POST') checkMediaType(headers['content-type'] ?? '', headers['content-encoding'] ?? 'identity');
  const accept = headers.accept ?? '*/*';
  return { method, accept, isKeyed: headers.authorization !== undefined, mayStream: /text\/event-stream|multipart\/mixed/i.test(accept) };
}

const JSON_IN_UTF8 = /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

function checkMediaType(type: string, encoding: string): void {
  if (JSON_IN_UTF8.test(type) && encoding.toLowerCase() === 'identity') return;
  const given = type === '' ? 'no media type' : `"${type}"`;
  const compressed = encoding.toLowerCase() === 'identity' ? '' : ` compressed as "${encoding}"`;
  throw requestError(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    `Send JSON in UTF-8 as "Content-Type: application/json"; this request has ${given}${compressed}.`,
    {
      accept: 'application/json',
    },
  );
}
