/**
 * Plans in use: a document that is asked for a third time keeps its plan, in a cache that is bounded by number and by weight. Until
 * then its plans are thrown away, so that documents which never come again take no memory.
 */
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Plan, planOf } from './plan.ts';

const MAX_PLANS = 1_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** What a field of a plan holds in memory: its functions, and what they close over. */
const BYTES_PER_FIELD = 2_000;
const KEPT_AT_SIGHT = 3;

export interface Plans {
  /** The plan of an operation of a valid document on a schema; undefined for what is left to GraphQL's own executor. */
  readonly planFor: (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) => Plan | undefined;
  readonly size: () => { readonly plans: number; readonly bytes: number };
}

/** An operation may be seen on the whole schema and on the public one: a plan belongs to one of them. */
type BySchema<Value> = Map<GraphQLSchema, Value>;

export function createPlans(): Plans {
  const kept = new LRUCache<OperationDefinitionNode, BySchema<Plan>>({
    max: MAX_PLANS,
    maxSize: MAX_BYTES,
    sizeCalculation: (plans) => [...plans.values()].reduce((sum, { fields, forms }) => sum + BYTES_PER_FIELD * (1 + fields) * forms, 0),
  });
  const sights = new WeakMap<OperationDefinitionNode, number>();
  return {
    planFor: (schema, document, operation) => {
      const plans = kept.get(operation);
      const known = plans?.get(schema);
      if (known !== undefined) return known;
      const plan = planOf(schema, document, operation);
      const sight = (sights.get(operation) ?? 0) + 1;
      sights.set(operation, sight);
      if (plan !== undefined && sight >= KEPT_AT_SIGHT) kept.set(operation, new Map([...(plans ?? []), [schema, plan]]));
      return plan;
    },
    size: () => ({ plans: kept.size, bytes: kept.calculatedSize }),
  };
}
