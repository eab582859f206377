/** What is different between a graph and the one before it. A batch may hold many edits. */
import type { Graph, Relation } from './graph.ts';

/** Of what appeared, changed or went: the ids. */
export interface GraphChange {
  /** Entities whose own row, columns, names or citations are different. */
  readonly entities: ReadonlySet<string>;
  /** A relation that is different is in both lists, as it was and as it is. */
  readonly removed: readonly Relation[];
  readonly added: readonly Relation[];
  /** Entities with other scores, as a model or as a benchmark. */
  readonly scores: ReadonlySet<string>;
  /** Entities with other values or offerings. */
  readonly values: ReadonlySet<string>;
  /** Dimensions and stages with other positions. */
  readonly positions: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  /** Whether there are other offerings without a model. */
  readonly unresolved: boolean;
  readonly redirects: boolean;
  readonly imports: boolean;
}

/** From one graph to the next. */
export interface GraphStep {
  readonly before: Graph;
  readonly after: Graph;
  readonly change: GraphChange;
}
