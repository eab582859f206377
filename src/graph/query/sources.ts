/** Sources: which ones a filter matches. */

import { keptUnless } from '../base/touched.ts';
import type { Graph, Source } from '../graph.ts';
import type { SourceKind } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords } from '../search/find.ts';
import { allOf, type Criterion, equals, inDateRange, matchesWord, type Optional } from './criteria.ts';

export interface SourceFilter {
  readonly kind?: Optional<SourceKind>;
  readonly publisher?: Optional<string>;
  readonly publishedAfter?: Optional<string>;
  readonly publishedBefore?: Optional<string>;
}

export function sourceCriterion(graph: Graph, { kind, publisher, publishedAfter, publishedBefore }: SourceFilter): Criterion<Source> {
  return allOf([
    equals(kind, () => (source) => source.kind),
    matchesWord(
      'publisher',
      publisher,
      () => publishersOf(graph),
      () => (source) => source.publisher,
      ['filter', 'publisher'],
    ),
    inDateRange({ publishedAfter, publishedBefore }, () => (source) => source.published, ['filter']),
  ]);
}

const publishersOf = cachePerGraph(
  ({ sources }) => indexWords([...sources.values()].map(({ publisher }) => publisher)),
  keptUnless(({ sources }) => sources.size > 0),
);
