import { relationsOf } from '../base/relations-of.ts';
import { type Entity, entityOf, type Graph, type Relation } from '../graph.ts';

/**
 * The limitations stated for the entity itself, in the order of their source, then those of its classes, without repetition.
 * Empty for entities without any.
 */
export function listLimitations(graph: Graph, entity: Entity): readonly Relation[] {
  const classes = relationsOf(graph, entity, 'instance-of', 'out').map(({ toId }) => entityOf(graph, toId));
  const all = [entity, ...classes].flatMap((subject) => relationsOf(graph, subject, 'limited-by', 'out'));
  const seen = new Set<string>();
  return all.filter(({ toId }) => !seen.has(toId) && seen.add(toId).size > 0);
}

export const limitedModelClasses = (graph: Graph, limitation: Entity): readonly Entity[] =>
  relationsOf(graph, limitation, 'limited-by', 'in')
    .map(({ fromId }) => entityOf(graph, fromId))
    .filter(({ kind }) => kind === 'model-class');
