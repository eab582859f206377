/** Criteria: the single conditions of a filter. An absent condition is undefined and matches everything. */

import { BadInput } from '../../errors.ts';
import { isAfter, isBefore, isEmptySpan, liesWhollyWithin } from '../base/partial-dates.ts';
import { endOf, otherSide, relationsOf, type Side } from '../base/relations-of.ts';
import type { Citation, Graph } from '../graph.ts';
import { resized } from '../numbers.ts';
import { type RelationTypeName, relationRule } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { needEntity, needSource, needWord, type WordIndex } from '../search/find.ts';
import { columnOf, type FieldName } from './columns.ts';

/** A filter's field that may be absent, in GraphQL's sense. */
export type Optional<T> = T | null | undefined;
export type Criterion<T> = ((item: T) => boolean) | undefined;

export function allOf<T>(criteria: readonly Criterion<T>[]): Criterion<T> {
  const defined = criteria.filter((criterion) => criterion !== undefined);
  if (defined.length < 2) return defined[0];
  return (item) => defined.every((criterion) => criterion(item));
}

/** An absent criterion matches everything, so one among others does too. */
export function anyOf<T>(criteria: readonly Criterion<T>[]): Criterion<T> {
  const defined = criteria.filter((criterion) => criterion !== undefined);
  return defined.length < criteria.length ? undefined : (item) => defined.some((criterion) => criterion(item));
}

export const noneOf =
  <T>(criterion: Criterion<T>): Criterion<T> =>
  (item) =>
    criterion !== undefined && !criterion(item);

export const select = <T>(items: readonly T[], criterion: Criterion<T>): readonly T[] =>
  criterion === undefined ? items : items.filter(criterion);

/** Prepares the values that a criterion tests; created on demand, because it may read a column of the whole graph. */
type LazyReader<T, Value> = () => (item: T) => Value;

export function equals<T>(wanted: Optional<string | boolean>, reader: LazyReader<T, unknown>): Criterion<T> {
  if (wanted == null) return undefined;
  const read = reader();
  return (item) => read(item) === wanted;
}

/** Items that have a value, or with false those that have none. */
export function hasValue<T>(wanted: Optional<boolean>, reader: LazyReader<T, unknown>): Criterion<T> {
  if (wanted == null) return undefined;
  const read = reader();
  return (item) => (read(item) !== null) === wanted;
}

/** Items with a typed word, in any spelling; throws NotFound if it isn't one of the known words. */
export function matchesWord<T>(
  what: string,
  typed: Optional<string>,
  known: () => WordIndex,
  reader: LazyReader<T, unknown>,
  argument: readonly string[],
): Criterion<T> {
  return typed == null ? undefined : equals(needWord(what, typed, known(), argument), reader);
}

/** Tests entities by their slots. */
export const columnReader = (graph: Graph, field: FieldName) => () => {
  const values = columnOf(graph, field);
  return (slot: number) => values[slot] ?? null;
};

/** Marking this many relations takes long enough to keep the marks; one graph can't have many such lists. */
const CACHE_THRESHOLD = 1_000;

/** Entities that a relation of this type joins to the named one: `out` if the relation leads to it. */
export function isRelated(
  graph: Graph,
  [type, side]: readonly [RelationTypeName, Side],
  name: Optional<string>,
  argument: readonly string[],
): Criterion<number> {
  if (name == null) return undefined;
  const { from, to } = relationRule(type);
  const target = needEntity(graph, name, side === 'out' ? to : from, argument);
  const relations = (side === 'out' ? graph.incoming : graph.outgoing).get(target.id) ?? [];
  const marked = (relations.length < CACHE_THRESHOLD ? markRelated : markRelatedOnce)(graph, type, side, target.id);
  return (slot) => marked[slot] === 1;
}

/** By slot; 1 for entities joined to the target. */
function markRelated(graph: Graph, type: RelationTypeName, side: Side, targetId: string): Uint8Array {
  const marked = new Uint8Array(graph.entities.capacity);
  for (const relation of relationsOf(graph, { id: targetId }, type, otherSide[side])) {
    marked[graph.entities.slotOf(endOf(relation, side)) ?? 0] = 1;
  }
  return marked;
}

const markRelatedOnce = cachePerGraph(markRelated, (marked, { after, change }, type, side, targetId) => {
  const ends = [...change.added, ...change.removed].flatMap((relation) => {
    return relation.type === type && endOf(relation, otherSide[side]) === targetId ? endOf(relation, side) : [];
  });
  if (ends.length === 0) return marked;
  const next = resized(marked, after.entities.capacity);
  for (const id of ends) {
    const isJoined = relationsOf(after, { id }, type, side).some((relation) => endOf(relation, otherSide[side]) === targetId);
    next[after.entities.directory.slotOf(id) ?? 0] = isJoined ? 1 : 0;
  }
  return next;
});

// Marked anew after a change: with the column at hand, that takes few milliseconds.
const listingModality = cachePerGraph((graph, field: 'accepts' | 'produces', modality: string): Uint8Array => {
  const column = columnOf(graph, field);
  const marked = new Uint8Array(column.length);
  for (let slot = 0; slot < column.length; slot += 1) {
    const value = column[slot];
    if (Array.isArray(value) ? value.includes(modality) : value === modality) marked[slot] = 1;
  }
  return marked;
});

/** The models whose shown list includes all of these modalities. */
export function includesModalities(
  graph: Graph,
  field: 'accepts' | 'produces',
  names: Optional<readonly string[]>,
  filter: readonly string[],
): Criterion<number> {
  const slugs = new Set([...new Set(names)].map((name) => needEntity(graph, name, ['modality'], [...filter, field]).slug));
  const all = [...slugs].map((slug) => listingModality(graph, field, slug));
  return allOf(all.map((marked) => (slot: number) => marked[slot] === 1));
}

type Range<T> = Readonly<Record<string, Optional<T>>>;

/** Items whose number is in a range, ends included; `filter` is the place of the range in the input. */
export function inRange<T>(range: Range<number>, reader: LazyReader<T, unknown>, filter: readonly string[]): Criterion<T> {
  const [min, max] = rangeEnds(range, filter);
  if (min == null && max == null) return undefined;
  const read = reader();
  return (item) => {
    const value = read(item);
    return typeof value === 'number' && (min == null || value >= min) && (max == null || value <= max);
  };
}

/** Items dated after one end and before the other; excludes items without a date, or with one too imprecise to decide. */
export function inDateRange<T>(range: Range<string>, reader: LazyReader<T, unknown>, filter: readonly string[]): Criterion<T> {
  const [after, before] = rangeEnds(range, filter);
  if (after == null && before == null) return undefined;
  const read = reader();
  return (item) => {
    const date = read(item);
    return typeof date === 'string' && (after == null || isAfter(date, after)) && (before == null || isBefore(date, before));
  };
}

/** Items dated within a span, its first and last days included; excludes items without a date, or with one too imprecise to decide. */
export function inSpan<T>(range: Range<string>, reader: LazyReader<T, unknown>, filter: readonly string[]): Criterion<T> {
  const [since, until] = Object.values(range).map((date) => date ?? undefined);
  if (since === undefined && until === undefined) return undefined;
  if (isEmptySpan({ since, until })) throw emptyRange(range, filter);
  const read = reader();
  return (item) => {
    const date = read(item);
    return typeof date === 'string' && liesWhollyWithin(date, { since, until });
  };
}

/** The two ends of a range, as written; throws BadInput when nothing can lie between them. */
function rangeEnds<T extends string | number>(range: Range<T>, filter: readonly string[]): readonly [Optional<T>, Optional<T>] {
  const [min, max] = Object.values(range);
  if (min != null && max != null && min > max) throw emptyRange(range, filter);
  return [min, max];
}

function emptyRange(range: Range<string | number>, filter: readonly string[]): BadInput {
  const [[low = '', min] = [], [high, max] = []] = Object.entries(range);
  return new BadInput(`No entry can match "${low}" ${min} and "${high}" ${max}: the first is greater than the second.`, {
    at: [...filter, low],
    given: String(min),
  });
}

export function citesSource<T>(
  graph: Graph,
  slug: Optional<string>,
  reader: LazyReader<T, readonly Citation[]>,
  argument: readonly string[],
): Criterion<T> {
  if (slug == null) return undefined;
  const wanted = needSource(graph, slug, argument);
  const read = reader();
  return (item) => read(item).some(({ sourceId }) => sourceId === wanted.id);
}
