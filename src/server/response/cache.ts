/** Response cache: the bytes of the responses of one revision of the graph. It never goes back a revision, and a newer one empties it. */
import { LRUCache } from 'lru-cache';
import type { HeaderList } from './headers.ts';

export interface BufferedResponse {
  readonly status: number;
  /** All of them, apart from those of the one request. */
  readonly headers: HeaderList;
  readonly body: Buffer;
  /** Identifies exactly these bytes. Only responses that are the same for all callers have one. */
  readonly etag?: string;
}

export interface ResponseCache {
  readonly get: (revision: bigint, key: string) => BufferedResponse | undefined;
  readonly put: (revision: bigint, key: string, response: BufferedResponse) => void;
  readonly size: () => number;
}

const RESPONSE_CACHE_BYTES = 64 * 1024 * 1024;

/** The size of an entry without its body and its key: headers, and the bookkeeping of the cache. */
const ENTRY_BYTES = 512;

export function createResponseCache(maxBytes: number = RESPONSE_CACHE_BYTES): ResponseCache {
  const sizeOf = ({ body }: BufferedResponse, key: string) => body.length + key.length + ENTRY_BYTES;
  // One response must not evict all others.
  const responses = new LRUCache<string, BufferedResponse>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 16),
    sizeCalculation: sizeOf,
  });
  let newest = 0n;
  const isCurrent = (revision: bigint): boolean => {
    if (revision > newest) {
      responses.clear();
      newest = revision;
    }
    return revision === newest;
  };
  return {
    get: (revision, key) => (isCurrent(revision) ? responses.get(key) : undefined),
    put: (revision, key, response) => void (isCurrent(revision) && responses.set(key, response)),
    size: () => responses.calculatedSize,
  };
}
