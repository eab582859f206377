/** The relations of one type that leave or reach an entity, in order. */
import type { Entity, Graph, Relation } from '../graph.ts';
import type { RelationTypeName } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { sortBy } from './collections.ts';
import { relationOrderOf } from './ordering.ts';

export type Side = 'out' | 'in';

/** An entity with so many relations has them sorted once for each graph, not at each reading. */
const HUB = 100;

/** The relations of one type that leave (`out`) or reach (`in`) an entity, in `relationOrderOf`. */
export function relationsOf(graph: Graph, { id }: Pick<Entity, 'id'>, type: RelationTypeName, side: Side): readonly Relation[] {
  const all = (side === 'out' ? graph.outgoing : graph.incoming).get(id) ?? [];
  return all.length < HUB ? sorted(graph, all, type) : ofHub(graph, id, type, side);
}

function sorted(graph: Graph, relations: readonly Relation[], type: RelationTypeName): readonly Relation[] {
  const found = relations.filter((relation) => relation.type === type);
  return found.length < 2 ? found : sortBy(found, relationOrderOf(graph, type).key);
}

const ofHub = cachePerGraph((graph, id: string, type: RelationTypeName, side: Side): readonly Relation[] =>
  sorted(graph, (side === 'out' ? graph.outgoing : graph.incoming).get(id) ?? [], type),
);
