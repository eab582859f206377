/** The typed documents of the bots: their results follow the text of the query and the committed schema. */
import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';

type Tada = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; PartialDate: string; BigInt: number };
}>;

/** A query as text, with its result and variable types. */
export type Document<Result, Variables> = TadaDocumentNode<Result, Variables>;

/** The text behind a document, as it goes over the wire. */
export const textOf = (document: unknown): string => String(document);

/**
 * Declares a document: `graphql('query …', [Fragment])`.
 * gql.tada is used for its types alone; at run time a document is its text followed by its fragments.
 */
export const graphql = ((text: string, fragments: readonly unknown[] = []): string =>
  [...new Set([text, ...fragments.map(textOf)])].join('\n')) as unknown as Tada;
