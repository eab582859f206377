/** Pages as they were sent, compressed, for as long as the graph and the day stay the same. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** A text with its headers, in both forms. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly compressed: Buffer;
}

/** About a thousand pages. */
const MAX_BYTES = 32 * 1024 * 1024;
const OVERHEAD_BYTES = 512;

export type PageCache = Pick<LRUCache<string, Rendered>, 'get' | 'set'>;

export const createPageCache = (maxSize = MAX_BYTES): PageCache =>
  new LRUCache({
    maxSize,
    sizeCalculation: ({ plain, compressed }, key) => plain.length + compressed.length + key.length + OVERHEAD_BYTES,
  });

/** The ETag is of the text itself, so that a page that a new revision leaves as it was isn't sent again. */
export async function renderText(text: string, headers: Readonly<Record<string, string>>, status = 200): Promise<Rendered> {
  const plain = Buffer.from(text);
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const compressed = await promisify(gzip)(plain);
  return { status, headers: { ...headers, etag, vary: 'accept-encoding' }, plain, compressed };
}

export function sendRendered(request: IncomingMessage, response: ServerResponse, { status, headers, plain, compressed }: Rendered): void {
  if (status === 200 && isKnown(request.headers['if-none-match'], headers['etag'])) {
    response.writeHead(304, { ...headers }).end();
    return;
  }
  const isCompressed = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = isCompressed ? compressed : plain;
  response.writeHead(status, { ...headers, 'content-length': body.length, ...(isCompressed ? { 'content-encoding': 'gzip' } : {}) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110, 13.1.2: clients send a list, and the comparison is weak. */
const isKnown = (sent: string | undefined, etag: string | undefined): boolean =>
  sent !== undefined && (sent.trim() === '*' || sent.split(',').some((one) => strong(one.trim()) === strong(etag ?? '')));

const strong = (etag: string): string => etag.replace(/^W\//, '');
