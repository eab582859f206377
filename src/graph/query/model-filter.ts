/** Filters of models: by what they are related to, by the values shown, by price and by score. */
import type { Graph } from '../graph.ts';
import type { Evaluator } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords, needEntity, needWord } from '../search/find.ts';
import type { Attribute } from '../values/values.ts';
import {
  allOf,
  type Criterion,
  columnReader,
  equals,
  hasValue,
  includesModalities,
  inRange,
  inSpan,
  isRelated,
  matchesWord,
  type Optional,
} from './criteria.ts';
import {
  criterionFor,
  type KindFilter,
  type KnownFilter,
  knownCriterion,
  type ReleasedFilter,
  releasedCriterion,
  wordsIn,
} from './filter.ts';
import { hasLicense } from './licenses.ts';
import { type Measure, mainVariantOf, measuredScores, variantsOf } from './measures.ts';

export interface ModelFilter extends KindFilter<ModelFilter>, ReleasedFilter, KnownFilter<Attribute> {
  readonly accepts?: Optional<readonly string[]>;
  readonly produces?: Optional<readonly string[]>;
  readonly organization?: Optional<string>;
  readonly class?: Optional<string>;
  readonly task?: Optional<string>;
  readonly technique?: Optional<string>;
  readonly family?: Optional<string>;
  readonly license?: Optional<string>;
  readonly openWeights?: Optional<boolean>;
  readonly minContextTokens?: Optional<number>;
  readonly maxContextTokens?: Optional<number>;
  readonly minParameters?: Optional<number>;
  readonly maxParameters?: Optional<number>;
  readonly contested?: Optional<boolean>;
  readonly retired?: Optional<boolean>;
  readonly retiredSince?: Optional<string>;
  readonly retiredUntil?: Optional<string>;
  readonly minInputPrice?: Optional<number>;
  readonly maxInputPrice?: Optional<number>;
  readonly minOutputPrice?: Optional<number>;
  readonly maxOutputPrice?: Optional<number>;
  readonly scoredOn?: Optional<ScoredOn>;
}

/** Models with a score in a measure; without a variant, in the one that most models have. */
interface ScoredOn {
  readonly benchmark: string;
  readonly variant?: Optional<string>;
  readonly evaluator?: Optional<Evaluator>;
  readonly min?: Optional<number>;
  readonly max?: Optional<number>;
}

/** Throws NotFound for an unknown benchmark or variant. */
export function needMeasure(graph: Graph, { benchmark: name, variant, evaluator }: ScoredOn, at: readonly string[]): Measure {
  const benchmark = needEntity(graph, name, ['benchmark'], [...at, 'benchmark']);
  const known = () => indexWords(variantsOf(graph, benchmark.id).toSorted());
  const chosen = variant == null ? mainVariantOf(graph, benchmark.id) : needWord('variant', variant, known(), [...at, 'variant']);
  return { benchmarkId: benchmark.id, variant: chosen, evaluator: evaluator ?? 'any' };
}

function isScored(graph: Graph, wanted: Optional<ScoredOn>, at: readonly string[]): Criterion<number> {
  if (wanted == null) return undefined;
  const { benchmarkId, variant, evaluator } = needMeasure(graph, wanted, at);
  const scores = measuredScores(graph, benchmarkId, variant, evaluator);
  const reader = () => (slot: number) => scores.get(slot)?.value ?? null;
  return allOf([hasValue(true, reader), inRange({ min: wanted.min, max: wanted.max }, reader, at)]);
}

const familiesOf = cachePerGraph((graph) => wordsIn(graph, 'family'));

const relatedCriteria = (graph: Graph, filter: ModelFilter, at: readonly string[]): readonly Criterion<number>[] => [
  includesModalities(graph, 'accepts', filter.accepts, at),
  includesModalities(graph, 'produces', filter.produces, at),
  isRelated(graph, ['made-by', 'out'], filter.organization, [...at, 'organization']),
  isRelated(graph, ['instance-of', 'out'], filter.class, [...at, 'class']),
  isRelated(graph, ['performs', 'out'], filter.task, [...at, 'task']),
  isRelated(graph, ['uses', 'out'], filter.technique, [...at, 'technique']),
];

export const modelCriterion = criterionFor<ModelFilter>('model', (graph, filter, at) => {
  const { minContextTokens, maxContextTokens, minParameters, maxParameters, retiredSince, retiredUntil } = filter;
  const { minInputPrice, maxInputPrice, minOutputPrice, maxOutputPrice } = filter;
  return [
    ...relatedCriteria(graph, filter, at),
    matchesWord('family', filter.family, () => familiesOf(graph), columnReader(graph, 'family'), [...at, 'family']),
    hasLicense(graph, filter.license, [...at, 'license']),
    releasedCriterion(graph, filter, at),
    inRange({ minContextTokens, maxContextTokens }, columnReader(graph, 'contextTokens'), at),
    inRange({ minParameters, maxParameters }, columnReader(graph, 'parameters'), at),
    equals(filter.openWeights, columnReader(graph, 'openWeights')),
    equals(filter.contested, columnReader(graph, 'contested')),
    hasValue(filter.retired, columnReader(graph, 'retiredOn')),
    inSpan({ retiredSince, retiredUntil }, columnReader(graph, 'retiredOn'), at),
    inRange({ minInputPrice, maxInputPrice }, columnReader(graph, 'inputPrice'), at),
    inRange({ minOutputPrice, maxOutputPrice }, columnReader(graph, 'outputPrice'), at),
    knownCriterion(graph, filter),
    isScored(graph, filter.scoredOn, [...at, 'scoredOn']),
  ];
});
