/** Breadth: how many fields a document names, counted without a schema, so that invalid documents have one too. */
import { type DocumentNode, Kind } from 'graphql';
import { sizeOfContent } from './introspection-cost.ts';

/** The fields of the largest operation, with those of the fragments that it spreads. */
export function breadthOf({ definitions }: DocumentNode): number {
  const named = definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : []));
  const measuring = { fragments: Object.fromEntries(named), measured: new Map() };
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((one) => sizeOfContent(one, measuring).fields));
}
