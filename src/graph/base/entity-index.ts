/** The orders of all entities, as slots: the default order by kind, name and id, and the order of the lists by kind. */
import { allEntities, type Entity, entitiesOf, type Graph } from '../graph.ts';
import { resized } from '../numbers.ts';
import { hasOrdinal, type Kind, kindNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { type SortKey, sortBy } from './collections.ts';
import type { LazyList } from './lazy-list.ts';
import { mixedKindOrder } from './ordering.ts';
import { type Ranking, rankingOf, resorted } from './slots.ts';
import { movedEntities } from './touched.ts';

export const entityKey = ({ kind, name, id }: Entity): SortKey => [kindNames.indexOf(kind), name, id];

/** By kind, name and id, so that comparing two entities compares numbers. */
export const entityRanking = cachePerGraph(
  (graph): Ranking => {
    // Lists of kinds without places are in this order already.
    const inOrder = kindNames.flatMap((kind) => (hasOrdinal(kind) ? sortBy(entitiesOf(graph, kind), entityKey) : entitiesOf(graph, kind)));
    return rankingOf(slotsOfAll(graph, inOrder), graph.entities.capacity);
  },
  (ranking, step) => {
    const { entities } = step.after;
    const touched = movedEntities(step);
    if (touched.length === 0) return ranking;
    return rankingOf(resorted(ranking.slots, { touched, ...presentIn(entities, touched, entityKey) }), entities.capacity);
  },
);

const slotsOfAll = ({ entities }: Graph, list: readonly Entity[]): Int32Array =>
  Int32Array.from(list, ({ id }) => entities.slotOf(id) ?? 0);

/** What of the touched entities is there, and the keys of all. */
export const presentIn = (entities: Graph['entities'], touched: readonly number[], key: (entity: Entity) => SortKey) => ({
  present: touched.filter((slot) => entities.at(slot) !== undefined),
  keyOf: (slot: number): SortKey => {
    const entity = entities.at(slot);
    return entity === undefined ? [] : key(entity);
  },
});

export type ListName = Kind | 'any';

const allListed = cachePerGraph(
  (graph): Int32Array => slotsOfAll(graph, allEntities(graph)),
  (slots, step) => {
    const touched = movedEntities(step);
    return resorted(slots, { touched, ...presentIn(step.after.entities, touched, mixedKindOrder.key) });
  },
);

/** The entities of a kind in the order of their list, or those of all kinds one after another. */
export function listSlots(graph: Graph, list: ListName): Int32Array {
  const all = allListed(graph);
  if (list === 'any') return all;
  const before = kindNames.slice(0, kindNames.indexOf(list)).reduce((sum, kind) => sum + entitiesOf(graph, kind).length, 0);
  return all.subarray(before, before + entitiesOf(graph, list).length);
}

/** The entity at a slot of a list. */
export function entityAt({ entities }: Graph, slot: number): Entity {
  const entity = entities.at(slot);
  if (entity === undefined) throw new TypeError(`there is no entity at slot ${slot}: the list belongs to another graph`);
  return entity;
}

/** The entities at these slots, in this order. */
export const entitiesAt = ({ entities }: Graph, slots: Int32Array): LazyList<Entity> => ({
  length: slots.length,
  at: (index) => {
    const slot = slots[index];
    return slot === undefined ? undefined : entities.at(slot);
  },
});

/** For each slot, the place of its entity's kind in the ontology; the kind of an id never changes. */
export const kindsBySlot = cachePerGraph(
  ({ entities }): Uint8Array => {
    const kinds = new Uint8Array(entities.capacity);
    for (let slot = 0; slot < kinds.length; slot += 1) kinds[slot] = kindNames.indexOf(entities.at(slot)?.kind ?? 'concept');
    return kinds;
  },
  (kinds, step) => {
    const { entities } = step.after;
    if (movedEntities(step).every((slot) => step.before.entities.at(slot) !== undefined)) return kinds;
    const next = resized(kinds, entities.capacity);
    for (const slot of movedEntities(step)) next[slot] = kindNames.indexOf(entities.at(slot)?.kind ?? 'concept');
    return next;
  },
);
