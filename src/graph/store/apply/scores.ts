/** Applies the scores of some models, and puts lists in order again that a new name has put out of order. */
import { groupBy, sortBy } from '../../base/collections.ts';
import { scoreOrderOf } from '../../base/ordering.ts';
import type { Graph, Score } from '../../graph.ts';

/** So many scores are put in order at once, in a few milliseconds. */
const SORTED_AT_ONCE = 5_000;

/** `present` are all scores of the models with these ids, in a graph whose entities are those of today; `renamed` have other names. */
export function* applyScores(graph: Graph, present: readonly Score[], ids: readonly string[], renamed: readonly string[]) {
  const { scores } = graph;
  const models = new Set(ids);
  const ofBenchmark = groupBy(present, ({ benchmarkId }) => [benchmarkId]);
  const ofModel = groupBy(present, ({ modelId }) => [modelId]);
  const old = ids.flatMap((id) => scores.get(id) ?? []);
  const benchmarks = new Set([...ofBenchmark.keys(), ...old.map(({ benchmarkId }) => benchmarkId)]);
  const changed = new Set([...models, ...benchmarks]);
  // The order of scores is that of the names at their other end.
  const reordered = new Set(
    [...renamed].flatMap((id) => (scores.get(id) ?? []).flatMap(({ modelId, benchmarkId }) => [modelId, benchmarkId])),
  );
  const listOf = (id: string): readonly Score[] => {
    if (models.has(id)) return ofModel.get(id) ?? [];
    const rest = scores.get(id) ?? [];
    return benchmarks.has(id) ? [...rest.filter(({ modelId }) => !models.has(modelId)), ...(ofBenchmark.get(id) ?? [])] : rest;
  };
  const { key } = scoreOrderOf(graph);
  const lists: [string, readonly Score[] | undefined][] = [];
  let sorted = 0;
  for (const id of new Set([...changed, ...reordered])) {
    const list = listOf(id);
    sorted += list.length;
    if (sorted > SORTED_AT_ONCE) {
      yield;
      sorted = list.length;
    }
    lists.push([id, list.length === 0 ? undefined : sortBy(list, key)]);
  }
  return { table: lists.length === 0 ? scores : scores.with(lists), changed: new Set([...changed, ...reordered]) };
}
