/** Neighbours: the entities within a few steps of one entity, along relations in both directions. */

import { entityKey } from '../base/entity-index.ts';
import type { Order } from '../base/ordering.ts';
import type { Entity, Graph } from '../graph.ts';
import type { Kind, RelationTypeName } from '../ontology.ts';
import { levelsAround } from './walk.ts';

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

/** In `neighbourOrder`, without repetition and without the entity itself. */
export function neighbours(graph: Graph, of: Entity, { depth, types, kinds }: NeighbourOptions): Neighbour[] {
  const found: Neighbour[] = [];
  let distance = 0;
  for (const level of levelsAround(graph, [of], depth, types)) {
    distance += 1;
    for (const entity of level) if (kinds?.includes(entity.kind) !== false) found.push({ entity, distance });
  }
  return found;
}
