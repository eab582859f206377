/** The filters of entity lists: a few conditions for each kind, and an entity must meet all of them. */
import { builder } from '../base/builder.ts';

type FilterFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

const shared = (t: FilterFields) => ({
  origin: t.string({ description: 'By `curated`, `editor` or a catalog.' }),
  citing: t.string({ description: 'Only those that cite this slug.' }),
});

export const EntityFilterInput = builder.inputType('EntityFilter', {
  description: 'All conditions must hold.',
  fields: shared,
});

const ScoredOnInput = builder.inputType('ScoredOn', {
  description: 'A benchmark and a variant of it: only its scores compare.',
  fields: (t) => ({
    benchmark: t.string({ required: true, description: 'Slug or name, such as `mmmu`.' }),
    variant: t.string({ description: 'By default the one with the most models.' }),
    min: t.float({ description: 'The lowest score, in percent or the other unit of the benchmark.' }),
  }),
});

export const ModelFilterInput = builder.inputType('ModelFilter', {
  description: "All conditions must hold. Models without a value don't match.",
  fields: (t) => ({
    ...shared(t),
    accepts: t.stringList({ description: 'Takes all of these as input.' }),
    produces: t.stringList({ description: 'Gives all of these as output.' }),
    organization: t.string({ description: 'Only models by it, alone or not.' }),
    class: t.string({ description: 'Only models in this class, such as `lmm`.' }),
    task: t.string({ description: 'Only models fit for this task.' }),
    technique: t.string({ description: 'Only models that use it.' }),
    releasedAfter: t.field({ type: 'PartialDate', description: '`2023` matches 2024 and later, not 2023-12.' }),
    releasedBefore: t.field({ type: 'PartialDate', description: '`2023` matches 2022 and earlier, not 2023-01.' }),
    openWeights: t.boolean({ description: 'Whether the weights can be downloaded.' }),
    minContextTokens: t.field({ type: 'BigInt', description: 'With at least this many tokens.' }),
    minParameters: t.field({ type: 'BigInt', description: 'With at least this many trained weights.' }),
    maxParameters: t.field({ type: 'BigInt', description: 'With at most this many trained weights.' }),
    contested: t.boolean({ description: 'Whether sources disagree about the model.' }),
    retired: t.boolean({ description: 'Whether it has a date of retirement, past or announced.' }),
    maxInputPrice: t.float({ description: 'At most this many US dollars for a million tokens of input.' }),
    scoredOn: t.field({ type: ScoredOnInput, description: 'With a score there; needed to sort by `SCORE`.' }),
  }),
});

export const OrganizationFilterInput = builder.inputType('OrganizationFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    ...shared(t),
    country: t.string({ description: 'Only those based there, as `country` spells it.' }),
  }),
});

export const BenchmarkFilterInput = builder.inputType('BenchmarkFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    ...shared(t),
    measures: t.string({ description: 'Only those that test this task, modality or limitation.' }),
    releasedAfter: t.field({ type: 'PartialDate', description: 'Only those published later.' }),
    releasedBefore: t.field({ type: 'PartialDate', description: 'Only those published earlier.' }),
  }),
});

export const TechniqueFilterInput = builder.inputType('TechniqueFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    ...shared(t),
    mitigates: t.string({ description: 'Only those that reduce this limitation.' }),
    usedBy: t.string({ description: 'Only those used by this model or stage.' }),
    partOf: t.string({ description: 'Only those that belong to this concept.' }),
  }),
});

export const TaskFilterInput = builder.inputType('TaskFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    ...shared(t),
    modality: t.string({ description: 'Only those that read or write it.' }),
    performedBy: t.string({ description: 'Only those that this model or class can do.' }),
  }),
});

export const LimitationFilterInput = builder.inputType('LimitationFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    ...shared(t),
    of: t.string({ description: 'Only those of this model or class itself.' }),
    mitigatedBy: t.string({ description: 'Only those reduced by this technique.' }),
    measuredBy: t.string({ description: 'Only those that this benchmark tests.' }),
  }),
});

export const ConceptFilterInput = builder.inputType('ConceptFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({ ...shared(t), partOf: t.string({ description: 'Only those that belong to this concept.' }) }),
});
