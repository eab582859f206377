/** The graph that questions are asked of. It doesn't follow the knowledge files, so that what a question expects stays true. */
import type { Graph } from '../../../src/graph/graph.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { frozenRows } from './frozen-rows.ts';

let built: Graph | undefined;

/** Built once: a graph never changes. */
export function frozenGraph(): Graph {
  built ??= buildGraph(frozenRows());
  return built;
}
