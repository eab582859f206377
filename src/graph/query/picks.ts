/** Picks: the entities of lists that match a filter, in order; the last ones asked for are kept for each graph. */
import { LRUCache } from 'lru-cache';
import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';

/** Of a list of a hundred thousand, one takes 0.4 MB. */
const MAX_PICKS = 64;

// They don't follow a change: making one anew takes a few milliseconds.
const picksOf = cachePerGraph(() => new LRUCache<string, Int32Array>({ max: MAX_PICKS }));

/** What was picked for this question before, or else picked now; the question is all that the pick depends on. */
export function pickOnce(graph: Graph, question: readonly unknown[], pick: () => Int32Array): Int32Array {
  const picks = picksOf(graph);
  const key = JSON.stringify(question);
  const known = picks.get(key) ?? pick();
  picks.set(key, known);
  return known;
}
