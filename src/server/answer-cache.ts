/** Answer cache: the bytes of answers of one revision of the graph. It never goes back a revision, and a newer one empties it. */
import { LRUCache } from 'lru-cache';
import type { Headers } from './refusal.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** Names exactly these bytes; only answers that are the same for everybody have one. */
  readonly etag?: string;
}

export interface AnswerCache {
  readonly get: (revision: bigint, key: string) => Answer | undefined;
  readonly put: (revision: bigint, key: string, answer: Answer) => void;
  /** How many bytes are kept. */
  readonly size: () => number;
}

export const ANSWER_CACHE_BYTES = 64 * 1024 * 1024;

/** What an entry costs beside its body: key, headers, and the bookkeeping of the cache. */
const ENTRY_BYTES = 512;

export function createAnswerCache(maxBytes: number = ANSWER_CACHE_BYTES): AnswerCache {
  const sizeOf = ({ body }: Answer) => body.length + ENTRY_BYTES;
  // One answer may not push out all others.
  const answers = new LRUCache<string, Answer>({ maxSize: maxBytes, maxEntrySize: Math.ceil(maxBytes / 16), sizeCalculation: sizeOf });
  let newest = 0n;
  const isCurrent = (revision: bigint): boolean => {
    if (revision > newest) {
      answers.clear();
      newest = revision;
    }
    return revision === newest;
  };
  return {
    get: (revision, key) => (isCurrent(revision) ? answers.get(key) : undefined),
    put: (revision, key, answer) => void (isCurrent(revision) && answers.set(key, answer)),
    size: () => answers.calculatedSize,
  };
}
