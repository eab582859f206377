/** Small random graphs of models with everything that filters ask about, as plain records and as the rows of a graph. */
import fc from 'fast-check';
import { type Evaluator, evaluators } from '../../../src/graph/ontology.ts';
import { entity, graphOf, relation, score, source, value } from './rows.ts';
import type { OfferingRow } from './tables.ts';

export const MODALITIES = ['text', 'image', 'audio'] as const;
export const ORGANIZATIONS = ['acme', 'globex'] as const;
export const CLASSES = ['lmm', 'llm'] as const;
export const FAMILIES = ['Qwen', 'Qwen-VL'] as const;
export const LICENSES = ['Apache 2.0', 'MIT', 'Modified MIT', 'CC BY-NC 4.0'] as const;
export const DATES = ['2023', '2024-02', '2024-02-10', '2024-12-31', '2025-03'] as const;
export const BENCHMARKS = ['mmmu', 'gpqa'] as const;
export const VARIANTS = ['test', 'validation'] as const;

export interface RandomScore {
  readonly benchmark: (typeof BENCHMARKS)[number];
  readonly variant: (typeof VARIANTS)[number];
  readonly evaluator: Evaluator;
  readonly asOf: string | null;
  readonly value: number;
}

export interface RandomModel {
  readonly slug: string;
  readonly releasedOn: string | null;
  readonly retiredOn: string | null;
  readonly parameters: number | null;
  readonly contextTokens: number | null;
  readonly openWeights: boolean | null;
  readonly family: string | null;
  readonly license: string | null;
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
  readonly accepts: readonly string[];
  readonly makers: readonly string[];
  readonly classes: readonly string[];
  readonly predecessor: number | null;
  readonly scores: readonly RandomScore[];
  /** A catalog states the columns, not the curators. */
  readonly isFromCatalog: boolean;
}

const maybe = <Item>(...items: readonly Item[]) => fc.option(fc.constantFrom(...items));

const randomScore: fc.Arbitrary<RandomScore> = fc.record({
  benchmark: fc.constantFrom(...BENCHMARKS),
  variant: fc.constantFrom(...VARIANTS),
  evaluator: fc.constantFrom(...evaluators),
  asOf: maybe('2024', '2025-01'),
  value: fc.constantFrom(10, 50, 90),
});

const randomModel: fc.Arbitrary<Omit<RandomModel, 'slug'>> = fc.record({
  releasedOn: maybe(...DATES),
  retiredOn: maybe(...DATES),
  parameters: maybe(1e9, 7e9, 70e9),
  contextTokens: maybe(8_000, 128_000),
  openWeights: maybe(true, false),
  family: maybe(...FAMILIES),
  license: maybe(...LICENSES),
  inputPrice: maybe(0.5, 1, 15),
  outputPrice: maybe(0.5, 1, 15),
  accepts: fc.subarray([...MODALITIES]),
  makers: fc.subarray([...ORGANIZATIONS]),
  classes: fc.subarray([...CLASSES]),
  predecessor: fc.option(fc.nat(7)),
  scores: fc.uniqueArray(randomScore, {
    maxLength: 4,
    selector: ({ benchmark, variant, evaluator, asOf }) => [benchmark, variant, evaluator, asOf].join(),
  }),
  isFromCatalog: fc.boolean(),
});

export const randomModels: fc.Arbitrary<readonly RandomModel[]> = fc
  .array(randomModel, { minLength: 1, maxLength: 8 })
  .map((models) => models.map((model, index) => ({ ...model, slug: `m${index}` })));

const COLUMNS = ['releasedOn', 'retiredOn', 'parameters', 'contextTokens', 'openWeights', 'family', 'license'] as const;

export const predecessorOf = (models: readonly RandomModel[], { predecessor, slug }: RandomModel): string | undefined => {
  const found = predecessor === null ? undefined : models[predecessor]?.slug;
  return found === slug ? undefined : found;
};

export function graphOfModels(models: readonly RandomModel[]) {
  return graphOf({
    entities: [
      ...models.map((model) => entityOf(model)),
      ...MODALITIES.map((slug, index) => entity(`modality/${slug}`, { ordinal: index + 1 })),
      ...ORGANIZATIONS.map((slug) => entity(`organization/${slug}`)),
      ...CLASSES.map((slug) => entity(`model-class/${slug}`)),
      ...BENCHMARKS.map((slug) => entity(`benchmark/${slug}`)),
    ],
    relations: models.flatMap((model) => relationsOf(models, model).map((text) => relation(text))),
    values: models.filter(({ isFromCatalog }) => isFromCatalog).flatMap(valuesOf),
    scores: models.flatMap(({ slug, scores }) =>
      scores.map(({ benchmark, value: points, ...more }, index) =>
        score(`model/${slug}`, `benchmark/${benchmark}`, points, { id: `${slug}#${index}`, ...more }),
      ),
    ),
    offerings: models.filter(({ inputPrice }) => inputPrice !== null).map(offeringOf),
    sources: [source('models-dev')],
  });
}

function entityOf({ slug, isFromCatalog, ...model }: RandomModel) {
  const columns = {
    ...{ releasedOn: model.releasedOn, retiredOn: model.retiredOn, openWeights: model.openWeights },
    ...{ family: model.family, license: model.license },
    ...{ parameters: bigOf(model.parameters), contextTokens: bigOf(model.contextTokens) },
  };
  return entity(`model/${slug}`, { model: isFromCatalog ? {} : columns });
}

const bigOf = (count: number | null): bigint | null => (count === null ? null : BigInt(count));

const relationsOf = (models: readonly RandomModel[], model: RandomModel): string[] => {
  const before = predecessorOf(models, model);
  const targets = [
    ...model.makers.map((slug) => `made-by organization/${slug}`),
    ...model.classes.map((slug) => `instance-of model-class/${slug}`),
    ...model.accepts.map((slug) => `accepts modality/${slug}`),
    ...(before === undefined ? [] : [`succeeds model/${before}`]),
  ];
  return targets.map((target) => `model/${model.slug} ${target}`);
};

const valuesOf = (model: RandomModel) =>
  COLUMNS.flatMap((name) => {
    const said = model[name];
    return said === null ? [] : [value(`model/${model.slug}`, name, said)];
  });

const offeringOf = ({ slug, inputPrice, outputPrice }: RandomModel): OfferingRow => ({
  ...{ id: `acme/${slug}`, modelId: `model/${slug}`, modelKind: 'model', provider: 'acme', providerModel: slug, name: slug },
  ...{ contextTokens: null, outputTokens: null, inputPrice, outputPrice, status: 'active', observedOn: '2026-01-01' },
  ...{ asOf: null, missingSince: null, origin: 'models.dev', byMaker: true, releasedOn: null, retiredOn: null },
  ...{ accepts: [], produces: [], openWeights: null, knowledgeCutoff: null },
});
