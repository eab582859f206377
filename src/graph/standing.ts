/** Standing: how well connected entities are, for where one has to choose among many that fit equally well. */
import type { Entity, Graph } from './graph.ts';
import { ordered } from './ordered.ts';

const known = new WeakMap<Graph, readonly Entity[]>();

/** All entities, those with the most relations first, then in the order of entities; worked out once for each graph. */
export function entitiesByStanding(graph: Graph): readonly Entity[] {
  const made = known.get(graph) ?? rank(graph);
  known.set(graph, made);
  return made;
}

function rank(graph: Graph): Entity[] {
  const { entities } = ordered(graph);
  const count = entities.length;
  // Both in one number: numbers are sorted many times as fast as entities.
  const keys = Float64Array.from(entities, (entity, place) => place - degreeOf(graph, entity) * count).sort();
  return Array.from(keys, (key) => entities[((key % count) + count) % count]).filter((entity) => entity !== undefined);
}

const degreeOf = ({ outgoing, incoming }: Graph, { id }: Entity): number =>
  (outgoing.get(id)?.length ?? 0) + (incoming.get(id)?.length ?? 0);
