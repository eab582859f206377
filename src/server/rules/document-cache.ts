/**
 * Document cache: documents that are valid, so that they needn't be parsed and validated again. Invalid ones aren't kept: their
 * errors would stay with them, and anyone can make new ones.
 */
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const MAX_DOCUMENTS = 1_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** What a parsed document holds in memory: about 500 bytes for each token with its nodes, and the text. */
const BYTES_PER_TOKEN = 500;
const BYTES_PER_CHARACTER = 2;

interface Kept {
  readonly document: DocumentNode;
  /** The sets of rules that it has passed: not every caller has the same schema and rules. */
  readonly validBy: Set<string>;
}

export interface DocumentCache {
  readonly find: (text: string) => DocumentNode | undefined;
  readonly isValidBy: (rules: string, text: string) => boolean;
  /** Keeps a document that has passed a set of rules. */
  readonly keep: (rules: string, text: string, document: DocumentNode) => void;
  readonly size: () => { readonly documents: number; readonly bytes: number };
}

export function createDocumentCache(): DocumentCache {
  const kept = new LRUCache<string, Kept>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ document }, text) => tokensOf(document) * BYTES_PER_TOKEN + text.length * BYTES_PER_CHARACTER,
  });
  return {
    find: (text) => kept.get(text)?.document,
    isValidBy: (rules, text) => kept.get(text)?.validBy.has(rules) === true,
    keep: (rules, text, document) => {
      const known = kept.get(text);
      if (known === undefined) kept.set(text, { document, validBy: new Set([rules]) });
      else known.validBy.add(rules);
    },
    size: () => ({ documents: kept.size, bytes: kept.calculatedSize }),
  };
}

/** The parser links the tokens of a document to each other. */
export function tokensOf({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) count += 1;
  return count;
}
