/** Subgraphs: a part of the graph that is small enough to draw. */
import { sortBy } from '../base/collections.ts';
import { mixedRelationOrderOf } from '../base/ordering.ts';
import type { Entity, Graph, Relation } from '../graph.ts';
import { levelsAround } from './walk.ts';

export interface Subgraph {
  /** The requested entities in the order of the request, then the nearest others. */
  readonly nodes: readonly Entity[];
  /** Every relation between two of the nodes. */
  readonly edges: readonly Relation[];
  /** Whether the limit left out nodes within the depth. */
  readonly truncated: boolean;
}

export interface SubgraphOptions {
  /** The maximum number of steps from the requested entities. */
  readonly depth: number;
  /** The maximum number of nodes, including the requested entities, which are never left out. */
  readonly limit: number;
}

export function subgraph(graph: Graph, around: readonly Entity[], { depth, limit }: SubgraphOptions): Subgraph {
  const nodes = new Map(around.map((entity) => [entity.id, entity]));
  let truncated = false;
  for (const level of levelsAround(graph, around, depth)) {
    const room = Math.max(limit - nodes.size, 0);
    for (const slot of level.subarray(0, room)) {
      const entity = graph.entities.at(slot);
      if (entity !== undefined) nodes.set(entity.id, entity);
    }
    truncated = level.length > room;
    if (truncated) break;
  }
  return { nodes: [...nodes.values()], edges: [...nodes.keys()].flatMap((id) => edgesAmong(graph, id, nodes)), truncated };
}

const edgesAmong = (graph: Graph, id: string, nodes: ReadonlyMap<string, Entity>): Relation[] =>
  sortBy(
    (graph.outgoing.get(id) ?? []).filter(({ toId }) => nodes.has(toId)),
    mixedRelationOrderOf(graph).key,
  );
