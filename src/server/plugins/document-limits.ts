/** Limits the text of a document: tokens, aliases, directives. cost-limit.ts measures the cost of running it. */
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { Plugin } from 'graphql-yoga';
import { documentError } from '../request-error.ts';

/** The whole introspection has about 250. The parser calls itself for each level, and deeper ones than this could exhaust the stack. */
const MAX_TOKENS = 2_000;
const MAX_ALIASES = 50;
/** Documents need a few `@include` and `@skip`; a flood of unknown directives makes GraphQL write as many errors. */
const MAX_DIRECTIVES = 5;

export const documentLimits = (): Plugin[] => [
  maxTokensPlugin({
    n: MAX_TOKENS,
    ...rejectWith(`The document has more than ${MAX_TOKENS} tokens. Ask for less in one request.`),
  }),
  // Without the empty list, `__typename` wouldn't count.
  maxAliasesPlugin({
    n: MAX_ALIASES,
    allowList: [],
    ...rejectWith(`The request has more than ${MAX_ALIASES} aliases. Split it into several requests.`),
  }),
  maxDirectivesPlugin({ n: MAX_DIRECTIVES, ...rejectWith(`The request has more than ${MAX_DIRECTIVES} directives. Remove some.`) }),
];

/** The plugins' own errors have no code, and call themselves syntax errors. */
const rejectWith = (message: string) => ({
  onReject: [
    () => {
      throw documentError(message);
    },
  ],
});
