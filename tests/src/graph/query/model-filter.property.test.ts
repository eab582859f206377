/** Random filters over random models keep the same models as a filter that only knows their plain records. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluators } from '../../../../src/graph/ontology.ts';
import { type ModelFilter, modelCriterion } from '../../../../src/graph/query/model-filter.ts';
import { defaultOrder, filterSorted } from '../../../../src/graph/query/sorted-lists.ts';
import { entitiesIn } from '../../../support/graph/entries.ts';
import {
  BENCHMARKS,
  CLASSES,
  DATES,
  FAMILIES,
  graphOfModels,
  MODALITIES,
  ORGANIZATIONS,
  predecessorOf,
  type RandomModel,
  type RandomScore,
  randomModels,
  VARIANTS,
} from '../../../support/graph/random-models.ts';

const LICENSE_STARTS = { Apache: ['Apache 2.0'], 'mit license': ['MIT'], 'cc by': ['CC BY-NC 4.0'], 'Modified MIT': ['Modified MIT'] };
const licenseStart = fc.constantFrom(...(Object.keys(LICENSE_STARTS) as (keyof typeof LICENSE_STARTS)[]));

const condition: fc.Arbitrary<ModelFilter> = fc.oneof(
  fc.record({ accepts: fc.subarray([...MODALITIES], { minLength: 1 }) }),
  fc.record({ organization: fc.constantFrom(...ORGANIZATIONS) }),
  fc.record({ class: fc.constantFrom(...CLASSES) }),
  fc.record({ family: fc.constantFrom(...FAMILIES) }),
  fc.record({ license: licenseStart }),
  fc.record({ openWeights: fc.boolean() }),
  fc.record({ retired: fc.boolean() }),
  ...(['releasedAfter', 'releasedBefore', 'releasedSince', 'releasedUntil', 'retiredSince', 'retiredUntil'] as const).map((name) =>
    fc.constantFrom(...DATES, '2024', '2024-03-01').map((date) => ({ [name]: date })),
  ),
  ...(['minParameters', 'maxParameters', 'minContextTokens', 'maxContextTokens'] as const).map((name) =>
    fc.constantFrom(1e9, 7e9, 8_000, 70_000).map((count) => ({ [name]: count })),
  ),
  ...(['minInputPrice', 'maxInputPrice', 'minOutputPrice', 'maxOutputPrice'] as const).map((name) =>
    fc.constantFrom(0, 0.5, 1, 14.99).map((price) => ({ [name]: price })),
  ),
  ...(['known', 'unknown'] as const).map((name) =>
    fc
      .subarray(['releasedOn', 'parameters', 'license', 'family', 'accepts'] as const, { minLength: 1 })
      .map((columns) => ({ [name]: columns })),
  ),
  fc.record({
    related: fc.array(
      fc.oneof(
        fc.record({ type: fc.constant('made-by' as const), to: fc.constantFrom(undefined, null, ...ORGANIZATIONS) }),
        fc.record({ type: fc.constant('succeeds' as const), to: fc.constantFrom(undefined, 'm0'), inverse: fc.boolean() }),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({
    scoredOn: fc.record({
      benchmark: fc.constantFrom(...BENCHMARKS),
      variant: fc.constant(undefined),
      evaluator: fc.constantFrom(undefined, null, ...evaluators),
      min: fc.constantFrom(undefined, 50),
      max: fc.constantFrom(undefined, 50),
    }),
  }),
);

/** A few conditions at once; of two for the same field, the last counts. */
const conditions = fc.array(condition, { maxLength: 3 }).map((parts): ModelFilter => Object.assign({}, ...parts));

const { filter: randomFilter } = fc.letrec<{ filter: ModelFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    conditions,
    fc.tuple(conditions, fc.array(tie('filter'), { minLength: 1, maxLength: 2 })).map(([own, or]) => ({ ...own, or })),
    fc.tuple(conditions, fc.array(tie('filter'), { minLength: 1, maxLength: 2 })).map(([own, and]) => ({ ...own, and })),
    fc.tuple(conditions, tie('filter')).map(([own, not]) => ({ ...own, not })),
  ),
}));

/** The first and the last day that a date may mean. */
function findDays(date: string): readonly [string, string] {
  const days = Array.from({ length: 12 * 31 }, (_, at) =>
    new Date(Date.UTC(Number(date.slice(0, 4)), 0, 1 + at)).toISOString().slice(0, 10),
  );
  const covered = days.filter((day) => day.startsWith(date));
  return [covered[0] ?? '', covered.at(-1) ?? ''];
}

const known = new Map([...DATES, '2024', '2024-03-01'].map((date) => [date as string, findDays(date)]));
const daysOf = (date: string) => known.get(date) ?? findDays(date);

const dated = (date: string | null, holds: (first: string, last: string) => boolean) => date !== null && holds(...daysOf(date));
const between = (value: number | null, min: number | null | undefined, max: number | null | undefined) =>
  (min == null && max == null) ||
  (value !== null && value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY));

const TRUST = ['benchmark-authors', 'maker', 'third-party', 'rival'];

/** The score that counts: by the most trusted, then the newest, on the variant that most models have. */
function scoreOf(models: readonly RandomModel[], model: RandomModel, benchmark: string, evaluator: string | null | undefined) {
  const countOf = (variant: string) =>
    models.filter(({ scores }) => scores.some((one) => one.benchmark === benchmark && one.variant === variant)).length;
  const [main] = [...VARIANTS].sort((one, other) => countOf(other) - countOf(one) || one.localeCompare(other));
  const isWanted = (one: RandomScore) =>
    one.benchmark === benchmark && one.variant === main && [one.evaluator, undefined, null].includes(evaluator as never);
  return model.scores
    .filter(isWanted)
    .sort(
      (one, other) => TRUST.indexOf(one.evaluator) - TRUST.indexOf(other.evaluator) || (other.asOf ?? '').localeCompare(one.asOf ?? ''),
    )[0];
}

type Test = (model: RandomModel, wanted: never, models: readonly RandomModel[]) => boolean;
const isIn = (name: 'makers' | 'classes' | 'accepts') => (model: RandomModel, wanted: string | readonly string[]) =>
  [wanted].flat().every((slug) => model[name].includes(slug));

const isKnown = (model: RandomModel, name: string) => {
  const value = model[name as 'family' | 'accepts'];
  return value !== null && value.length !== 0;
};

type Related = NonNullable<ModelFilter['related']>[number];
const tests: Readonly<Record<string, Test>> = {
  accepts: isIn('accepts'),
  organization: isIn('makers'),
  class: isIn('classes'),
  family: ({ family }, wanted: string) => family === wanted,
  license: ({ license }, wanted: keyof typeof LICENSE_STARTS) => LICENSE_STARTS[wanted].includes(license ?? ''),
  openWeights: ({ openWeights }, wanted: boolean) => openWeights === wanted,
  retired: ({ retiredOn }, wanted: boolean) => (retiredOn !== null) === wanted,
  releasedAfter: ({ releasedOn }, wanted: string) => dated(releasedOn, (first) => first > daysOf(wanted)[1]),
  releasedBefore: ({ releasedOn }, wanted: string) => dated(releasedOn, (_, last) => last < daysOf(wanted)[0]),
  releasedSince: ({ releasedOn }, wanted: string) => dated(releasedOn, (first) => first >= daysOf(wanted)[0]),
  releasedUntil: ({ releasedOn }, wanted: string) => dated(releasedOn, (_, last) => last <= daysOf(wanted)[1]),
  retiredSince: ({ retiredOn }, wanted: string) => dated(retiredOn, (first) => first >= daysOf(wanted)[0]),
  retiredUntil: ({ retiredOn }, wanted: string) => dated(retiredOn, (_, last) => last <= daysOf(wanted)[1]),
  minParameters: ({ parameters }, wanted: number) => between(parameters, wanted, null),
  maxParameters: ({ parameters }, wanted: number) => between(parameters, null, wanted),
  minContextTokens: ({ contextTokens }, wanted: number) => between(contextTokens, wanted, null),
  maxContextTokens: ({ contextTokens }, wanted: number) => between(contextTokens, null, wanted),
  minInputPrice: ({ inputPrice }, wanted: number) => between(inputPrice, wanted, null),
  maxInputPrice: ({ inputPrice }, wanted: number) => between(inputPrice, null, wanted),
  minOutputPrice: ({ inputPrice, outputPrice }, wanted: number) => inputPrice !== null && between(outputPrice, wanted, null),
  maxOutputPrice: ({ inputPrice, outputPrice }, wanted: number) => inputPrice !== null && between(outputPrice, null, wanted),
  known: (model, names: readonly string[]) => names.every((name) => isKnown(model, name)),
  unknown: (model, names: readonly string[]) => !names.some((name) => isKnown(model, name)),
  related: (model, all: readonly Related[], models) =>
    all.every(({ type, to, inverse }) => {
      const successors = models.filter((one) => predecessorOf(models, one) === model.slug).map(({ slug }) => slug);
      const before = predecessorOf(models, model);
      const ofSuccession = inverse === true ? successors : [before].flatMap((slug) => slug ?? []);
      const others = type === 'made-by' ? model.makers : ofSuccession;
      return to == null ? others.length > 0 : others.includes(to);
    }),
  scoredOn: (model, { benchmark, evaluator, min, max }: NonNullable<ModelFilter['scoredOn']>, models) => {
    const found = scoreOf(models, model, benchmark, evaluator);
    return found !== undefined && between(found.value, min, max);
  },
  and: (model, parts: readonly ModelFilter[], models) => parts.every((part) => matches(model, part, models)),
  or: (model, parts: readonly ModelFilter[], models) => parts.some((part) => matches(model, part, models)),
  not: (model, part: ModelFilter, models) => !matches(model, part, models),
};

const matches = (model: RandomModel, filter: ModelFilter, models: readonly RandomModel[]): boolean =>
  Object.entries(filter).every(([name, wanted]) => tests[name]?.(model, wanted as never, models) ?? false);

/** Ranges that nothing can match, words that no model has, and too many filters are errors. */
const isRefused = (error: unknown) =>
  error instanceof Error && /No entry can match|No (license|family) is called|The filter (holds|nests)/.test(error.message);

it('keeps the models that a plain filter keeps', () => {
  let [compared, chosen] = [0, 0];
  fc.assert(
    fc.property(randomModels, randomFilter, (models, filter) => {
      const graph = graphOfModels(models);
      const find = () => entitiesIn(graph, filterSorted(defaultOrder(graph, 'model'), modelCriterion(graph, filter)));
      let found: string[];
      try {
        found = find().map(({ slug }) => slug);
      } catch (error) {
        fc.pre(!isRefused(error));
        throw error;
      }
      expect(found).toEqual(models.filter((model) => matches(model, filter, models)).map(({ slug }) => slug));
      compared += 1;
      chosen += found.length > 0 && found.length < models.length ? 1 : 0;
    }),
    { numRuns: 500 },
  );
  // Filters that keep everything or nothing would prove little.
  expect(chosen / compared).toBeGreaterThan(0.1);
});
