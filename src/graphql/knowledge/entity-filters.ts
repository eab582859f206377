/** The filters of entity lists: a few conditions for each kind, and an entity must meet all of them. */
import type { InputRef } from '@pothos/core';
import { type ColumnKind, type Columns, columnRules, kinds } from '../../graph/ontology.ts';
import type {
  BenchmarkFilter,
  ConceptFilter,
  EntityFilter,
  LimitationFilter,
  OrganizationFilter,
  TaskFilter,
  TechniqueFilter,
} from '../../graph/query/filter.ts';
import type { RelatedFilter } from '../../graph/query/related.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { RelationTypeEnum } from './ontology.ts';

type FilterFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

const RelatedFilterInput = builder.inputRef<RelatedFilter>('RelatedFilter').implement({
  description: 'A relation that an entity must have.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are related, such as `MADE_BY`.' }),
    to: t.string({ description: 'Slug or name of the other entity; any if omitted.' }),
    inverse: t.boolean({ description: 'Reads the relation backwards: `SUCCEEDS` as "is succeeded by".' }),
  }),
});

/** The conditions of all filters; `ref` is the filter itself, which filters of the same list can be part of. */
export const sharedFields = <Filter>(t: FilterFields, ref: InputRef<Filter>) => ({
  origin: t.string({ description: 'By `curated`, `editor` or a catalog.' }),
  citing: t.string({ description: 'Only those that cite this slug.' }),
  related: t.field({ type: [RelatedFilterInput], description: 'Has all of these relations.' }),
  and: t.field({ type: [ref], description: 'Matches all of these filters.' }),
  or: t.field({ type: [ref], description: 'Matches at least one of these filters.' }),
  not: t.field({ type: ref, description: 'Excludes what this filter matches; missing values stay.' }),
});

export const releasedFields = (t: FilterFields) => ({
  releasedAfter: t.field({ type: 'PartialDate', description: '`2023` matches 2024 and later, not 2023-12.' }),
  releasedBefore: t.field({ type: 'PartialDate', description: '`2023` matches 2022 and earlier, not 2023-01.' }),
  releasedSince: t.field({ type: 'PartialDate', description: '`2023-03` matches 2023-03-01 and later, not 2023.' }),
  releasedUntil: t.field({ type: 'PartialDate', description: '`2023-03` matches 2023-03-31 and earlier, not 2023.' }),
});

export const knownFields = <Column>(t: FilterFields, column: InputRef<Column>) => ({
  known: t.field({ type: [column], description: 'All of these are recorded.' }),
  unknown: t.field({ type: [column], description: 'None of these is recorded.' }),
});

const columnEnum = <K extends ColumnKind>(kind: K) =>
  enumOf<keyof Columns<K> & string>(
    `${kinds[kind].type}Column`,
    `What can be recorded about a ${kinds[kind].label}.`,
    Object.fromEntries(Object.entries(columnRules(kind)).map(([name, { description }]) => [name, description])) as Record<
      keyof Columns<K> & string,
      string
    >,
  );

const OrganizationColumnEnum = columnEnum('organization');
const BenchmarkColumnEnum = columnEnum('benchmark');

const filterRef = <Filter extends EntityFilter>(type: string) => builder.inputRef<Filter>(`${type}Filter`);
const ALL = 'All conditions must hold.';

export const EntityFilterInput = filterRef<EntityFilter>('Entity');
EntityFilterInput.implement({ description: ALL, fields: (t) => sharedFields(t, EntityFilterInput) });

export const OrganizationFilterInput = filterRef<OrganizationFilter>('Organization');
OrganizationFilterInput.implement({
  description: ALL,
  fields: (t) => ({
    ...sharedFields(t, OrganizationFilterInput),
    ...knownFields(t, OrganizationColumnEnum),
    country: t.string({ description: 'Only those based there, as `country` spells it.' }),
    minModels: t.int({ description: 'With at least this number of models.' }),
    maxModels: t.int({ description: 'With at most this number of models.' }),
  }),
});

export const BenchmarkFilterInput = filterRef<BenchmarkFilter>('Benchmark');
BenchmarkFilterInput.implement({
  description: ALL,
  fields: (t) => ({
    ...sharedFields(t, BenchmarkFilterInput),
    ...releasedFields(t),
    ...knownFields(t, BenchmarkColumnEnum),
    measures: t.string({ description: 'Only those that test this task, modality or limitation.' }),
  }),
});

export const TechniqueFilterInput = filterRef<TechniqueFilter>('Technique');
TechniqueFilterInput.implement({
  description: ALL,
  fields: (t) => ({
    ...sharedFields(t, TechniqueFilterInput),
    mitigates: t.string({ description: 'Only those that reduce this limitation.' }),
    usedBy: t.string({ description: 'Only those used by this model or stage.' }),
    partOf: t.string({ description: 'Only those that belong to this concept.' }),
  }),
});

export const TaskFilterInput = filterRef<TaskFilter>('Task');
TaskFilterInput.implement({
  description: ALL,
  fields: (t) => ({
    ...sharedFields(t, TaskFilterInput),
    modality: t.string({ description: 'Only those that read or write it.' }),
    performedBy: t.string({ description: 'Only those that this model or class can do.' }),
  }),
});

export const LimitationFilterInput = filterRef<LimitationFilter>('Limitation');
LimitationFilterInput.implement({
  description: ALL,
  fields: (t) => ({
    ...sharedFields(t, LimitationFilterInput),
    of: t.string({ description: 'Only those of this model or class itself.' }),
    mitigatedBy: t.string({ description: 'Only those reduced by this technique.' }),
    measuredBy: t.string({ description: 'Only those that this benchmark tests.' }),
  }),
});

export const ConceptFilterInput = filterRef<ConceptFilter>('Concept');
ConceptFilterInput.implement({
  description: ALL,
  fields: (t) => ({
    ...sharedFields(t, ConceptFilterInput),
    partOf: t.string({ description: 'Only those that belong to this concept.' }),
  }),
});
