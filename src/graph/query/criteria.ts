/** Criteria: the single conditions of a filter. An absent condition is undefined and matches everything. */

import { BadInput } from '../../errors.ts';
import { isAfter, isBefore } from '../base/partial-dates.ts';
import { relationsOf } from '../base/relations-of.ts';
import type { Citation, Graph } from '../graph.ts';
import { type Kind, type RelationTypeName, relationRule } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { needEntity, needSource, needWord, type WordIndex } from '../search/find.ts';
import { columnOf, type FieldName, indexesOf, type ListName } from './columns.ts';

/** A filter's field that may be absent, in GraphQL's sense. */
export type Optional<T> = T | null | undefined;
export type Criterion<T> = ((item: T) => boolean) | undefined;

export function allOf<T>(criteria: readonly Criterion<T>[]): Criterion<T> {
  const defined = criteria.filter((criterion) => criterion !== undefined);
  if (defined.length < 2) return defined[0];
  return (item) => defined.every((criterion) => criterion(item));
}

export const select = <T>(items: readonly T[], criterion: Criterion<T>): readonly T[] =>
  criterion === undefined ? items : items.filter(criterion);

/** Prepares the values that a criterion tests; created on demand, because it may read a column of the whole graph. */
type LazyReader<T, Value> = () => (item: T) => Value;

export function equals<T>(wanted: Optional<string | boolean>, reader: LazyReader<T, unknown>): Criterion<T> {
  if (wanted == null) return undefined;
  const read = reader();
  return (item) => read(item) === wanted;
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

export const columnReader = (graph: Graph, list: ListName, field: FieldName) => () => {
  const values = columnOf(graph, list, field);
  return (place: number) => values[place] ?? null;
};

/** Marking this many relations takes long enough to cache the marks; one graph can't have many such lists. */
const CACHE_THRESHOLD = 1_000;

type Side = 'out' | 'in';
const otherSide = { out: 'in', in: 'out' } as const;

/** Entities that a relation of this type joins to the named one: `out` if the relation leads to it. */
export function isRelated(
  graph: Graph,
  list: Kind,
  [type, side]: readonly [RelationTypeName, Side],
  name: Optional<string>,
  argument: readonly string[],
): Criterion<number> {
  if (name == null) return undefined;
  const { from, to } = relationRule(type);
  const target = needEntity(graph, name, side === 'out' ? to : from, argument);
  const relations = (side === 'out' ? graph.incoming : graph.outgoing).get(target.id) ?? [];
  const marked = (relations.length < CACHE_THRESHOLD ? markRelated : markRelatedCached)(graph, list, type, side, target.id);
  return (place) => marked[place] === 1;
}

/** By place; 1 for entities joined to the target. */
function markRelated(graph: Graph, list: Kind, type: RelationTypeName, side: Side, targetId: string): Uint8Array {
  const places = indexesOf(graph, list);
  const marked = new Uint8Array(places.size);
  const target = graph.entities.get(targetId);
  const relations = target === undefined ? [] : relationsOf(graph, target, type, otherSide[side]);
  for (const { fromId, toId } of relations) {
    const place = places.get(side === 'out' ? fromId : toId);
    if (place !== undefined) marked[place] = 1;
  }
  return marked;
}

const markRelatedCached = cachePerGraph(markRelated);

const modelsListing = cachePerGraph(
  (graph, field: 'accepts' | 'produces', modality: string): Uint8Array =>
    Uint8Array.from(columnOf(graph, 'model', field), (value) => ([value].flat().includes(modality) ? 1 : 0)),
);

/** The models whose shown list includes all of these modalities. */
export function includesModalities(graph: Graph, field: 'accepts' | 'produces', names: Optional<readonly string[]>): Criterion<number> {
  const slugs = new Set([...new Set(names)].map((name) => needEntity(graph, name, ['modality'], ['filter', field]).slug));
  const all = [...slugs].map((slug) => modelsListing(graph, field, slug));
  return allOf(all.map((marked) => (place: number) => marked[place] === 1));
}

type Range<T> = Readonly<Record<string, Optional<T>>>;

/** Items whose number is in a range, ends included. */
export function inRange<T>(range: Range<number>, reader: LazyReader<T, unknown>): Criterion<T> {
  const [min, max] = rangeEnds(range);
  if (min == null && max == null) return undefined;
  const read = reader();
  return (item) => {
    const value = read(item);
    return typeof value === 'number' && (min == null || value >= min) && (max == null || value <= max);
  };
}

/** Items dated after one end and before the other; excludes items without a date, or with one too imprecise to decide. */
export function inDateRange<T>(range: Range<string>, reader: LazyReader<T, unknown>): Criterion<T> {
  const [after, before] = rangeEnds(range);
  if (after == null && before == null) return undefined;
  const read = reader();
  return (item) => {
    const date = read(item);
    return typeof date === 'string' && (after == null || isAfter(date, after)) && (before == null || isBefore(date, before));
  };
}

/** The two ends of a range, as written; throws BadInput when nothing can lie between them. */
function rangeEnds<T extends string | number>(range: Range<T>): readonly [Optional<T>, Optional<T>] {
  const [[low = '', min] = [], [high, max] = []] = Object.entries(range);
  if (min != null && max != null && min > max) {
    throw new BadInput(`No entry can match "${low}" ${min} and "${high}" ${max}: the first is greater than the second.`, {
      at: ['filter', low],
      given: String(min),
    });
  }
  return [min, max];
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
