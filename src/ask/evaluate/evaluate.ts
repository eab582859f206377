/**
 * Evaluates filters. What isn't recorded is neither yes nor no: an entity without a value is in no set that asks for one, whether the
 * value is wanted or excluded.
 */

import { entityAt, kindsBySlot, listSlots } from '../../graph/base/entity-index.ts';
import { fold } from '../../graph/base/fold.ts';
import { isAfter } from '../../graph/base/partial-dates.ts';
import { endOf, otherSide, type Side } from '../../graph/base/relations-of.ts';
import { type Citation, type Entity, entitiesOf, entityOf, type Graph, type Relation } from '../../graph/graph.ts';
import { type Kind, kindNames, type RelationTypeName } from '../../graph/ontology.ts';
import { columnOf, type FieldName } from '../../graph/query/columns.ts';
import { mainScores } from '../../graph/query/measures.ts';
import { pricedOffering } from '../../graph/values/prices.ts';
import { type AttributeValue, columnValue, isAttribute, offeringCitations, shownValue } from '../../graph/values/values.ts';
import type { DateRange, Filter, Measure, NumberRange } from '../question.ts';
import { compactName } from '../words/tokens.ts';

/** Undefined when the graph doesn't say. */
export type Truth = boolean | undefined;

/** The entities of a kind that the filter holds for, in the order of the kind. */
export const entitiesWhere = (graph: Graph, kind: Kind, filter: Filter | null): readonly Entity[] =>
  countWhere(graph, kind, filter).entities;

export interface Counted {
  readonly entities: readonly Entity[];
  /** How many of the kind have no recorded value for what the filter asks. */
  readonly unknown: number;
}

export function countWhere(graph: Graph, kind: Kind, filter: Filter | null): Counted {
  if (filter === null) return { entities: entitiesOf(graph, kind), unknown: 0 };
  const test = compile(graph, filter);
  const entities: Entity[] = [];
  let unknown = 0;
  for (const slot of listSlots(graph, kind)) {
    const truth = test(slot);
    if (truth === undefined) unknown += 1;
    else if (truth) entities.push(entityAt(graph, slot));
  }
  return { entities, unknown };
}

export const holds = (graph: Graph, entity: Entity, filter: Filter): Truth =>
  compile(graph, filter)(graph.entities.slotOf(entity.id) ?? -1);

const neighbours = (graph: Graph, id: string, type: RelationTypeName, side: Side): string[] =>
  relationsAt(graph, id, type, side).map((one) => farEnd(one, side));

export const relationsAt = (graph: Graph, id: string, type: RelationTypeName, side: Side): readonly Relation[] =>
  ((side === 'out' ? graph.outgoing : graph.incoming).get(id) ?? []).filter((relation) => relation.type === type);

export const farEnd = (relation: Relation, side: Side): string => endOf(relation, otherSide[side]);

/** Tests entities by their slots: in a long list, looking them up would take most of the time. */
type Test = (slot: number) => Truth;

function compile(graph: Graph, filter: Filter): Test {
  switch (filter.op) {
    case 'and': {
      const tests = filter.of.map((one) => compile(graph, one));
      return (slot) => tests.reduce<Truth>((truth, test) => bothOf(truth, () => test(slot)), true);
    }
    case 'or': {
      const tests = filter.of.map((one) => compile(graph, one));
      return (slot) => tests.reduce<Truth>((truth, test) => not(bothOf(not(truth), () => not(test(slot)))), false);
    }
    case 'not': {
      const test = compile(graph, filter.of);
      return (slot) => not(test(slot));
    }
    case 'related':
      return relatedTest(graph, filter);
    case 'among': {
      const slots = new Set(filter.ids.map((id) => graph.entities.slotOf(id)));
      return (slot) => slots.has(slot);
    }
    case 'joined':
      return joinedTest(graph, filter);
    case 'score':
      return scoreTest(graph, filter);
    default:
      return columnTest(graph, filter);
  }
}

export type ColumnFilter = Extract<Filter, { readonly column: string }>;

function columnTest(graph: Graph, filter: ColumnFilter): Test {
  const read = readerOf(graph, filter.column);
  return (slot) => {
    const value = read(slot);
    if (filter.op === 'known') return value !== null;
    return value === null ? undefined : fits(value, filter);
  };
}

/** Whether a value is what a filter asks for; undefined when it's too imprecise to tell. */
export function fits(value: AttributeValue, filter: Exclude<ColumnFilter, { op: 'known' }>): Truth {
  switch (filter.op) {
    case 'flag':
      return value === filter.value;
    case 'text':
      return beginsWith(String(value), filter.value);
    case 'number':
      return typeof value === 'number' ? inNumbers(value, filter.range) : undefined;
    case 'date':
      return typeof value === 'string' ? inDates(value, filter.range) : undefined;
  }
}

function readerOf(graph: Graph, column: string): (slot: number) => AttributeValue | null {
  const kept = keptColumn(column);
  const values = kept === undefined ? undefined : columnOf(graph, kept);
  return values === undefined ? (slot) => columnValue(graph, entityAt(graph, slot), column) : (slot) => values[slot] ?? null;
}

function scoreTest(graph: Graph, { benchmarkId, range }: Extract<Filter, { op: 'score' }>): Test {
  const scores = mainScores(graph, benchmarkId);
  return (slot) => {
    const score = scores.get(slot);
    return score === undefined ? undefined : inNumbers(score.value, range);
  };
}

function joinedTest(graph: Graph, { relation, side, filter }: Extract<Filter, { op: 'joined' }>): Test {
  const test = filter === null ? () => true : compile(graph, filter);
  return (slot) => {
    const found = targetsOf(graph, entityAt(graph, slot), relation, side);
    return found.length === 0 ? undefined : found.some((id) => test(graph.entities.slotOf(id) ?? -1) === true);
  };
}

function relatedTest(graph: Graph, { relation, side, ids }: Extract<Filter, { op: 'related' }>): Test {
  const related = (slot: number): Truth => {
    const found = neighbours(graph, entityAt(graph, slot).id, relation, side);
    return found.length === 0 ? undefined : found.some((id) => ids.includes(id));
  };
  if (!isShownList('model', relation, side)) return related;
  const [values, kinds] = [columnOf(graph, relation), kindsBySlot(graph)];
  const [slugs, model] = [ids.map((id) => id.slice(MODALITY.length)), kindNames.indexOf('model')];
  return (slot) => {
    if (kinds[slot] !== model) return related(slot);
    const value = values[slot];
    return Array.isArray(value) ? slugs.some((slug) => value.includes(slug)) : undefined;
  };
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function bothOf(truth: Truth, other: () => Truth): Truth {
  if (truth === false) return false;
  const second = other();
  return second === false ? false : truth && second;
}

const MODALITY = 'modality/';

/** Of models, inputs and outputs are shown as lists, which catalogs tell too. */
export const isShownList = (kind: Kind, relation: RelationTypeName, side: Side): relation is 'accepts' | 'produces' =>
  kind === 'model' && side === 'out' && (relation === 'accepts' || relation === 'produces');

/** What stands at the other end of its relations; of models, the inputs and outputs shown. */
export function targetsOf(graph: Graph, entity: Entity, relation: RelationTypeName, side: Side): readonly string[] {
  if (!isShownList(entity.kind, relation, side)) return neighbours(graph, entity.id, relation, side);
  const value = readValue(graph, entity, relation);
  return Array.isArray(value) ? value.map((slug) => `${MODALITY}${slug}`).filter((id) => graph.entities.has(id)) : [];
}

/** "Apache" is the beginning of "Apache 2.0", and "MIT" isn't one of "mitigation". */
const beginsWith = (value: string, beginning: string): boolean => {
  const [all, wanted] = [fold(value), fold(beginning)];
  return all === wanted || all.startsWith(`${wanted} `) || compactName(value) === compactName(beginning);
};

export function inNumbers(value: number, { min, max, over, under }: NumberRange): boolean {
  return (
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (over === undefined || value > over) &&
    (under === undefined || value < under)
  );
}

/** Undefined when the date is too imprecise to decide. */
function inDates(date: string, { since, until, after, before }: DateRange): Truth {
  const truths: Truth[] = [
    after === undefined ? true : decided(isAfter(date, after), !isAfter(after, date) && date.length < after.length),
    before === undefined ? true : decided(isAfter(before, date), !isAfter(date, before) && date.length < before.length),
    since === undefined ? true : decided(isAfter(date, since) || date.startsWith(since), !isAfter(since, date)),
    until === undefined ? true : decided(isAfter(until, date) || date.startsWith(until), !isAfter(date, until)),
  ];
  return truths.reduce<Truth>((truth, one) => bothOf(truth, () => one), true);
}

const decided = (isSo: boolean, mayBe: boolean): Truth => (mayBe && !isSo ? undefined : isSo);

/** The columns that the graph keeps by slot: a list of tens of thousands reads them much faster than the entities. */
const KEPT = [
  ...(['releasedOn', 'parameters', 'contextTokens', 'retiredOn', 'openWeights', 'country', 'license', 'family'] as const),
  ...(['inputPrice', 'outputPrice', 'knowledgeCutoff', 'accepts', 'produces'] as const),
] satisfies readonly FieldName[];

const keptColumn = (column: string): FieldName | undefined => KEPT.find((name) => name === column);

export function readValue(graph: Graph, entity: Entity, column: string): AttributeValue | null {
  const kept = keptColumn(column);
  if (kept === undefined) return columnValue(graph, entity, column);
  return columnOf(graph, kept)[graph.entities.slotOf(entity.id) ?? -1] ?? null;
}

/** The sources of a value. */
export function citationsOfValue(graph: Graph, entity: Entity, column: string): readonly Citation[] {
  if (column === 'inputPrice' || column === 'outputPrice') {
    const offering = pricedOffering(graph, entity);
    return offering === undefined ? [] : offeringCitations(graph, offering);
  }
  if (entity.kind === 'model' && isAttribute(column)) return shownValue(graph, entity, column)?.citations ?? [];
  return entity.citations;
}

export function measureOf(graph: Graph, entity: Entity, measure: Measure): AttributeValue | null {
  if (measure.by === 'column') return readValue(graph, entity, measure.name);
  if (measure.by === 'relations') return countRelated(graph, entity, measure);
  return scoreOf(graph, measure.benchmarkId, entity)?.value ?? null;
}

export const scoreOf = (graph: Graph, benchmarkId: string, { id }: Entity) =>
  mainScores(graph, benchmarkId).get(graph.entities.slotOf(id) ?? -1);

/** Null for none: such an entity has no place in the order. */
function countRelated(graph: Graph, entity: Entity, { relation, side, of }: Extract<Measure, { by: 'relations' }>): number | null {
  const found = targetsOf(graph, entity, relation, side).map((id) => entityOf(graph, id));
  return found.filter((one) => of === null || holds(graph, one, of) === true).length || null;
}

/** The sources by which an entity is in the set of a filter, else those of the entity. */
export function citationsFor(graph: Graph, entity: Entity, filter: Filter | null): readonly Citation[] {
  const found = filter === null ? [] : citationsOfFilter(graph, entity, filter);
  return found.length > 0 ? found : entity.citations;
}

function citationsOfFilter(graph: Graph, entity: Entity, filter: Filter): readonly Citation[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.flatMap((one) => citationsOfFilter(graph, entity, one));
    case 'related': {
      const { relation, side, ids } = filter;
      const relations = relationsAt(graph, entity.id, relation, side).filter((one) => ids.includes(farEnd(one, side)));
      return relations.length === 0 && isShownList(entity.kind, relation, side)
        ? (shownValue(graph, entity, relation)?.citations ?? [])
        : relations.flatMap(({ citations }) => citations);
    }
    case 'flag':
    case 'text':
    case 'number':
    case 'date':
    case 'known':
      return citationsOfValue(graph, entity, filter.column);
    default:
      return [];
  }
}

export const named = (graph: Graph, id: string): string => entityOf(graph, id).name;
