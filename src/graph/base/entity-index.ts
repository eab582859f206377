/** The default order of entities, by kind, then name, then id, and the index of each entity in it. */

import { allEntities, type Entity } from '../graph.ts';
import { kindNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { type SortKey, sortBy } from './collections.ts';

export const entityKey = ({ kind, name, id }: Entity): SortKey => [kindNames.indexOf(kind), name, id];

interface EntityIndex {
  readonly entities: readonly Entity[];
  /** The place of each entity in that list, by its id, so that comparing two entities compares numbers. */
  readonly indexes: ReadonlyMap<string, number>;
}

export const entityIndex = cachePerGraph((graph): EntityIndex => {
  const entities = sortBy(allEntities(graph), entityKey);
  return { entities, indexes: new Map(entities.map(({ id }, index) => [id, index])) };
});

/** By slot: the place of each entity in that order. */
export const entityRanks = cachePerGraph((graph): Int32Array => {
  const ranks = new Int32Array(graph.entities.capacity);
  for (const [place, { id }] of entityIndex(graph).entities.entries()) ranks[graph.entities.slotOf(id) ?? 0] = place;
  return ranks;
});
