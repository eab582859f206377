/** Measures: the scores on one variant of a benchmark, as a property of models that lists can be filtered and sorted by. */
import { groupBy } from '../base/collections.ts';
import { keptUnless } from '../base/touched.ts';
import type { Graph, Score } from '../graph.ts';
import type { Evaluator } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';

/** What scores of models are compared by; `any` evaluator stands for the most trusted one. */
export interface Measure {
  readonly benchmarkId: string;
  readonly variant: string;
  readonly evaluator: Evaluator | 'any';
}

const keptUnlessScores = keptUnless(({ scores }) => scores.size > 0);

/** The variants of a benchmark that have scores, those that most models have first, then by name. */
export const variantsOf = cachePerGraph((graph, benchmarkId: string): readonly string[] => {
  const groups = [...groupBy(graph.scores.get(benchmarkId) ?? [], ({ variant }) => [variant])];
  const counts = new Map(groups.map(([variant, scores]) => [variant, new Set(scores.map(({ modelId }) => modelId)).size]));
  return [...counts.keys()].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1));
}, keptUnlessScores);

/** The variant that most models have; empty for a benchmark without scores. */
export const mainVariantOf = (graph: Graph, benchmarkId: string): string => variantsOf(graph, benchmarkId)[0] ?? '';

/** A competitor's table comes last: it may be a rerun in conditions of its own. */
const trust: readonly Evaluator[] = ['benchmark-authors', 'maker', 'third-party', 'rival'];

function comesBefore(one: Score, other: Score): boolean {
  const [rank, otherRank] = [trust.indexOf(one.evaluator), trust.indexOf(other.evaluator)];
  if (rank !== otherRank) return rank < otherRank;
  const [date, otherDate] = [one.asOf ?? '', other.asOf ?? ''];
  return date === otherDate ? one.id < other.id : date > otherDate;
}

/** Each model's most trusted score, the newest of several, by the slot of the model; by one evaluator, or by any. */
export const measuredScores = (graph: Graph, benchmarkId: string, variant: string, evaluator: Evaluator | 'any' = 'any') =>
  bestScores(graph, benchmarkId, evaluator, variant);

/** The same on the variant that most models have. */
export const mainScores = (graph: Graph, benchmarkId: string) => measuredScores(graph, benchmarkId, mainVariantOf(graph, benchmarkId));

const bestScores = cachePerGraph(
  (graph, benchmarkId: string, evaluator: Evaluator | 'any', variant: string): ReadonlyMap<number, Score> => {
    const best = new Map<number, Score>();
    for (const score of graph.scores.get(benchmarkId) ?? []) {
      if (score.variant !== variant || (evaluator !== 'any' && score.evaluator !== evaluator)) continue;
      const slot = graph.entities.slotOf(score.modelId);
      const known = slot === undefined ? undefined : best.get(slot);
      if (slot !== undefined && (known === undefined || comesBefore(score, known))) best.set(slot, score);
    }
    return best;
  },
  keptUnlessScores,
);
