/** The order in which entities are told where nothing else orders them: by kind, then name, then id. */
import { type SortKey, sortBy } from './collect.ts';
import { type Entity, entitiesOf, type Graph } from './graph.ts';
import { kindNames } from './ontology.ts';

export const entityKey = ({ kind, name, id }: Entity): SortKey => [kindNames.indexOf(kind), name, id];

interface Ordered {
  readonly entities: readonly Entity[];
  /** The place of each in that list: to compare two of them is to compare numbers. */
  readonly places: ReadonlyMap<Entity, number>;
}

const known = new WeakMap<Graph, Ordered>();

/** All entities in their order; worked out once for each graph. */
export function ordered(graph: Graph): Ordered {
  const made = known.get(graph) ?? order(graph);
  known.set(graph, made);
  return made;
}

function order(graph: Graph): Ordered {
  const entities = sortBy(
    kindNames.flatMap((kind) => entitiesOf(graph, kind)),
    entityKey,
  );
  return { entities, places: new Map(entities.map((entity, place) => [entity, place])) };
}
