/**
 * Columns: one field of every entity of a list, by its place there. Filters and orders read them instead of the entities:
 * those are scattered in memory, and in a list of tens of thousands, reading them takes most of the time.
 */
import { relationsOf } from '../base/relations-of.ts';
import { allEntities, type Entity, entitiesOf, type Graph } from '../graph.ts';
import { type Kind, kindNames, type OrderColumn, orderColumns } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { type AttributeValue, columnValue, conflictingValues, preferredValue } from './values.ts';

export type ListName = Kind | 'any';

const allEntitiesOf = cachePerGraph(allEntities);

export const listOf = (graph: Graph, list: ListName): readonly Entity[] =>
  list === 'any' ? allEntitiesOf(graph) : entitiesOf(graph, list);

export const indexesOf = cachePerGraph((graph, list: ListName) => new Map(listOf(graph, list).map(({ id }, index) => [id, index])));

type FieldReader = (entity: Entity, graph: Graph) => AttributeValue | null;

const contestedEntities = cachePerGraph((graph) => new Set(conflictingValues(graph).map(({ entity }) => entity)));

const columnReaders = Object.fromEntries(
  orderColumns.map(([name]): [string, FieldReader] => [name, (entity, graph) => columnValue(graph, entity, name)]),
) as Readonly<Record<OrderColumn, FieldReader>>;

/** The fields that filters and orders read; for attributes, the value shown. */
export const fieldReaders = {
  ...columnReaders,
  name: ({ name }) => name,
  kind: ({ kind }) => kindNames.indexOf(kind),
  ordinal: ({ ordinal }) => ordinal,
  origin: ({ origin }) => origin,
  models: (entity, graph) => relationsOf(graph, entity, 'made-by', 'in').length,
  openWeights: (entity, graph) => preferredValue(graph, entity, 'openWeights'),
  accepts: (entity, graph) => preferredValue(graph, entity, 'accepts'),
  produces: (entity, graph) => preferredValue(graph, entity, 'produces'),
  contested: (entity, graph) => contestedEntities(graph).has(entity),
} as const satisfies Record<string, FieldReader>;

export type FieldName = keyof typeof fieldReaders;

export const columnOf = cachePerGraph((graph, list: ListName, field: FieldName): readonly (AttributeValue | null)[] => {
  const read: FieldReader = fieldReaders[field];
  return listOf(graph, list).map((entity) => read(entity, graph));
});
