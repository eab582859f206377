/** What lists of entities can be narrowed by: a few plain questions for each kind, all of which must hold. */
import { builder } from '../base/builder.ts';

/** Questions that can be put to entities of every kind. */
const shared = {
  origin: 'Only what was written by this origin: `curated`, `editor` or the name of a catalog.',
  citing: 'Only entries whose summary and own fields cite the source of this slug.',
} as const;

export const EntityFilterInput = builder.inputType('EntityFilter', {
  description: 'Which entities are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
  }),
});

export const ModelFilterInput = builder.inputType('ModelFilter', {
  description:
    'Which models are wanted; of what is given all must hold. Attributes are judged by the value that is shown, and models without one do not pass.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    accepts: t.stringList({ description: 'Only models that take in all of these modalities, named by slug, name or alias.' }),
    produces: t.stringList({ description: 'Only models that give out all of these modalities, named by slug, name or alias.' }),
    organization: t.string({ description: 'Only models that this maker made, alone or with others; a slug, name or alias.' }),
    class: t.string({ description: 'Only models that are filed under this model class, such as `lmm`; a slug, name or alias.' }),
    task: t.string({ description: 'Only models that are said to be fit for this task; a slug, name or alias.' }),
    technique: t.string({ description: 'Only models in which this technique is used; a slug, name or alias.' }),
    releasedAfter: t.field({
      type: 'PartialDate',
      description:
        'Only models released later: `2023` lets 2024 and 2024-01-05 pass, not 2023-12. What is too inexact to tell does not pass.',
    }),
    releasedBefore: t.field({
      type: 'PartialDate',
      description:
        'Only models released earlier: `2023` lets 2022 and 2022-12-31 pass, not 2023-01. What is too inexact to tell does not pass.',
    }),
    openWeights: t.boolean({ description: 'Only models whose weights can be downloaded, or with `false` only those whose cannot.' }),
    minContextTokens: t.field({ type: 'BigInt', description: 'Only models that take in at least this many tokens at once.' }),
    minParameters: t.field({ type: 'BigInt', description: 'Only models with at least this many trained weights.' }),
    maxParameters: t.field({ type: 'BigInt', description: 'Only models with at most this many trained weights.' }),
    contested: t.boolean({ description: 'Only models on which sources disagree, or with `false` only those on which none do.' }),
  }),
});

export const OrganizationFilterInput = builder.inputType('OrganizationFilter', {
  description: 'Which organizations are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    country: t.string({ description: 'Only those with their seat there, as `country` spells it.' }),
  }),
});

export const BenchmarkFilterInput = builder.inputType('BenchmarkFilter', {
  description: 'Which benchmarks are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    measures: t.string({ description: 'Only those that test this task, modality or limitation; a slug, name or alias.' }),
    releasedAfter: t.field({ type: 'PartialDate', description: 'Only those published later; what is too inexact to tell does not pass.' }),
    releasedBefore: t.field({
      type: 'PartialDate',
      description: 'Only those published earlier; what is too inexact to tell does not pass.',
    }),
  }),
});

export const TechniqueFilterInput = builder.inputType('TechniqueFilter', {
  description: 'Which techniques are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    mitigates: t.string({ description: 'Only those that make this limitation smaller; a slug, name or alias.' }),
    usedBy: t.string({ description: 'Only those that this model or training stage uses; a slug, name or alias.' }),
    partOf: t.string({ description: 'Only those that belong to this concept; a slug, name or alias.' }),
  }),
});

export const TaskFilterInput = builder.inputType('TaskFilter', {
  description: 'Which tasks are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    modality: t.string({ description: 'Only those that read or write this form of data; a slug, name or alias.' }),
    performedBy: t.string({ description: 'Only those for which this model or model class is fit; a slug, name or alias.' }),
  }),
});

export const LimitationFilterInput = builder.inputType('LimitationFilter', {
  description: 'Which limitations are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    of: t.string({ description: 'Only those that are stated of this model class or model itself; a slug, name or alias.' }),
    mitigatedBy: t.string({ description: 'Only those that this technique makes smaller; a slug, name or alias.' }),
    measuredBy: t.string({ description: 'Only those that this benchmark tests; a slug, name or alias.' }),
  }),
});

export const ConceptFilterInput = builder.inputType('ConceptFilter', {
  description: 'Which concepts are wanted; of what is given all must hold.',
  fields: (t) => ({
    origin: t.string({ description: shared.origin }),
    citing: t.string({ description: shared.citing }),
    partOf: t.string({ description: 'Only those that belong to this wider concept; a slug, name or alias.' }),
  }),
});
