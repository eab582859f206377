import { type Entity, type Graph, type Relation, relationsOf } from '../graph.ts';

/**
 * The limitations stated for the entity itself, in the order of their source, then those of its classes, without repetition.
 * Empty for entities without any.
 */
export function listLimitations(graph: Graph, entity: Entity): readonly Relation[] {
  const classes = relationsOf(graph, entity, 'instance-of', 'out').map(({ to }) => to);
  const all = [entity, ...classes].flatMap((subject) => relationsOf(graph, subject, 'limited-by', 'out'));
  return all.filter(({ to }, index) => all.findIndex((other) => other.to.id === to.id) === index);
}

export const limitedModelClasses = (graph: Graph, limitation: Entity): readonly Entity[] =>
  relationsOf(graph, limitation, 'limited-by', 'in')
    .map(({ from }) => from)
    .filter(({ kind }) => kind === 'model-class');
