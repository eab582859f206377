/** Degree: an entity's number of relations, which ranks names that match equally well. */

import type { SortKey } from '../base/collections.ts';
import { entityRanking } from '../base/entity-index.ts';
import { type Ranking, rankingOf, resorted } from '../base/slots.ts';
import { movedEntities, touchedEnds } from '../base/touched.ts';
import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';

/** All entities, most relations first, then in the default order. */
export const degreeRanking = cachePerGraph(
  (graph): Ranking => {
    const { slots } = entityRanking(graph);
    const count = slots.length;
    // Both in one number: numbers sort many times as fast as entities.
    const keys = Float64Array.from(slots, (slot, rank) => rank - degreeOf(graph, slot) * count).sort();
    const inOrder = Int32Array.from(keys, (key) => slots[((key % count) + count) % count] ?? 0);
    return rankingOf(inOrder, graph.entities.capacity);
  },
  (ranking, step) => {
    const { after } = step;
    const touched = [...new Set([...movedEntities(step), ...touchedEnds(step)])];
    if (touched.length === 0) return ranking;
    const { ranks } = entityRanking(after);
    const keyOf = (slot: number): SortKey => [-degreeOf(after, slot), ranks[slot] ?? 0];
    const present = touched.filter((slot) => after.entities.at(slot) !== undefined);
    return rankingOf(resorted(ranking.slots, { touched, present, keyOf }), after.entities.capacity);
  },
);

const degreeOf = ({ links: { starts, ends } }: Graph, slot: number): number => (ends[slot] ?? 0) - (starts[slot] ?? 0);
