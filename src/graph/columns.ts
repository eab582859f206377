/**
 * Columns: one field of every entity of a list, by its place there. Filters and orders read them instead of the entities,
 * which lie scattered in memory: in a list of tens of thousands that is what takes the time.
 */
import { allEntities, type Entity, entitiesOf, type Graph, relationsOf } from './graph.ts';
import { perGraph } from './memo.ts';
import { type Kind, kindNames } from './ontology.ts';
import { type AttributeValue, believedValue, conflicts } from './values.ts';

/** A list of entities: those of one kind, or of any. */
export type ListName = Kind | 'any';

const everything = perGraph(allEntities);

/** The list in its usual order. */
export const listOf = (graph: Graph, list: ListName): readonly Entity[] => (list === 'any' ? everything(graph) : entitiesOf(graph, list));

/** Where each entity stands in the list. */
export const placesOf = perGraph((graph, list: ListName) => new Map(listOf(graph, list).map((entity, place) => [entity, place])));

type Read = (entity: Entity, graph: Graph) => AttributeValue | null;

const contested = perGraph((graph) => new Set(conflicts(graph).map(({ entity }) => entity)));

/** What filters and orders ask of an entity; of attributes the value that is shown. */
export const fields = {
  name: ({ name }) => name,
  kind: ({ kind }) => kindNames.indexOf(kind),
  ordinal: ({ ordinal }) => ordinal,
  origin: ({ origin }) => origin,
  country: ({ organization }) => organization?.country ?? null,
  models: (entity, graph) => relationsOf(graph, entity, 'made-by', 'in').length,
  releasedOn: (entity, graph) => entity.benchmark?.releasedOn ?? believedValue(graph, entity, 'releasedOn'),
  parameters: (entity, graph) => believedValue(graph, entity, 'parameters'),
  contextTokens: (entity, graph) => believedValue(graph, entity, 'contextTokens'),
  openWeights: (entity, graph) => believedValue(graph, entity, 'openWeights'),
  accepts: (entity, graph) => believedValue(graph, entity, 'accepts'),
  produces: (entity, graph) => believedValue(graph, entity, 'produces'),
  contested: (entity, graph) => contested(graph).has(entity),
} as const satisfies Record<string, Read>;

export type FieldName = keyof typeof fields;

export const columnOf = perGraph((graph, list: ListName, field: FieldName): readonly (AttributeValue | null)[] => {
  const read: Read = fields[field];
  return listOf(graph, list).map((entity) => read(entity, graph));
});
