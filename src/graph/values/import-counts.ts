/** Import counts: what a catalog brought into the graph, in numbers. */
import { touchedByStatements } from '../base/touched.ts';
import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { contestedValues } from './conflicts.ts';

interface ImportCounts {
  readonly models: number;
  readonly offerings: number;
  readonly unresolved: number;
  readonly conflicts: number;
}

export const countsOf = cachePerGraph(
  (graph, origin: string): ImportCounts => {
    const unresolved = unresolvedBy(graph, origin);
    const counts = { models: 0, offerings: unresolved, unresolved, conflicts: 0 };
    for (let slot = 0; slot < graph.entities.capacity; slot += 1) add(counts, 1, graph, slot, origin);
    return counts;
  },
  (counts, step, origin) => {
    const unresolved = step.change.unresolved ? unresolvedBy(step.after, origin) : counts.unresolved;
    const next = { ...counts, offerings: counts.offerings - counts.unresolved + unresolved, unresolved };
    for (const slot of touchedByStatements(step)) {
      add(next, -1, step.before, slot, origin);
      add(next, 1, step.after, slot, origin);
    }
    return next;
  },
);

const unresolvedBy = ({ unresolved }: Graph, origin: string): number => unresolved.filter((one) => one.origin === origin).length;

type MutableCounts = { -readonly [Name in keyof ImportCounts]: number };

/** Adds what one entity counts for, or with -1 takes it away. */
function add(counts: MutableCounts, sign: 1 | -1, graph: Graph, slot: number, origin: string): void {
  const entity = graph.entities.at(slot);
  if (entity === undefined) return;
  const of = (one: { readonly origin: string }) => one.origin === origin;
  if (entity.kind === 'model' && graph.values.at(slot)?.some(of)) counts.models += sign;
  counts.offerings += sign * (graph.offerings.at(slot)?.filter(of).length ?? 0);
  const shown = contestedValues(graph, slot).filter((value) => of(value) || value.alternatives.some(of));
  counts.conflicts += sign * shown.length;
}
