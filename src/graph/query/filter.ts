/**
 * Filters: select the entries of a list. Absent conditions are ignored, and all given ones must hold.
 * Entities are named by slug, name or alias; an entry must match every name of a list, and an unknown name is an error.
 * Attributes are tested by the value shown; an entry without one never matches a filter on it.
 * Entities are tested by their slots; see columns.
 */

import type { ListName } from '../base/entity-index.ts';
import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords, type WordIndex } from '../search/find.ts';
import { columnOf, type FieldName } from './columns.ts';
import { type CombinedFilter, combinedCriterion } from './combined-filters.ts';
import {
  allOf,
  type Criterion,
  citesSource,
  columnReader,
  inDateRange,
  inRange,
  inSpan,
  isRelated,
  matchesWord,
  type Optional,
} from './criteria.ts';
import { hasRelations, type RelatedFilter } from './related.ts';

/** What the filters of all kinds have. */
export interface KindFilter<Filter> extends CombinedFilter<Filter> {
  readonly origin?: Optional<string>;
  readonly citing?: Optional<string>;
  readonly related?: Optional<readonly RelatedFilter[]>;
}

export interface EntityFilter extends KindFilter<EntityFilter> {}

type CriterionOf<Filter> = (graph: Graph, filter: Filter) => Criterion<number>;

/** The criterion of filters for a list: what all filters have, and the conditions of its own; `at` is a filter's place in the input. */
export const criterionFor =
  <Filter extends KindFilter<Filter>>(
    list: ListName,
    ownCriteria: (graph: Graph, filter: Filter, at: readonly string[]) => readonly Criterion<number>[],
  ): CriterionOf<Filter> =>
  (graph, filter) =>
    combinedCriterion(filter, ['filter'], (single, at) => {
      const { origin, citing, related } = single;
      return allOf([
        matchesWord('origin', origin, () => originsOf(graph), columnReader(graph, 'origin'), [...at, 'origin']),
        citesSource(graph, citing, () => (slot) => graph.entities.at(slot)?.citations ?? [], [...at, 'citing']),
        hasRelations(graph, list, related, at),
        ...ownCriteria(graph, single, at),
      ]);
    });

export const entityCriterion = criterionFor<EntityFilter>('any', () => []);

// The columns follow changes; with them at hand, looking for their few different words takes about a millisecond.
const originsOf = cachePerGraph((graph) => wordsIn(graph, 'origin'));
const countriesOf = cachePerGraph((graph) => wordsIn(graph, 'country'));

export const wordsIn = (graph: Graph, field: FieldName): WordIndex =>
  indexWords([...new Set(columnOf(graph, field))].filter((word) => typeof word === 'string').sort());

/** Fields that must have a value, and fields that must have none. */
export interface KnownFilter<Field extends FieldName> {
  readonly known?: Optional<readonly Field[]>;
  readonly unknown?: Optional<readonly Field[]>;
}

export const knownCriterion = (graph: Graph, { known, unknown }: KnownFilter<FieldName>): Criterion<number> =>
  allOf([haveValues(graph, known, true), haveValues(graph, unknown, false)]);

function haveValues(graph: Graph, fields: Optional<readonly FieldName[]>, wanted: boolean): Criterion<number> {
  const columns = [...new Set(fields)].map((field) => columnOf(graph, field));
  return columns.length === 0 ? undefined : (slot) => columns.every((column) => (column[slot] != null) === wanted);
}

export interface OrganizationFilter extends KindFilter<OrganizationFilter>, KnownFilter<'country' | 'url'> {
  readonly country?: Optional<string>;
  readonly minModels?: Optional<number>;
  readonly maxModels?: Optional<number>;
}

export const organizationCriterion = criterionFor<OrganizationFilter>('organization', (graph, filter, at) => [
  matchesWord('country', filter.country, () => countriesOf(graph), columnReader(graph, 'country'), [...at, 'country']),
  inRange({ minModels: filter.minModels, maxModels: filter.maxModels }, columnReader(graph, 'models'), at),
  knownCriterion(graph, filter),
]);

/** The same for everything that has a date of release. */
export interface ReleasedFilter {
  readonly releasedAfter?: Optional<string>;
  readonly releasedBefore?: Optional<string>;
  readonly releasedSince?: Optional<string>;
  readonly releasedUntil?: Optional<string>;
}

export function releasedCriterion(graph: Graph, filter: ReleasedFilter, at: readonly string[]): Criterion<number> {
  const { releasedAfter, releasedBefore, releasedSince, releasedUntil } = filter;
  const read = columnReader(graph, 'releasedOn');
  return allOf([inDateRange({ releasedAfter, releasedBefore }, read, at), inSpan({ releasedSince, releasedUntil }, read, at)]);
}

export interface BenchmarkFilter extends KindFilter<BenchmarkFilter>, ReleasedFilter, KnownFilter<'releasedOn' | 'metric'> {
  readonly measures?: Optional<string>;
}

export const benchmarkCriterion = criterionFor<BenchmarkFilter>('benchmark', (graph, filter, at) => [
  isRelated(graph, ['measures', 'out'], filter.measures, [...at, 'measures']),
  releasedCriterion(graph, filter, at),
  knownCriterion(graph, filter),
]);

export interface TechniqueFilter extends KindFilter<TechniqueFilter> {
  readonly mitigates?: Optional<string>;
  readonly usedBy?: Optional<string>;
  readonly partOf?: Optional<string>;
}

export const techniqueCriterion = criterionFor<TechniqueFilter>('technique', (graph, filter, at) => [
  isRelated(graph, ['mitigates', 'out'], filter.mitigates, [...at, 'mitigates']),
  isRelated(graph, ['uses', 'in'], filter.usedBy, [...at, 'usedBy']),
  isRelated(graph, ['part-of', 'out'], filter.partOf, [...at, 'partOf']),
]);

export interface TaskFilter extends KindFilter<TaskFilter> {
  readonly modality?: Optional<string>;
  readonly performedBy?: Optional<string>;
}

export const taskCriterion = criterionFor<TaskFilter>('task', (graph, filter, at) => [
  isRelated(graph, ['works-on', 'out'], filter.modality, [...at, 'modality']),
  isRelated(graph, ['performs', 'in'], filter.performedBy, [...at, 'performedBy']),
]);

export interface LimitationFilter extends KindFilter<LimitationFilter> {
  readonly of?: Optional<string>;
  readonly mitigatedBy?: Optional<string>;
  readonly measuredBy?: Optional<string>;
}

export const limitationCriterion = criterionFor<LimitationFilter>('limitation', (graph, filter, at) => [
  isRelated(graph, ['limited-by', 'in'], filter.of, [...at, 'of']),
  isRelated(graph, ['mitigates', 'in'], filter.mitigatedBy, [...at, 'mitigatedBy']),
  isRelated(graph, ['measures', 'in'], filter.measuredBy, [...at, 'measuredBy']),
]);

export interface ConceptFilter extends KindFilter<ConceptFilter> {
  readonly partOf?: Optional<string>;
}

export const conceptCriterion = criterionFor<ConceptFilter>('concept', (graph, filter, at) => [
  isRelated(graph, ['part-of', 'out'], filter.partOf, [...at, 'partOf']),
]);
