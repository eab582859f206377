/** Limits of the text of a document: tokens, aliases, directives. What it costs to run it is measured in cost-limit.ts. */
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { documentError } from '../request-error.ts';

/** The whole introspection has about 250. The parser calls itself for each level, and deeper ones than this could exhaust the stack. */
const MAX_TOKENS = 2_000;
const MAX_ALIASES = 50;
/** Documents need `@include` and `@skip` now and then; a flood of unknown directives makes GraphQL write as many errors. */
const MAX_DIRECTIVES = 5;

/** Of the texts of documents that are remembered with what was parsed of them, which takes about thirty times as much. */
const MAX_CACHED_CHARACTERS = 2 * 1024 * 1024;

/** For Yoga: remembers parsed documents by their length, where it would by their number, which one sender could make very large. */
export const documentCaches = () => ({ documentCache: createCacheByLength<DocumentNode>(), errorCache: createCacheByLength<Error>() });

const createCacheByLength = <Value extends object>() =>
  new LRUCache<string, Value>({ maxSize: MAX_CACHED_CHARACTERS, sizeCalculation: (_value, text) => text.length + 1 });

export const documentLimits = (): Plugin[] => [
  maxTokensPlugin({
    n: MAX_TOKENS,
    ...rejectWith(`The document has more than ${MAX_TOKENS} words and signs. Ask for less in one request.`),
  }),
  // Without the empty list `__typename` would not count.
  maxAliasesPlugin({
    n: MAX_ALIASES,
    allowList: [],
    ...rejectWith(`The request has more than ${MAX_ALIASES} aliases. Ask in several requests.`),
  }),
  maxDirectivesPlugin({ n: MAX_DIRECTIVES, ...rejectWith(`The request has more than ${MAX_DIRECTIVES} directives. Leave some out.`) }),
];

/** The plugins' own errors have no code, and call themselves errors of syntax. */
const rejectWith = (message: string) => ({
  onReject: [
    () => {
      throw documentError(message);
    },
  ],
});
