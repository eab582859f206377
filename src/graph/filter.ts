/**
 * Filters: which entries of a list somebody wants. What is left out does not count, and of what is given all must hold.
 * Things are named by slug, name or alias, and a list of names means all of them; a name that the graph does not know is an error.
 * Attributes are judged by the value that is shown: where none is, no filter on it lets the entry pass.
 * Entities are judged by their places in the usual order of their list; see columns.
 */
import { columnOf, type ListName, listOf } from './columns.ts';
import { allOf, type Criterion, citing, column, dated, equals, type Given, lists, related, spelled, within } from './criteria.ts';
import type { Graph } from './graph.ts';
import { cachePerGraph } from './memo.ts';

export interface EntityFilter {
  readonly origin?: Given<string>;
  readonly citing?: Given<string>;
}

/** Of entities of any kind. */
export const entityCriterion = (graph: Graph, list: ListName, { origin, citing: source }: EntityFilter): Criterion<number> =>
  allOf([
    spelled('origin', origin, () => originsOf(graph), column(graph, list, 'origin')),
    citing(graph, source, () => (place) => listOf(graph, list)[place]?.citations ?? []),
  ]);

const originsOf = cachePerGraph((graph) => [...new Set([...graph.entities.values()].map(({ origin }) => origin))]);

export interface ModelFilter extends EntityFilter {
  readonly accepts?: Given<readonly string[]>;
  readonly produces?: Given<readonly string[]>;
  readonly organization?: Given<string>;
  readonly class?: Given<string>;
  readonly task?: Given<string>;
  readonly technique?: Given<string>;
  readonly releasedAfter?: Given<string>;
  readonly releasedBefore?: Given<string>;
  readonly openWeights?: Given<boolean>;
  readonly minContextTokens?: Given<number>;
  readonly minParameters?: Given<number>;
  readonly maxParameters?: Given<number>;
  readonly contested?: Given<boolean>;
}

export function modelCriterion(graph: Graph, filter: ModelFilter): Criterion<number> {
  const { minContextTokens, minParameters, maxParameters, releasedAfter, releasedBefore } = filter;
  return allOf([
    entityCriterion(graph, 'model', filter),
    lists(graph, 'accepts', filter.accepts),
    lists(graph, 'produces', filter.produces),
    related(graph, 'model', ['made-by', 'out'], filter.organization),
    related(graph, 'model', ['instance-of', 'out'], filter.class),
    related(graph, 'model', ['performs', 'out'], filter.task),
    related(graph, 'model', ['uses', 'out'], filter.technique),
    dated({ releasedAfter, releasedBefore }, column(graph, 'model', 'releasedOn')),
    within({ minContextTokens }, column(graph, 'model', 'contextTokens')),
    within({ minParameters, maxParameters }, column(graph, 'model', 'parameters')),
    equals(filter.openWeights, column(graph, 'model', 'openWeights')),
    equals(filter.contested, column(graph, 'model', 'contested')),
  ]);
}

export interface OrganizationFilter extends EntityFilter {
  readonly country?: Given<string>;
}

export function organizationCriterion(graph: Graph, filter: OrganizationFilter): Criterion<number> {
  const countries = () => columnOf(graph, 'organization', 'country').flatMap((country) => (typeof country === 'string' ? country : []));
  return allOf([
    entityCriterion(graph, 'organization', filter),
    spelled('country', filter.country, countries, column(graph, 'organization', 'country')),
  ]);
}

export interface BenchmarkFilter extends EntityFilter {
  readonly measures?: Given<string>;
  readonly releasedAfter?: Given<string>;
  readonly releasedBefore?: Given<string>;
}

export const benchmarkCriterion = (graph: Graph, filter: BenchmarkFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'benchmark', filter),
    related(graph, 'benchmark', ['measures', 'out'], filter.measures),
    dated({ releasedAfter: filter.releasedAfter, releasedBefore: filter.releasedBefore }, column(graph, 'benchmark', 'releasedOn')),
  ]);

export interface TechniqueFilter extends EntityFilter {
  readonly mitigates?: Given<string>;
  readonly usedBy?: Given<string>;
  readonly partOf?: Given<string>;
}

export const techniqueCriterion = (graph: Graph, filter: TechniqueFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'technique', filter),
    related(graph, 'technique', ['mitigates', 'out'], filter.mitigates),
    related(graph, 'technique', ['uses', 'in'], filter.usedBy),
    related(graph, 'technique', ['part-of', 'out'], filter.partOf),
  ]);

export interface TaskFilter extends EntityFilter {
  readonly modality?: Given<string>;
  readonly performedBy?: Given<string>;
}

export const taskCriterion = (graph: Graph, filter: TaskFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'task', filter),
    related(graph, 'task', ['works-on', 'out'], filter.modality),
    related(graph, 'task', ['performs', 'in'], filter.performedBy),
  ]);

export interface LimitationFilter extends EntityFilter {
  readonly of?: Given<string>;
  readonly mitigatedBy?: Given<string>;
  readonly measuredBy?: Given<string>;
}

export const limitationCriterion = (graph: Graph, filter: LimitationFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, 'limitation', filter),
    related(graph, 'limitation', ['limited-by', 'in'], filter.of),
    related(graph, 'limitation', ['mitigates', 'in'], filter.mitigatedBy),
    related(graph, 'limitation', ['measures', 'in'], filter.measuredBy),
  ]);

export interface ConceptFilter extends EntityFilter {
  readonly partOf?: Given<string>;
}

export const conceptCriterion = (graph: Graph, filter: ConceptFilter): Criterion<number> =>
  allOf([entityCriterion(graph, 'concept', filter), related(graph, 'concept', ['part-of', 'out'], filter.partOf)]);
