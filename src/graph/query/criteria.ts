/** Criteria: the single conditions of a filter. A condition that is not given is undefined and matches everything. */
import { BadInput } from '../../errors.ts';
import { isAfter, isBefore } from '../base/partial-dates.ts';
import { type Citation, type Graph, relationsOf } from '../graph.ts';
import { type Kind, type RelationTypeName, relationRule } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { needEntity, needSource, needWord } from '../search/find.ts';
import { columnOf, type FieldName, indexesOf, type ListName } from './columns.ts';

/** What a filter may leave out, as GraphQL leaves it out. */
export type Optional<T> = T | null | undefined;
export type Criterion<T> = ((item: T) => boolean) | undefined;

/** Holds where all of them hold. */
export function allOf<T>(criteria: readonly Criterion<T>[]): Criterion<T> {
  const defined = criteria.filter((criterion) => criterion !== undefined);
  if (defined.length < 2) return defined[0];
  return (item) => defined.every((criterion) => criterion(item));
}

/** The entries for which the criterion holds, in their order. */
export const select = <T>(items: readonly T[], criterion: Criterion<T>): readonly T[] =>
  criterion === undefined ? items : items.filter(criterion);

/** Reads what a criterion judges; made when somebody asks, for it may take a column of the whole graph. */
type LazyReader<T, Value> = () => (item: T) => Value;

export function equals<T>(wanted: Optional<string | boolean>, reader: LazyReader<T, unknown>): Criterion<T> {
  if (wanted == null) return undefined;
  const read = reader();
  return (item) => read(item) === wanted;
}

/** What has a word that was typed, in whichever spelling; throws NotFound when it is none of the known ones. */
export function matchesWord<T>(
  what: string,
  typed: Optional<string>,
  known: () => readonly string[],
  reader: LazyReader<T, unknown>,
): Criterion<T> {
  return typed == null ? undefined : equals(needWord(what, typed, unique(known())), reader);
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];

/** Reads the column of a field by places. */
export const columnReader = (graph: Graph, list: ListName, field: FieldName) => () => {
  const values = columnOf(graph, list, field);
  return (place: number) => values[place] ?? null;
};

/** So many relations take long enough to mark that the marks are kept; in one graph there cannot be many such lists. */
const CACHE_THRESHOLD = 1_000;

type Side = 'out' | 'in';
const otherSide = { out: 'in', in: 'out' } as const;

/** Those that a relation of this type joins to whom the name means: `out` when it leads away from them. */
export function isRelated(
  graph: Graph,
  list: Kind,
  [type, side]: readonly [RelationTypeName, Side],
  name: Optional<string>,
): Criterion<number> {
  if (name == null) return undefined;
  const { from, to } = relationRule(type);
  const target = needEntity(graph, name, side === 'out' ? to : from);
  const relations = (side === 'out' ? graph.incoming : graph.outgoing).get(target.id) ?? [];
  const marked = (relations.length < CACHE_THRESHOLD ? markRelated : markRelatedCached)(graph, list, type, side, target.id);
  return (place) => marked[place] === 1;
}

/** By place, 1 for the entities that are joined to the target. */
function markRelated(graph: Graph, list: Kind, type: RelationTypeName, side: Side, targetId: string): Uint8Array {
  const places = indexesOf(graph, list);
  const marked = new Uint8Array(places.size);
  const target = graph.entities.get(targetId);
  const relations = target === undefined ? [] : relationsOf(graph, target, type, otherSide[side]);
  for (const { from, to } of relations) {
    const place = places.get(side === 'out' ? from : to);
    if (place !== undefined) marked[place] = 1;
  }
  return marked;
}

const markRelatedCached = cachePerGraph(markRelated);

const modelsListing = cachePerGraph(
  (graph, field: 'accepts' | 'produces', modality: string): Uint8Array =>
    Uint8Array.from(columnOf(graph, 'model', field), (value) => ([value].flat().includes(modality) ? 1 : 0)),
);

/** The models whose shown list has all of these modalities. */
export function includesModalities(graph: Graph, field: 'accepts' | 'produces', names: Optional<readonly string[]>): Criterion<number> {
  const slugs = new Set((names ?? []).map((name) => needEntity(graph, name, ['modality']).slug));
  const all = [...slugs].map((slug) => modelsListing(graph, field, slug));
  return allOf(all.map((marked) => (place: number) => marked[place] === 1));
}

/** What a range is called in an error. */
type Range<T> = Readonly<Record<string, Optional<T>>>;

/** What has a number in a range, its ends included. */
export function inRange<T>(range: Range<number>, reader: LazyReader<T, unknown>): Criterion<T> {
  const [min, max] = rangeEnds(range);
  if (min == null && max == null) return undefined;
  const read = reader();
  return (item) => {
    const value = read(item);
    return typeof value === 'number' && (min == null || value >= min) && (max == null || value <= max);
  };
}

/** What is dated later than the one end and earlier than the other; what has no date, or one that is too inexact to tell, is not. */
export function inDateRange<T>(range: Range<string>, reader: LazyReader<T, unknown>): Criterion<T> {
  const [after, before] = rangeEnds(range);
  if (after == null && before == null) return undefined;
  const read = reader();
  return (item) => {
    const date = read(item);
    return typeof date === 'string' && (after == null || isAfter(date, after)) && (before == null || isBefore(date, before));
  };
}

/** The two ends of a range, in the order in which they are written; throws BadInput when nothing can lie between them. */
function rangeEnds<T extends string | number>(range: Range<T>): readonly [Optional<T>, Optional<T>] {
  const [[low, min] = [], [high, max] = []] = Object.entries(range);
  if (min != null && max != null && min > max) {
    throw new BadInput(`Nothing can pass a filter with "${low}" ${min} and "${high}" ${max}: the first is more than the second.`);
  }
  return [min, max];
}

/** What cites the source of this slug. */
export function citesSource<T>(graph: Graph, slug: Optional<string>, reader: LazyReader<T, readonly Citation[]>): Criterion<T> {
  if (slug == null) return undefined;
  const wanted = needSource(graph, slug);
  const read = reader();
  return (item) => read(item).some(({ source }) => source === wanted);
}
