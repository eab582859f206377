/** The relations of an entity by their type; those of a hub, which has thousands, are sorted by type once per graph. */
import { type Entity, type Graph, type Relation, relationsOf } from '../graph.ts';
import type { RelationTypeName } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';

const HUB = 100;

/** As `relationsOf`. */
export function relationsByType(graph: Graph, entity: Entity, type: RelationTypeName, side: 'out' | 'in'): readonly Relation[] {
  const all = (side === 'out' ? graph.outgoing : graph.incoming).get(entity.id) ?? [];
  return all.length < HUB ? relationsOf(graph, entity, type, side) : ofHub(graph, entity.id, type, side);
}

const ofHub = cachePerGraph((graph, id: string, type: RelationTypeName, side: 'out' | 'in'): readonly Relation[] => {
  const entity = graph.entities.get(id);
  return entity === undefined ? [] : relationsOf(graph, entity, type, side);
});
