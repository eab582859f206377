/** Prints a schema in the order of the alphabet, each description on one line: with blocks it would be a tenth longer. */
import { type GraphQLSchema, lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';

export function printCompact(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true });
  return `${print(visit(document, { StringValue: (node) => ({ ...node, block: false }) }))}\n`;
}
