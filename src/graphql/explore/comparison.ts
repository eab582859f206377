/** Comparisons of two entities. */
import { BadInput } from '../../errors.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import { positionKinds } from '../../graph/ontology.ts';
import { type Cell, type Comparison, type ComparisonRow, compare, compareUnder, type Verdict } from '../../graph/query/compare.ts';
import { needEntity } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { CitationRef } from '../sources/citation.ts';

const VerdictEnum = enumOf<Verdict>('Verdict', 'How the two sides of a comparison stand to each other.', {
  equal: 'Both sides are recorded, and they are the same.',
  different: 'Both sides are recorded, and they differ.',
  unknown: 'Nothing is recorded of one side, so nothing can be said.',
});

const CellRef = builder.objectRef<Cell>('ComparisonCell');
CellRef.implement({
  description: 'What is recorded of one side of a comparison.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What is recorded, as a sentence or a list of names.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark on it." }),
    citations: t.field({ type: [CitationRef], description: 'The sources that say it.', resolve: ({ citations }) => citations }),
  }),
});

const RowRef = builder.objectRef<ComparisonRow>('ComparisonRow');
RowRef.implement({
  description: 'One point of a comparison, with what is recorded of both sides.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What is compared, for example "Data modalities" or "Made by".' }),
    under: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The dimension or training stage compared; null for rows made from relations and attributes.',
      resolve: ({ under }) => under,
    }),
    left: t.field({
      type: CellRef,
      nullable: true,
      description: 'The left side; null when nothing is recorded.',
      resolve: ({ left }) => left,
    }),
    right: t.field({
      type: CellRef,
      nullable: true,
      description: 'The right side; null when nothing is recorded.',
      resolve: ({ right }) => right,
    }),
    verdict: t.field({ type: VerdictEnum, description: 'How the two sides stand to each other.', resolve: ({ verdict }) => verdict }),
  }),
});

const ComparisonRef = builder.objectRef<Comparison>('Comparison');
ComparisonRef.implement({
  description: 'Two models or model classes, point by point.',
  fields: (t) => ({
    left: t.field({ type: EntityRef, description: 'The first of the two.', resolve: ({ left }) => left }),
    right: t.field({ type: EntityRef, description: 'The second of the two.', resolve: ({ right }) => right }),
    rows: t.field({
      type: [RowRef],
      description: 'The points that were asked for, or all on which something is recorded of either.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

const comparable = ['model-class', 'model'] as const;

/** Each once, however often and by whichever name it is asked for. */
function undersOf(graph: Graph, names: readonly string[]): readonly Entity[] {
  if (names.length === 0) throw new BadInput('"dimensions" is empty. Name one at least, or leave it out for all rows.');
  return [...new Set(names.map((name) => needEntity(graph, name, positionKinds)))];
}

builder.queryField('compare', (t) =>
  t.field({
    type: ComparisonRef,
    nullable: true,
    description: 'Compares two models or model classes point by point; an unknown name is an error with the nearest names.',
    args: {
      left: t.arg.string({ required: true, description: 'The first: a slug, name or alias, such as `lmm` or "CLIP".' }),
      right: t.arg.string({ required: true, description: 'The second: a slug, name or alias, such as `llm` or "Flamingo".' }),
      dimensions: t.arg.stringList({
        description:
          'Only rows under these dimensions or training stages, by slug, name or alias, and in this order; also where nothing is recorded.',
      }),
    },
    resolve: (_root, { left, right, dimensions }, { graph }) => {
      const [one, other] = [needEntity(graph, left, comparable), needEntity(graph, right, comparable)];
      return dimensions == null ? compare(graph, one, other) : compareUnder(graph, one, other, undersOf(graph, dimensions));
    },
  }),
);
