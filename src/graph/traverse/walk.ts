/** Walks the graph breadth first, along relations in both directions. */

import { entityRanking } from '../base/entity-index.ts';
import type { Entity, Graph } from '../graph.ts';
import type { Links } from '../links.ts';
import { type RelationTypeName, relationTypeNames } from '../ontology.ts';

/** The part of the graph to walk: slots identify entities, as in links. */
export interface Traversal {
  readonly links: Links;
  /** For each relation type, 1 if it may be followed. */
  readonly allowed: Uint8Array;
}

/** All relation types by default. */
export const createTraversal = (graph: Graph, types: readonly RelationTypeName[] | undefined = relationTypeNames): Traversal => ({
  links: graph.links,
  allowed: Uint8Array.from(relationTypeNames, (name) => (types.includes(name) ? 1 : 0)),
});

/** Takes every step from these slots, and returns the reached slots that `reach` reports as new. */
export function expandFrontier(
  { links, allowed }: Traversal,
  from: Int32Array,
  reach: (slot: number, from: number) => boolean,
): Int32Array {
  const { starts, ends, targets, types } = links;
  const reached: number[] = [];
  for (const slot of from) {
    const end = ends[slot] ?? 0;
    for (let link = starts[slot] ?? 0; link < end; link += 1) {
      const other = targets[link] ?? 0;
      if (allowed[types[link] ?? 0] === 1 && reach(other, slot)) reached.push(other);
    }
  }
  return Int32Array.from(reached);
}

/**
 * The slots at distance 1, then at distance 2 and so on to `depth`: without repetition or the start, each level in the default
 * order of entities.
 */
export function* levelsAround(
  graph: Graph,
  start: readonly Entity[],
  depth: number,
  types?: readonly RelationTypeName[] | undefined,
): Generator<Int32Array, void> {
  const { entities } = graph;
  const ground = createTraversal(graph, types);
  const visited = new Uint8Array(entities.capacity);
  const visit = (slot: number): boolean => {
    const isNew = visited[slot] === 0;
    visited[slot] = 1;
    return isNew;
  };
  let level: Int32Array = Int32Array.from(start, ({ id }) => entities.slotOf(id) ?? 0).filter(visit);
  for (let distance = 1; distance <= depth; distance += 1) {
    level = inOrder(graph, expandFrontier(ground, level, visit));
    yield level;
  }
}

function inOrder(graph: Graph, level: Int32Array): Int32Array {
  const { slots, ranks } = entityRanking(graph);
  // Numbers sort many times as fast without a comparison.
  return level
    .map((slot) => ranks[slot] ?? 0)
    .sort()
    .map((rank) => slots[rank] ?? 0);
}
