/** Sources: which of them somebody wants. */
import { allOf, type Criterion, dated, equals, type Given, spelled } from './criteria.ts';
import type { Graph, Source } from './graph.ts';
import type { SourceKind } from './ontology.ts';

export interface SourceFilter {
  readonly kind?: Given<SourceKind>;
  readonly publisher?: Given<string>;
  readonly publishedAfter?: Given<string>;
  readonly publishedBefore?: Given<string>;
}

export function sourceCriterion(graph: Graph, { kind, publisher, publishedAfter, publishedBefore }: SourceFilter): Criterion<Source> {
  const publishers = () => [...graph.sources.values()].map((source) => source.publisher);
  return allOf([
    equals(kind, () => (source) => source.kind),
    spelled('publisher', publisher, publishers, () => (source) => source.publisher),
    dated({ publishedAfter, publishedBefore }, () => (source) => source.published),
  ]);
}
