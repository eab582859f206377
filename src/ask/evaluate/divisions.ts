/** Divisions: what a division of an organization made, the organization made too. */
import type { Graph } from '../../graph/graph.ts';

/** The organization and its divisions, and theirs. */
export function withDivisions(graph: Graph, id: string): string[] {
  const found = [id];
  for (let at = 0; at < found.length; at += 1) {
    for (const { type, fromId } of graph.incoming.get(found[at] ?? '') ?? []) {
      if (type === 'division-of' && !found.includes(fromId)) found.push(fromId);
    }
  }
  return found;
}
