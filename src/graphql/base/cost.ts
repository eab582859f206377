/** Cost: what an operation asks for, in points (a field is 1, a page multiplies), and how much one request may ask for. */
import { complexityFromQuery } from '@pothos/plugin-complexity';
import { type DefinitionNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Quota } from '../../access/quota.ts';
import type { BadInput } from '../../errors.ts';
import { complexityError } from './refused-requests.ts';

/** A request may cost this much, nest this deep, and name this many fields. */
export const MAX_COMPLEXITY = 5_000;
export const MAX_DEPTH = 15;
export const MAX_BREADTH = 400;

export interface Cost {
  readonly complexity: number;
  readonly depth: number;
  readonly breadth: number;
}

/** What the rate limit says of who asks, and what their request costs in points. */
export interface Meter {
  readonly quota: Quota;
  readonly cost: number;
}

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** The fragments that the operation may name. */
  readonly fragments: readonly DefinitionNode[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: object;
}

/** Throws GraphQL's own error when a variable does not fit its type. */
export function costOf({ schema, operation, fragments, variables, context: ctx }: Operation): Cost {
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] } as const;
  return complexityFromQuery(document, { schema, variables: { ...variables }, ctx });
}

/** Why a request of this cost is refused; undefined when it may run. */
export function costError({ complexity, depth, breadth }: Cost): BadInput | undefined {
  const all = { complexity, depth, breadth, maxComplexity: MAX_COMPLEXITY, maxDepth: MAX_DEPTH, maxBreadth: MAX_BREADTH };
  if (depth > MAX_DEPTH) return complexityError('Depth', all);
  if (breadth > MAX_BREADTH) return complexityError('Breadth', all);
  return complexity > MAX_COMPLEXITY ? complexityError('Complexity', all) : undefined;
}
