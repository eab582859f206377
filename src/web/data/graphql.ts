/** Typed GraphQL documents of the pages: the result type follows from the text of the query and the public schema. */
import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

export type { FragmentOf, ResultOf } from 'gql.tada';

type Tada = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; PartialDate: string; BigInt: number; DateTime: string; AttributeValue: unknown };
}>;

export type Document<Result, Variables> = TadaDocumentNode<Result, Variables>;

export type EntityKind = introspection['types']['Kind']['enumValues'];

/** A document at run time: its own text, and the text of each fragment it uses, once. */
interface DocumentParts {
  readonly own: string;
  readonly fragments: ReadonlySet<string>;
}

// Only gql.tada's types are used: a document is typed as its AST but created here, and only here.
const partsOf = (document: unknown): DocumentParts => document as DocumentParts;

export const textOf = (document: unknown): string => [partsOf(document).own, ...partsOf(document).fragments].join('\n');

/** Declares a document: `graphql('query …', [Fragment])`. */
export const graphql = ((own: string, below: readonly unknown[] = []): DocumentParts => ({
  own,
  fragments: new Set(below.map(partsOf).flatMap((part) => [part.own, ...part.fragments])),
})) as unknown as Tada;
