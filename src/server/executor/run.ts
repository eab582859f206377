/** Run: one execution of a plan. Everything in it belongs to one request. */
import type { FieldNode, FragmentDefinitionNode, GraphQLError, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';

export interface Run {
  readonly context: unknown;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLError[];
  /** The arguments of each field of the plan, worked out at its first use. */
  readonly args: (Readonly<Record<string, unknown>> | undefined)[];
  readonly cancellation: Cancellation;
}

/** An AbortSignal is one. Read whenever a run goes on after it has waited. */
export interface Cancellation {
  readonly throwIfAborted: () => void;
}

/** Turns a value of a resolver into a value of the answer, or a promise of one. Throws what is wrong with the value. */
export type Complete = (value: unknown, path: Path | undefined, run: Run) => unknown;

export interface Completer {
  readonly complete: Complete;
  /** A leaf needs no path: nothing below it can fail. */
  readonly isLeaf: boolean;
}

/** What the parts of a plan know of it. */
export interface Planning {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** The variables that `@skip` and `@include` read. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** The place of a field's arguments in a run. */
  readonly newSlot: () => number;
  /** The fields that these nodes select of an object. */
  readonly selectionOf: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => Complete;
}
