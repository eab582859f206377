/**
 * Columns: one field of every entity, by its slot. Filters and orders read them instead of the entities: those are scattered in
 * memory, and in a list of tens of thousands, reading them takes most of the time.
 */
import { touchedByStatements, touchedEntities } from '../base/touched.ts';
import type { Entity, Graph } from '../graph.ts';
import { type ColumnKind, type Columns, columnKinds, columnRules, kindNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { contestedAttributes } from '../values/conflicts.ts';
import { pricedOffering } from '../values/prices.ts';
import { type Attribute, type AttributeValue, attributeNames, columnValue, preferredValue } from '../values/values.ts';

type FieldReader = (entity: Entity, graph: Graph) => AttributeValue | null;

const readersBy = <Name extends string>(
  names: readonly Name[],
  readerOf: (name: Name) => FieldReader,
): Readonly<Record<Name, FieldReader>> => Object.fromEntries(names.map((name) => [name, readerOf(name)])) as Record<Name, FieldReader>;

const attributeReaders = readersBy(attributeNames, (name: Attribute) => (entity, graph) => preferredValue(graph, entity, name));

type ColumnName = { [K in ColumnKind]: keyof Columns<K> }[ColumnKind];
const columnNames = columnKinds.flatMap((kind) => Object.keys(columnRules(kind))) as ColumnName[];
const columnReaders = readersBy(columnNames, (name) => (entity, graph) => columnValue(graph, entity, name));

/** A list as a set: the order of relations to modalities depends on those, and filters don't ask for it. */
function sortedValue(graph: Graph, entity: Entity, attribute: 'accepts' | 'produces'): AttributeValue | null {
  const value = preferredValue(graph, entity, attribute);
  return Array.isArray(value) ? value.toSorted() : value;
}

/** Only organizations make models: the lists of other hubs would take long to look through. */
const modelCount = ({ kind, id }: Entity, { incoming }: Graph): number =>
  kind === 'organization' ? (incoming.get(id)?.filter(({ type }) => type === 'made-by').length ?? 0) : 0;

const priceReader =
  (price: 'inputPrice' | 'outputPrice'): FieldReader =>
  (entity, graph) =>
    entity.kind === 'model' ? (pricedOffering(graph, entity)?.[price] ?? null) : null;

/** The fields that filters and orders read; for attributes, the value shown. */
const fieldReaders = {
  ...attributeReaders,
  ...columnReaders,
  name: ({ name }) => name,
  kind: ({ kind }) => kindNames.indexOf(kind),
  ordinal: ({ ordinal }) => ordinal,
  origin: ({ origin }) => origin,
  models: modelCount,
  inputPrice: priceReader('inputPrice'),
  outputPrice: priceReader('outputPrice'),
  accepts: (entity, graph) => sortedValue(graph, entity, 'accepts'),
  produces: (entity, graph) => sortedValue(graph, entity, 'produces'),
  contested: (entity, graph) => (contestedAttributes(graph)[graph.entities.slotOf(entity.id) ?? 0] ?? 0) !== 0,
} as const satisfies Record<string, FieldReader>;

export type FieldName = keyof typeof fieldReaders;

/** The fields that nothing but the entity's own row decides. */
const OWN: readonly FieldName[] = ['name', 'kind', 'ordinal', 'origin'];

type Column = readonly (AttributeValue | null | undefined)[];

export const columnOf = cachePerGraph(
  (graph, field: FieldName): Column => {
    const values: (AttributeValue | null)[] = [];
    for (let slot = 0; slot < graph.entities.capacity; slot += 1) values.push(readField(graph, field, slot));
    return values;
  },
  (values, step, field) => {
    const touched = (OWN.includes(field) ? touchedEntities : touchedByStatements)(step);
    const changed = touched
      .map((slot) => ({ slot, value: readField(step.after, field, slot) }))
      .filter(({ slot, value }) => !isSameValue(value, values[slot] ?? null));
    if (changed.length === 0) return values;
    const next = [...values];
    for (const { slot, value } of changed) {
      while (next.length < slot) next.push(null);
      next[slot] = value;
    }
    return next;
  },
);

const isSameValue = (one: AttributeValue | null, other: AttributeValue | null): boolean =>
  one === other || (Array.isArray(one) && Array.isArray(other) && one.join('\n') === other.join('\n'));

function readField(graph: Graph, field: FieldName, slot: number): AttributeValue | null {
  const entity = graph.entities.at(slot);
  const read: FieldReader = fieldReaders[field];
  return entity === undefined ? null : read(entity, graph);
}
