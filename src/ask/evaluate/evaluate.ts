/**
 * Evaluates filters. What isn't recorded is neither yes nor no: an entity without a value is in no set that asks for one, whether the
 * value is wanted or excluded.
 */

import { fold } from '../../graph/base/fold.ts';
import { isAfter } from '../../graph/base/partial-dates.ts';
import type { Side } from '../../graph/base/relations-of.ts';
import { type Citation, type Entity, entitiesOf, entityOf, type Graph, type Relation } from '../../graph/graph.ts';
import type { Kind, RelationTypeName } from '../../graph/ontology.ts';
import { mainVariantOf, measuredScores } from '../../graph/query/measures.ts';
import { pricedOffering } from '../../graph/values/prices.ts';
import { type AttributeValue, columnValue, isAttribute, offeringCitations, preferredValue, shownValue } from '../../graph/values/values.ts';
import type { DateRange, Filter, Measure, NumberRange } from '../question.ts';
import { compactName } from '../words/tokens.ts';

/** Undefined when the graph doesn't say. */
export type Truth = boolean | undefined;

/** The entities of a kind that the filter holds for, in the order of the kind. */
export function entitiesWhere(graph: Graph, kind: Kind, filter: Filter | null): readonly Entity[] {
  const all = entitiesOf(graph, kind);
  return filter === null ? all : (candidatesOf(graph, filter, kind) ?? all).filter((entity) => holds(graph, entity, filter) === true);
}

/** A filter by a relation to a few entities looks at those alone. */
function candidatesOf(graph: Graph, filter: Filter, kind: Kind): readonly Entity[] | undefined {
  if (filter.op === 'and') {
    const found = filter.of.flatMap((one) => {
      const candidates = candidatesOf(graph, one, kind);
      return candidates === undefined ? [] : [candidates];
    });
    return found.sort((one, other) => one.length - other.length)[0];
  }
  if (filter.op === 'among') return inKindOrder(graph, kind, new Set(filter.ids));
  if (filter.op !== 'related' || filter.relation === 'accepts' || filter.relation === 'produces') return undefined;
  const near = filter.ids.flatMap((id) => neighbours(graph, id, filter.relation, filter.side === 'out' ? 'in' : 'out'));
  return inKindOrder(graph, kind, new Set(near));
}

const FEW = 2_000;

function inKindOrder(graph: Graph, kind: Kind, ids: ReadonlySet<string>): readonly Entity[] | undefined {
  return ids.size > FEW ? undefined : entitiesOf(graph, kind).filter(({ id }) => ids.has(id));
}

const neighbours = (graph: Graph, id: string, type: RelationTypeName, side: Side): string[] =>
  relationsAt(graph, id, type, side).map((one) => farEnd(one, side));

export const relationsAt = (graph: Graph, id: string, type: RelationTypeName, side: Side): readonly Relation[] =>
  ((side === 'out' ? graph.outgoing : graph.incoming).get(id) ?? []).filter((relation) => relation.type === type);

export const farEnd = ({ fromId, toId }: Relation, side: Side): string => (side === 'out' ? toId : fromId);

export function holds(graph: Graph, entity: Entity, filter: Filter): Truth {
  switch (filter.op) {
    case 'and':
      return filter.of.reduce<Truth>((truth, one) => bothOf(truth, () => holds(graph, entity, one)), true);
    case 'or':
      return filter.of.reduce<Truth>((truth, one) => not(bothOf(not(truth), () => not(holds(graph, entity, one)))), false);
    case 'not':
      return not(holds(graph, entity, filter.of));
    case 'related':
      return isRelated(graph, entity, filter);
    case 'among':
      return filter.ids.includes(entity.id);
    case 'joined': {
      const found = targetsOf(graph, entity, filter.relation, filter.side).map((id) => entityOf(graph, id));
      return found.length === 0 ? undefined : found.some((one) => filter.filter === null || holds(graph, one, filter.filter) === true);
    }
    case 'known':
      return readValue(graph, entity, filter.column) !== null;
    case 'flag': {
      const value = readValue(graph, entity, filter.column);
      return value === null ? undefined : value === filter.value;
    }
    case 'text': {
      const value = readValue(graph, entity, filter.column);
      return value === null ? undefined : beginsWith(String(value), filter.value);
    }
    case 'number': {
      const value = readValue(graph, entity, filter.column);
      return typeof value === 'number' ? inNumbers(value, filter.range) : undefined;
    }
    case 'date': {
      const value = readValue(graph, entity, filter.column);
      return typeof value === 'string' ? inDates(value, filter.range) : undefined;
    }
    case 'score': {
      const value = measureOf(graph, entity, { by: 'score', benchmarkId: filter.benchmarkId });
      return typeof value === 'number' ? inNumbers(value, filter.range) : undefined;
    }
  }
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function bothOf(truth: Truth, other: () => Truth): Truth {
  if (truth === false) return false;
  const second = other();
  return second === false ? false : truth && second;
}

function isRelated(graph: Graph, entity: Entity, { relation, side, ids }: Extract<Filter, { op: 'related' }>): Truth {
  const found = targetsOf(graph, entity, relation, side);
  return found.length === 0 ? undefined : found.some((id) => ids.includes(id));
}

/** Of models, the inputs and outputs shown: catalogs tell them too. */
export function targetsOf(graph: Graph, entity: Entity, relation: RelationTypeName, side: Side): readonly string[] {
  const isShown = entity.kind === 'model' && side === 'out' && (relation === 'accepts' || relation === 'produces');
  if (!isShown) return neighbours(graph, entity.id, relation, side);
  const value = preferredValue(graph, entity, relation);
  return Array.isArray(value) ? value.map((slug) => `modality/${slug}`).filter((id) => graph.entities.has(id)) : [];
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

const decided = (isSo: boolean, mayBe: boolean): Truth => (isSo ? true : mayBe ? undefined : false);

export function readValue(graph: Graph, entity: Entity, column: string): AttributeValue | null {
  if (column === 'inputPrice') return entity.kind === 'model' ? (pricedOffering(graph, entity)?.inputPrice ?? null) : null;
  if (column === 'outputPrice') return entity.kind === 'model' ? (pricedOffering(graph, entity)?.outputPrice ?? null) : null;
  if (column === 'knowledgeCutoff') return preferredValue(graph, entity, 'knowledgeCutoff');
  return columnValue(graph, entity, column);
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
  const scores = measuredScores(graph, measure.benchmarkId, mainVariantOf(graph, measure.benchmarkId), 'any');
  return scores.get(graph.entities.slotOf(entity.id) ?? -1)?.value ?? null;
}

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
      const relations = relationsAt(graph, entity.id, filter.relation, filter.side).filter((one) =>
        filter.ids.includes(farEnd(one, filter.side)),
      );
      const isShown =
        relations.length === 0 && (filter.relation === 'accepts' || filter.relation === 'produces') && entity.kind === 'model';
      return isShown
        ? (shownValue(graph, entity, filter.relation as 'accepts')?.citations ?? [])
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

export interface Counted {
  readonly entities: readonly Entity[];
  /** How many of the kind have no recorded value for what the filter asks. */
  readonly unknown: number;
}

export function countWhere(graph: Graph, kind: Kind, filter: Filter | null): Counted {
  if (filter === null) return { entities: entitiesOf(graph, kind), unknown: 0 };
  let unknown = 0;
  const entities = entitiesOf(graph, kind).filter((entity) => {
    const truth = holds(graph, entity, filter);
    if (truth === undefined) unknown += 1;
    return truth === true;
  });
  return { entities, unknown };
}

export const named = (graph: Graph, id: string): string => entityOf(graph, id).name;
