/**
 * Document cache: documents that are valid, so that they needn't be parsed and validated again. Invalid ones aren't kept: their
 * errors would stay with them, and anyone can make new ones. Replaces Yoga's cache, which keeps everything that parses.
 */
import type { DocumentNode, ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';

const MAX_DOCUMENTS = 1_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** What a parsed document holds in memory: about 500 bytes for each token with its nodes, and the text. */
const BYTES_PER_TOKEN = 500;
const BYTES_PER_CHARACTER = 2;

interface Kept {
  readonly document: DocumentNode;
  /** The rules that it has passed: not every caller has the same schema and rules. */
  readonly validBy: Set<string>;
}

export interface DocumentCache {
  readonly plugin: Plugin;
  readonly size: () => { readonly documents: number; readonly bytes: number };
}

export function createDocumentCache(): DocumentCache {
  const kept = new LRUCache<string, Kept>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ document }, text) => tokensOf(document) * BYTES_PER_TOKEN + text.length * BYTES_PER_CHARACTER,
  });
  /** The text of each document in use. */
  const texts = new WeakMap<DocumentNode, string>();
  const plugin: Plugin = {
    onParse: ({ params: { source }, setParsedDocument }) => {
      const text = String(source);
      const known = kept.get(text);
      if (known !== undefined) return setParsedDocument(known.document);
      return ({ result }) => {
        if (result !== null && !(result instanceof Error)) texts.set(result, text);
      };
    },
    onValidate: ({ params: { documentAST, rules = [] }, setResult }) => {
      const ruleNames = (rules as readonly ValidationRule[]).map(({ name }) => name).join();
      const text = texts.get(documentAST);
      if (text === undefined) return;
      const known = kept.get(text);
      if (known?.validBy.has(ruleNames)) return setResult([]);
      return ({ valid }) => {
        if (!valid) return;
        if (known === undefined) kept.set(text, { document: documentAST, validBy: new Set([ruleNames]) });
        else known.validBy.add(ruleNames);
      };
    },
  };
  return { plugin, size: () => ({ documents: kept.size, bytes: kept.calculatedSize }) };
}

/** The parser links the tokens of a document to each other. */
function tokensOf({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) count += 1;
  return count;
}
