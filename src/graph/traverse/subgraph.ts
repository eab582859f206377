/** Subgraphs: a piece of the graph that is small enough to be drawn. */
import type { Entity, Graph, Relation } from '../graph.ts';
import { levelsAround } from './walk.ts';

export interface Subgraph {
  /** What it was asked around, as it was asked for, then the nearest. */
  readonly nodes: readonly Entity[];
  /** Every relation between two of the nodes. */
  readonly edges: readonly Relation[];
  /** Whether more lies within the depth than the limit lets in. */
  readonly truncated: boolean;
}

export interface SubgraphOptions {
  /** At most so many steps away from what it is around. */
  readonly depth: number;
  /** At most so many nodes, counting what it is around, which is never left out. */
  readonly limit: number;
}

export function subgraph(graph: Graph, around: readonly Entity[], { depth, limit }: SubgraphOptions): Subgraph {
  const nodes = new Set(around);
  let truncated = false;
  for (const level of levelsAround(graph, around, depth)) {
    const room = Math.max(limit - nodes.size, 0);
    for (const entity of level.slice(0, room)) nodes.add(entity);
    truncated = level.length > room;
    if (truncated) break;
  }
  return { nodes: [...nodes], edges: [...nodes].flatMap((node) => edgesAmong(graph, node, nodes)), truncated };
}

const edgesAmong = (graph: Graph, { id }: Entity, nodes: ReadonlySet<Entity>): Relation[] =>
  (graph.outgoing.get(id) ?? []).filter(({ to }) => nodes.has(to));
