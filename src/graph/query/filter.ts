/**
 * Filters: select the entries of a list. Absent conditions are ignored, and all given ones must hold.
 * Entities are named by slug, name or alias; an entry must match every name of a list, and an unknown name is an error.
 * Attributes are tested by the value shown; an entry without one never matches a filter on it.
 * Entities are tested by their slots; see columns.
 */

import type { Graph } from '../graph.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords, needEntity, needWord, type WordIndex } from '../search/find.ts';
import { columnOf, type FieldName } from './columns.ts';
import {
  allOf,
  type Criterion,
  citesSource,
  columnReader,
  equals,
  hasValue,
  includesModalities,
  inDateRange,
  inRange,
  isRelated,
  matchesWord,
  type Optional,
} from './criteria.ts';
import { mainVariantOf, measuredScores, variantsOf } from './measures.ts';

export interface EntityFilter {
  readonly origin?: Optional<string>;
  readonly citing?: Optional<string>;
}

export const entityCriterion = (graph: Graph, { origin, citing: source }: EntityFilter): Criterion<number> =>
  allOf([
    matchesWord('origin', origin, () => originsOf(graph), columnReader(graph, 'origin'), ['filter', 'origin']),
    citesSource(graph, source, () => (slot) => graph.entities.at(slot)?.citations ?? [], ['filter', 'citing']),
  ]);

// The columns follow changes; with them at hand, looking for their few different words takes about a millisecond.
const originsOf = cachePerGraph((graph) => wordsIn(graph, 'origin'));
const countriesOf = cachePerGraph((graph) => wordsIn(graph, 'country'));

const wordsIn = (graph: Graph, field: FieldName): WordIndex =>
  indexWords([...new Set(columnOf(graph, field))].filter((word) => typeof word === 'string').sort());

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
  readonly retired?: Optional<boolean>;
  readonly maxInputPrice?: Optional<number>;
  readonly scoredOn?: Optional<ScoredOn>;
}

/** Models with a score in a measure; without a variant, in the one that most models have. */
interface ScoredOn {
  readonly benchmark: string;
  readonly variant?: Optional<string>;
  readonly min?: Optional<number>;
}

/** Throws NotFound for an unknown benchmark or variant. */
export function needMeasure(graph: Graph, { benchmark: name, variant }: ScoredOn, at: readonly string[]) {
  const benchmark = needEntity(graph, name, ['benchmark'], [...at, 'benchmark']);
  const known = () => indexWords(variantsOf(graph, benchmark.id).toSorted());
  const chosen = variant == null ? mainVariantOf(graph, benchmark.id) : needWord('variant', variant, known(), [...at, 'variant']);
  return { benchmarkId: benchmark.id, variant: chosen };
}

function isScored(graph: Graph, wanted: Optional<ScoredOn>): Criterion<number> {
  if (wanted == null) return undefined;
  const { benchmarkId, variant } = needMeasure(graph, wanted, ['filter', 'scoredOn']);
  const scores = measuredScores(graph, benchmarkId, variant);
  return (slot) => {
    const score = scores.get(slot);
    return score !== undefined && (wanted.min == null || score.value >= wanted.min);
  };
}

export function modelCriterion(graph: Graph, filter: ModelFilter): Criterion<number> {
  const { minContextTokens, minParameters, maxParameters, releasedAfter, releasedBefore } = filter;
  return allOf([
    entityCriterion(graph, filter),
    includesModalities(graph, 'accepts', filter.accepts),
    includesModalities(graph, 'produces', filter.produces),
    isRelated(graph, ['made-by', 'out'], filter.organization, ['filter', 'organization']),
    isRelated(graph, ['instance-of', 'out'], filter.class, ['filter', 'class']),
    isRelated(graph, ['performs', 'out'], filter.task, ['filter', 'task']),
    isRelated(graph, ['uses', 'out'], filter.technique, ['filter', 'technique']),
    inDateRange({ releasedAfter, releasedBefore }, columnReader(graph, 'releasedOn')),
    inRange({ minContextTokens }, columnReader(graph, 'contextTokens')),
    inRange({ minParameters, maxParameters }, columnReader(graph, 'parameters')),
    equals(filter.openWeights, columnReader(graph, 'openWeights')),
    equals(filter.contested, columnReader(graph, 'contested')),
    hasValue(filter.retired, columnReader(graph, 'retiredOn')),
    inRange({ minInputPrice: null, maxInputPrice: filter.maxInputPrice }, columnReader(graph, 'inputPrice')),
    isScored(graph, filter.scoredOn),
  ]);
}

export interface OrganizationFilter extends EntityFilter {
  readonly country?: Optional<string>;
}

export function organizationCriterion(graph: Graph, filter: OrganizationFilter): Criterion<number> {
  return allOf([
    entityCriterion(graph, filter),
    matchesWord('country', filter.country, () => countriesOf(graph), columnReader(graph, 'country'), ['filter', 'country']),
  ]);
}

export interface BenchmarkFilter extends EntityFilter {
  readonly measures?: Optional<string>;
  readonly releasedAfter?: Optional<string>;
  readonly releasedBefore?: Optional<string>;
}

export const benchmarkCriterion = (graph: Graph, filter: BenchmarkFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, filter),
    isRelated(graph, ['measures', 'out'], filter.measures, ['filter', 'measures']),
    inDateRange({ releasedAfter: filter.releasedAfter, releasedBefore: filter.releasedBefore }, columnReader(graph, 'releasedOn')),
  ]);

export interface TechniqueFilter extends EntityFilter {
  readonly mitigates?: Optional<string>;
  readonly usedBy?: Optional<string>;
  readonly partOf?: Optional<string>;
}

export const techniqueCriterion = (graph: Graph, filter: TechniqueFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, filter),
    isRelated(graph, ['mitigates', 'out'], filter.mitigates, ['filter', 'mitigates']),
    isRelated(graph, ['uses', 'in'], filter.usedBy, ['filter', 'usedBy']),
    isRelated(graph, ['part-of', 'out'], filter.partOf, ['filter', 'partOf']),
  ]);

export interface TaskFilter extends EntityFilter {
  readonly modality?: Optional<string>;
  readonly performedBy?: Optional<string>;
}

export const taskCriterion = (graph: Graph, filter: TaskFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, filter),
    isRelated(graph, ['works-on', 'out'], filter.modality, ['filter', 'modality']),
    isRelated(graph, ['performs', 'in'], filter.performedBy, ['filter', 'performedBy']),
  ]);

export interface LimitationFilter extends EntityFilter {
  readonly of?: Optional<string>;
  readonly mitigatedBy?: Optional<string>;
  readonly measuredBy?: Optional<string>;
}

export const limitationCriterion = (graph: Graph, filter: LimitationFilter): Criterion<number> =>
  allOf([
    entityCriterion(graph, filter),
    isRelated(graph, ['limited-by', 'in'], filter.of, ['filter', 'of']),
    isRelated(graph, ['mitigates', 'in'], filter.mitigatedBy, ['filter', 'mitigatedBy']),
    isRelated(graph, ['measures', 'in'], filter.measuredBy, ['filter', 'measuredBy']),
  ]);

export interface ConceptFilter extends EntityFilter {
  readonly partOf?: Optional<string>;
}

export const conceptCriterion = (graph: Graph, filter: ConceptFilter): Criterion<number> =>
  allOf([entityCriterion(graph, filter), isRelated(graph, ['part-of', 'out'], filter.partOf, ['filter', 'partOf'])]);
