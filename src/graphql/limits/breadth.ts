/** Breadth: how many fields a document names, counted without a schema, so that invalid documents have one too. */
import { type DocumentNode, Kind } from 'graphql';
import { fragmentsOf } from './fragments.ts';
import { sizeOfContent } from './introspection-cost.ts';

/** The fields of the largest operation, with those of the fragments that it spreads. */
export function breadthOf(document: DocumentNode): number {
  const measuring = { fragments: fragmentsOf(document), measured: new Map() };
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((one) => sizeOfContent(one, measuring).fields));
}
