/** Neighbours: what can be reached from an entity in a few steps, along relations in both directions. */

import { entityKey } from '../base/entity-index.ts';
import type { Order } from '../base/ordering.ts';
import type { Entity, Graph } from '../graph.ts';
import type { Kind, RelationTypeName } from '../ontology.ts';
import { levelsAround } from './walk.ts';

export interface Neighbour {
  readonly entity: Entity;
  /** The number of steps to it by the shortest way. */
  readonly distance: number;
}

/** The nearest first, within one distance by kind, name and id. */
export const neighbourOrder: Order<Neighbour> = { name: 'neighbour', key: ({ entity, distance }) => [distance, ...entityKey(entity)] };

export interface NeighbourOptions {
  /** At most so many steps. */
  readonly depth: number;
  /** Only along relations of these types. */
  readonly types?: readonly RelationTypeName[] | undefined;
  /** Only entities of these kinds; the way to them may lead over others. */
  readonly kinds?: readonly Kind[] | undefined;
}

/** In `neighbourOrder`; each once, and never the entity itself. */
export function neighbours(graph: Graph, of: Entity, { depth, types, kinds }: NeighbourOptions): Neighbour[] {
  const found: Neighbour[] = [];
  let distance = 0;
  for (const level of levelsAround(graph, [of], depth, types)) {
    distance += 1;
    for (const entity of level) if (kinds?.includes(entity.kind) !== false) found.push({ entity, distance });
  }
  return found;
}
