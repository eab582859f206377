/**
 * Filters: select the entries of a list. Absent conditions are ignored, and all given ones must hold.
 * Entities are named by slug, name or alias; an entry must match every name of a list, and an unknown name is an error.
 * Attributes are tested by the value shown; an entry without one never matches a filter on it.
 * Entities are tested by their places in the default order of their list; see columns.
 */

import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords } from '../search/find.ts';
import { columnOf, type ListName, listOf } from './columns.ts';
import {
  allOf,
  type Criterion,
  citesSource,
  columnReader,
  equals,
  includesModalities,
  inDateRange,
  inRange,
  isRelated,
  matchesWord,
  type Optional,
} from './criteria.ts';

export interface EntityFilter {
  readonly origin?: Optional<string>;
  readonly citing?: Optional<string>;
}

export const entityCriterion = (graph: Graph, list: ListName, { origin, citing: source }: EntityFilter): Criterion<number> =>
  allOf([
    matchesWord('origin', origin, () => originsOf(graph), columnReader(graph, list, 'origin'), ['filter', 'origin']),
    citesSource(graph, source, () => (place) => listOf(graph, list)[place]?.citations ?? [], ['filter', 'citing']),
  ]);

const originsOf = cachePerGraph((graph) => indexWords([...graph.entities.values()].map(({ origin }) => origin)));

export interface ModelFilter extends EntityFilter {
  readonly accepts?: Optional<readonly string[]>;
  readonly produces?: Optional<readonly string[]>;
  readonly organization?: Optional<string>;
  readonly class?: Optional<string>;
  readonly task?: Optional<string>;
  readonly technique?: Optional<string>;
  readonly releasedAfter?: Optional<string>;
  readonly releasedBefore?: Optional<string>;
  readonly openWeights?: Optional<boolean>;
  readonly minContextTokens?: Optional<number>;
  readonly minParameters?: Optional<number>;
  readonly maxParameters?: Optional<number>;
  readonly contested?: Optional<boolean>;
}

export function modelCriterion(graph: Graph, filter: ModelFilter): Criterion<number> {
  const { minContextTokens, minParameters, maxParameters, releasedAfter, releasedBefore } = filter;
  return allOf([
    entityCriterion(graph, 'model', filter),
    includesModalities(graph, 'accepts', filter.accepts),
    includesModalities(graph, 'produces', filter.produces),
    isRelated(graph, 'model', ['made-by', 'out'], filter.organization, ['filter', 'organization']),
    isRelated(graph, 'model', ['instance-of', 'out'], filter.class, ['filter', 'class']),
    isRelated(graph, 'model', ['performs', 'out'], filter.task, ['filter', 'task']),
    isRelated(graph, 'model', ['uses', 'out'], filter.technique, ['filter', 'technique']),
    inDateRange({ releasedAfter, releasedBefore }, columnReader(graph, 'model', 'releasedOn')),
    inRange({ minContextTokens }, columnReader(graph, 'model', 'contextTokens')),
    inRange({ minParameters, maxParameters }, columnReader(graph, 'model', 'parameters')),
    equals(filter.openWeights, columnReader(graph, 'model', 'openWeights')),
    equals(filter.contested, columnReader(graph, 'model', 'contested')),
  ]);
}

export interface OrganizationFilter extends EntityFilter {
  readonly country?: Optional<string>;
}

export function organizationCriterion(graph: Graph, filter: OrganizationFilter): Criterion<number> {
  return allOf([
    entityCriterion(graph, 'organization', filter),
    matchesWord('country', filter.country, () => countriesOf(graph), columnReader(graph, 'organization', 'country'), ['filter', 'country']),
  ]);
}

const countriesOf = cachePerGraph((graph) =>
  indexWords(columnOf(graph, 'organization', 'country').flatMap((country) => (typeof country === 'string' ? country : []))),
);

export interface BenchmarkFilter extends EntityFilter {
  readonly measures?: Optional<string>;
  readonly releasedAfter?: Optional<string>;
  readonly releasedBefore?: Optional<string>;
}

export const benchmarkCriterion = (graph: Graph, filter: BenchmarkFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'benchmark', filter),
    isRelated(graph, 'benchmark', ['measures', 'out'], filter.measures, ['filter', 'measures']),
    inDateRange(
      { releasedAfter: filter.releasedAfter, releasedBefore: filter.releasedBefore },
      columnReader(graph, 'benchmark', 'releasedOn'),
    ),
  ]);

export interface TechniqueFilter extends EntityFilter {
  readonly mitigates?: Optional<string>;
  readonly usedBy?: Optional<string>;
  readonly partOf?: Optional<string>;
}

export const techniqueCriterion = (graph: Graph, filter: TechniqueFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'technique', filter),
    isRelated(graph, 'technique', ['mitigates', 'out'], filter.mitigates, ['filter', 'mitigates']),
    isRelated(graph, 'technique', ['uses', 'in'], filter.usedBy, ['filter', 'usedBy']),
    isRelated(graph, 'technique', ['part-of', 'out'], filter.partOf, ['filter', 'partOf']),
  ]);

export interface TaskFilter extends EntityFilter {
  readonly modality?: Optional<string>;
  readonly performedBy?: Optional<string>;
}

export const taskCriterion = (graph: Graph, filter: TaskFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'task', filter),
    isRelated(graph, 'task', ['works-on', 'out'], filter.modality, ['filter', 'modality']),
    isRelated(graph, 'task', ['performs', 'in'], filter.performedBy, ['filter', 'performedBy']),
  ]);

export interface LimitationFilter extends EntityFilter {
  readonly of?: Optional<string>;
  readonly mitigatedBy?: Optional<string>;
  readonly measuredBy?: Optional<string>;
}

export const limitationCriterion = (graph: Graph, filter: LimitationFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'limitation', filter),
    isRelated(graph, 'limitation', ['limited-by', 'in'], filter.of, ['filter', 'of']),
    isRelated(graph, 'limitation', ['mitigates', 'in'], filter.mitigatedBy, ['filter', 'mitigatedBy']),
    isRelated(graph, 'limitation', ['measures', 'in'], filter.measuredBy, ['filter', 'measuredBy']),
  ]);

export interface ConceptFilter extends EntityFilter {
  readonly partOf?: Optional<string>;
}

export const conceptCriterion = (graph: Graph, filter: ConceptFilter): Criterion<number> =>
  allOf([entityCriterion(graph, 'concept', filter), isRelated(graph, 'concept', ['part-of', 'out'], filter.partOf, ['filter', 'partOf'])]);
