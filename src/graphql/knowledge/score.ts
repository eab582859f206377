/** Scores: measured values of models on benchmarks. */

import { BadInput } from '../../errors.ts';
import { scoreOrderOf } from '../../graph/base/ordering.ts';
import { entityOf, type Score, scoresOf } from '../../graph/graph.ts';
import type { Evaluator, ScoreUnit } from '../../graph/ontology.ts';
import { mainVariantOf, measuredScores, variantsOf } from '../../graph/query/measures.ts';
import { entityById, shorten } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { exactText } from '../limits/argument-prices.ts';
import { CitationRef } from '../sources/citation.ts';
import { kindRefs } from './entity.ts';

const ScoreUnitEnum = enumOf<ScoreUnit>('ScoreUnit', 'What a result counts.', {
  percent: 'Out of 100, as a share that was right.',
  points: 'On a scale of its own.',
  elo: 'A rating from duels; only differences mean something.',
  ratio: 'Relative to a reference.',
});

export const EvaluatorEnum = enumOf<Evaluator>('Evaluator', 'Who stands behind a score.', {
  maker: "The model's maker.",
  'benchmark-authors': 'Those who designed and published the test.',
  'third-party': 'Someone without a stake in the model.',
  rival: "A competing model's maker, who ran or quoted it.",
});

export const ScoreRef = builder.objectRef<Score>('Score');

ScoreRef.implement({
  description: 'A result; compare only the same variant and method.',
  fields: (t) => ({
    model: t.field({
      type: kindRefs.model,
      description: 'The model that was measured.',
      resolve: ({ modelId }, _args, { graph }) => entityOf(graph, modelId),
    }),
    benchmark: t.field({
      type: kindRefs.benchmark,
      description: 'The test it was measured on.',
      resolve: ({ benchmarkId }, _args, { graph }) => entityOf(graph, benchmarkId),
    }),
    variant: t.exposeString('variant', { description: 'The split or mode; compare only scores of the same one.' }),
    value: t.exposeFloat('value', { description: 'The result, counted in `unit`.' }),
    unit: t.field({ type: ScoreUnitEnum, description: 'What the value counts.', resolve: ({ unit }) => unit }),
    method: t.exposeString('method', { nullable: true, description: 'How it was measured, if known.' }),
    evaluator: t.field({ type: EvaluatorEnum, description: 'Who stands behind it.', resolve: ({ evaluator }) => evaluator }),
    measuredBy: t.exposeString('measuredBy', { description: 'The name of the evaluator; empty if not recorded.' }),
    asOf: t.expose('asOf', { type: 'PartialDate', nullable: true, description: 'When it was measured or published.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark." }),
    origin: t.exposeString('origin', { description: '`curated`, `editor` or a catalog.' }),
    citations: t.field({ type: [CitationRef], description: 'The sources that report it.', resolve: ({ citations }) => citations }),
  }),
});

const ScoreConnection = builder.connectionObject(
  { name: 'ScoreConnection', type: ScoreRef, description: 'A page of results.' },
  { name: 'ScoreEdge', description: 'One score and its cursor.' },
);

const sides = [
  ['model', 'Its results, by benchmark and variant.'],
  ['benchmark', 'Results of models: by variant, highest first.'],
] as const;

for (const [kind, description] of sides) {
  builder.objectField(kindRefs[kind], 'scores', (t) =>
    t.field({
      type: ScoreConnection,
      description,
      args: {
        ...t.arg.connectionArgs(),
        variant: t.arg.string({ description: 'Only results of this variant, as written there.', extensions: exactText }),
      },
      complexity: pageComplexity,
      resolve: (entity, { variant, ...page }, { graph }) => {
        const all = scoresOf(graph, entity);
        return pageOf(variant == null ? all : all.filter((score) => score.variant === variant), page, scoreOrderOf(graph));
      },
    }),
  );
}

builder.objectField(kindRefs.benchmark, 'variants', (t) =>
  t.stringList({
    description: 'The splits and modes with scores, those with the most models first.',
    resolve: (benchmark, _args, { graph }) => [...variantsOf(graph, benchmark.id)],
  }),
);

builder.objectField(kindRefs.model, 'score', (t) =>
  t.field({
    type: ScoreRef,
    nullable: true,
    description: 'Its most trusted score on a benchmark; of several, the newest.',
    args: {
      benchmark: t.arg.string({ required: true, description: 'Its slug, such as `mmmu`; no other names.', extensions: exactText }),
      variant: t.arg.string({ description: 'By default the one with the most models.', extensions: exactText }),
    },
    resolve: (model, { benchmark, variant }, { graph }) => {
      const found = entityById(graph, `benchmark/${benchmark}`);
      if (found === undefined) throw new BadInput(`There is no benchmark with the slug "${shorten(benchmark)}".`, { at: ['benchmark'] });
      return measuredScores(graph, found.id, variant ?? mainVariantOf(graph, found.id)).get(graph.entities.slotOf(model.id) ?? -1) ?? null;
    },
  }),
);
