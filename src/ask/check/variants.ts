/** Variants of benchmarks, as people name them. */
import { fold } from '../../graph/base/fold.ts';
import type { Graph } from '../../graph/graph.ts';

export const isVariant = (graph: Graph, benchmarkId: string, words: readonly string[]): boolean =>
  (graph.scores.get(benchmarkId) ?? []).some(({ variant }) => hasWords(variant, words));

/** Whether the name of a variant holds the words, or longer ones: "val" is "validation". */
export function hasWords(variant: string, words: readonly string[]): boolean {
  const own = fold(variant).split(' ');
  return words.every((word) => own.some((one) => one === word || (word.length >= SHORTEST && one.startsWith(word))));
}

const SHORTEST = 3;
