/** Limits the text of a document: tokens, aliases, directives. admission.ts measures the cost of running it. */
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { MaxTokensParserWLexer } from '@escape.tech/graphql-armor-max-tokens';
import type { DocumentNode } from 'graphql';
import { documentError } from '../request-error.ts';

/** The whole introspection has about 250. The parser calls itself for each level, and deeper ones than this could exhaust the stack. */
const MAX_TOKENS = 2_000;
const MAX_ALIASES = 50;
/** Documents need a few `@include` and `@skip`; a flood of unknown directives makes GraphQL write as many errors. */
const MAX_DIRECTIVES = 5;

/** The rules' own errors have no code, and call themselves syntax errors. */
const rejectWith = (message: string) => ({
  onReject: [
    () => {
      throw documentError(message);
    },
  ],
});

const tokenLimit = { n: MAX_TOKENS, ...rejectWith(`The document has more than ${MAX_TOKENS} tokens. Ask for less in one request.`) };

export const parseWithinLimits = (text: string): DocumentNode => new MaxTokensParserWLexer(text, tokenLimit).parseDocument();

export const documentLimitRules = [
  // Without the empty list, `__typename` wouldn't count.
  maxAliasesRule({
    n: MAX_ALIASES,
    allowList: [],
    ...rejectWith(`The request has more than ${MAX_ALIASES} aliases. Split it into several requests.`),
  }),
  maxDirectivesRule({ n: MAX_DIRECTIVES, ...rejectWith(`The request has more than ${MAX_DIRECTIVES} directives. Remove some.`) }),
];
