/** Neighbours: the entities within a few steps of one entity, along relations in both directions. */

import { compareKeys, lowerBound, type SortKey } from '../base/collections.ts';
import { entityAt, entityKey, entityRanking, kindsBySlot } from '../base/entity-index.ts';
import type { LazyList } from '../base/lazy-list.ts';
import type { Order } from '../base/ordering.ts';
import { type Entity, entitiesOf, type Graph } from '../graph.ts';
import { type Kind, kindNames, type RelationTypeName } from '../ontology.ts';
import { type Merging, mergeLinks, type RankRange } from './merge-links.ts';
import { sortedLinks } from './sorted-links.ts';
import { createTraversal, levelsAround } from './walk.ts';

export interface Neighbour {
  readonly entity: Entity;
  /** The number of steps on the shortest path. */
  readonly distance: number;
}

/** Nearest first; at the same distance by kind, name and id. */
export const neighbourOrder: Order<Neighbour> = { name: 'neighbour', key: ({ entity, distance }) => [distance, ...entityKey(entity)] };

export interface NeighbourOptions {
  readonly depth: number;
  /** Only along relations of these types. */
  readonly types?: readonly RelationTypeName[] | undefined;
  /** Only entities of these kinds; the path may cross other kinds. */
  readonly kinds?: readonly Kind[] | undefined;
}

/** With more links than this around the start, crossing all of them is faster than merging what lies behind each. */
const MAX_MERGED = 64;

/** In `neighbourOrder`, without repetition and without the entity itself. */
export function neighbours(graph: Graph, of: Entity, options: NeighbourOptions): LazyList<Neighbour> {
  const start = graph.entities.slotOf(of.id) ?? 0;
  let crossed: LazyList<Neighbour> | undefined;
  const all = (): LazyList<Neighbour> => {
    crossed ??= cross(graph, of, options);
    return crossed;
  };
  const isNear = options.depth === 1 || (options.depth === 2 && linkCount(graph, start) <= MAX_MERGED);
  return {
    get length() {
      return all().length;
    },
    at: (index) => all().at(index),
    next: isNear ? (count, after) => take(count, merge(graph, start, options, after)) : undefined,
  };
}

const linkCount = ({ links: { starts, ends } }: Graph, slot: number): number => (ends[slot] ?? 0) - (starts[slot] ?? 0);

function cross(graph: Graph, of: Entity, { depth, types, kinds }: NeighbourOptions): LazyList<Neighbour> {
  const wanted = kinds?.map((kind) => kindNames.indexOf(kind));
  const kindOf = kindsBySlot(graph);
  const levels = [...levelsAround(graph, [of], depth, types)].map((level) =>
    wanted === undefined ? level : level.filter((slot) => wanted.includes(kindOf[slot] ?? 0)),
  );
  const length = levels.reduce((sum, level) => sum + level.length, 0);
  const at = (index: number): Neighbour | undefined => {
    let left = index;
    for (const [before, level] of levels.entries()) {
      const entity = left < level.length ? graph.entities.at(level[left] ?? 0) : undefined;
      if (entity !== undefined) return { entity, distance: before + 1 };
      left -= level.length;
    }
    return undefined;
  };
  return { length, at };
}

/** The neighbours behind a key, or all, one after another. */
function* merge(graph: Graph, start: number, options: NeighbourOptions, after: SortKey | undefined): Generator<Neighbour, void> {
  const { allowed } = createTraversal(graph, options.types);
  const [past = 0, ...key] = after ?? [];
  const excluded = new Set([start]);
  let lists = [sortedLinks(graph, start)];
  for (let distance = 1; distance <= options.depth; distance += 1) {
    const merging = { lists, allowed, excluded };
    const isBehind = distance >= Number(past);
    const from = distance === past ? rankBehind(graph, key) : 0;
    const level = isBehind ? ofKinds(graph, options.kinds, merging, from) : [];
    for (const slot of level) yield { entity: entityAt(graph, slot), distance };
    if (distance === options.depth) return;
    const reached = [...mergeLinks(graph, merging, EVERYWHERE)];
    lists = reached.map((slot) => sortedLinks(graph, slot));
    for (const slot of reached) excluded.add(slot);
  }
}

function* ofKinds(graph: Graph, kinds: NeighbourOptions['kinds'], merging: Merging, from: number): Generator<number, void> {
  for (const range of rangesOf(graph, kinds)) yield* mergeLinks(graph, merging, { from: Math.max(from, range.from), to: range.to });
}

const EVERYWHERE: RankRange = { from: 0, to: Number.POSITIVE_INFINITY };

/** The first rank whose entity comes after this key. */
function rankBehind(graph: Graph, key: SortKey): number {
  const { slots } = entityRanking(graph);
  return lowerBound(slots.length, (rank) => {
    const entity = graph.entities.at(slots[rank] ?? 0);
    return entity !== undefined && compareKeys(entityKey(entity), key) <= 0;
  });
}

/** Where the entities of these kinds stand in the default order, which goes by kind first. */
function rangesOf(graph: Graph, kinds: readonly Kind[] | undefined): RankRange[] {
  if (kinds === undefined) return [EVERYWHERE];
  const ranges: RankRange[] = [];
  let from = 0;
  for (const kind of kindNames) {
    const to = from + entitiesOf(graph, kind).length;
    if (kinds.includes(kind)) ranges.push({ from, to });
    from = to;
  }
  return ranges;
}

function take<T>(count: number, entries: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const entry of entries) {
    if (taken.length === count) break;
    taken.push(entry);
  }
  return taken;
}
