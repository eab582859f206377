import { BadInput } from '../../errors.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import { positionKinds } from '../../graph/ontology.ts';
import { type Cell, type Comparison, type ComparisonRow, compare, compareUnder, type Verdict } from '../../graph/query/compare.ts';
import { needEntity } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { CitationRef } from '../sources/citation.ts';

const VerdictEnum = enumOf<Verdict>('Verdict', 'The result of comparing two sides.', {
  equal: 'Both sides are known and the same.',
  different: 'Both sides are known and differ.',
  unknown: 'One side is not recorded.',
});

const CellRef = builder.objectRef<Cell>('ComparisonCell');
CellRef.implement({
  description: 'One side of a comparison.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'A sentence or a list of names.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark." }),
    citations: t.field({ type: [CitationRef], description: 'The sources that say it.', resolve: ({ citations }) => citations }),
  }),
});

const RowRef = builder.objectRef<ComparisonRow>('ComparisonRow');
RowRef.implement({
  description: 'One point of a comparison.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The point compared, such as "Made by".' }),
    under: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The dimension or training stage; null for relations and attributes.',
      resolve: ({ under }) => under,
    }),
    left: t.field({
      type: CellRef,
      nullable: true,
      description: 'The first of the two; null if not recorded.',
      resolve: ({ left }) => left,
    }),
    right: t.field({
      type: CellRef,
      nullable: true,
      description: 'The second of the two; null if not recorded.',
      resolve: ({ right }) => right,
    }),
    verdict: t.field({ type: VerdictEnum, description: 'How the two sides compare.', resolve: ({ verdict }) => verdict }),
  }),
});

/** The dimensions, the stages and a few attributes. */
const USUAL_ROWS = 25;

const ComparisonRef = builder.objectRef<Comparison>('Comparison');
ComparisonRef.implement({
  description: 'Two models or model classes, point by point.',
  fields: (t) => ({
    left: t.field({ type: EntityRef, description: 'The first of the two.', resolve: ({ left }) => left }),
    right: t.field({ type: EntityRef, description: 'The second of the two.', resolve: ({ right }) => right }),
    rows: t.field({
      type: [RowRef],
      complexity: { field: 1, multiplier: USUAL_ROWS },
      description: 'The points you asked for, or all with a record.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

const comparable = ['model-class', 'model'] as const;

/** Each once, however often and by whichever name it is asked for. */
function undersOf(graph: Graph, names: readonly string[]): readonly Entity[] {
  if (names.length === 0)
    throw new BadInput('"dimensions" is empty. Name one at least, or leave it out for all rows.', { at: ['dimensions'] });
  return [...new Set([...new Set(names)].map((name) => needEntity(graph, name, positionKinds, ['dimensions'])))];
}

builder.queryField('compare', (t) =>
  t.field({
    type: ComparisonRef,
    nullable: true,
    description: 'Compares two models or model classes point by point.',
    args: {
      left: t.arg.string({ required: true, description: 'A slug, name or alias, such as `lmm` or "CLIP".' }),
      right: t.arg.string({ required: true, description: 'A slug, name or alias, such as `llm` or "Flamingo".' }),
      dimensions: t.arg.stringList({ description: 'Only these dimensions or training stages, in this order.' }),
    },
    resolve: (_root, { left, right, dimensions }, { graph }) => {
      const [one, other] = [needEntity(graph, left, comparable, ['left']), needEntity(graph, right, comparable, ['right'])];
      return dimensions == null ? compare(graph, one, other) : compareUnder(graph, one, other, undersOf(graph, dimensions));
    },
  }),
);
