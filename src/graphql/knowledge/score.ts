/** Scores: measured values of models on benchmarks. */

import { scoreOrder } from '../../graph/base/ordering.ts';
import { type Entity, type Score, scoresOf } from '../../graph/graph.ts';
import type { ScoreUnit } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { kindRefs } from './entity.ts';

const ScoreUnitEnum = enumOf<ScoreUnit>('ScoreUnit', 'The scale of a measured value.', {
  percent: 'Out of 100, as a share that was right.',
  points: 'On a scale of the benchmark itself.',
  elo: 'A rating from duels; only differences mean something.',
  ratio: 'A share of what a reference reaches.',
});

const ScoreRef = builder.objectRef<Score>('Score');

ScoreRef.implement({
  description: 'A measured value of a model on a benchmark; comparable with another only where variant and method agree.',
  fields: (t) => ({
    model: t.field({ type: kindRefs.model, description: 'Which model was put to the test.', resolve: ({ model }): Entity => model }),
    benchmark: t.field({
      type: kindRefs.benchmark,
      description: 'On which published test the model was measured.',
      resolve: ({ benchmark }): Entity => benchmark,
    }),
    variant: t.exposeString('variant', {
      description: 'Which run of several on the same benchmark, such as a split or a number of examples; empty when there is one.',
    }),
    value: t.exposeFloat('value', { description: 'The figure, counted in `unit`.' }),
    unit: t.field({ type: ScoreUnitEnum, description: 'In what the figure is counted.', resolve: ({ unit }) => unit }),
    method: t.exposeString('method', { nullable: true, description: 'How it was measured, where that is known.' }),
    asOf: t.expose('asOf', { type: 'PartialDate', nullable: true, description: 'When it was measured or published.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark on the measurement." }),
    origin: t.exposeString('origin', { description: 'Who wrote it: `curated`, `editor` or a catalog.' }),
    citations: t.field({ type: [CitationRef], description: 'The sources that report it.', resolve: ({ citations }) => citations }),
  }),
});

const ScoreConnection = builder.connectionObject(
  { name: 'ScoreConnection', type: ScoreRef, description: 'A page of measured values of models.' },
  { name: 'ScoreEdge', description: 'One measured value with its cursor.' },
);

const sides = [
  ['model', 'What was measured of it, by benchmark.'],
  ['benchmark', 'What models reached on it, the highest first.'],
] as const;

for (const [kind, description] of sides) {
  builder.objectField(kindRefs[kind], 'scores', (t) =>
    t.field({
      type: ScoreConnection,
      description,
      args: t.arg.connectionArgs(),
      complexity: pageComplexity,
      resolve: (entity, args, { graph }) => pageOf(scoresOf(graph, entity), args, scoreOrder),
    }),
  );
}
