/** Sorted lists: by one field, ascending or descending; entries without the field come last. */
import { compareKeys, type SortKey, sortBy } from '../base/collections.ts';
import { entityOrder, mixedKindOrder, type Order } from '../base/ordering.ts';
import type { Entity, Fact, Source } from '../graph.ts';
import { currentFacts } from '../graph.ts';
import { type OrderColumn, orderColumns } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { columnOf, fieldReaders, type ListName, listOf } from './columns.ts';
import type { Criterion } from './criteria.ts';

export type Direction = 'asc' | 'desc';

interface Sorted<T> {
  readonly items: readonly T[];
  readonly order: Order<T>;
}

/** Entities, with each one's place in the default order of its list. */
interface SortedEntities extends Sorted<Entity> {
  readonly indexes: Uint32Array;
}

export const defaultOrder = cachePerGraph((graph, list: ListName): SortedEntities => {
  const items = listOf(graph, list);
  return { items, order: list === 'any' ? mixedKindOrder : entityOrder, indexes: Uint32Array.from(items.keys()) };
});

/** The fields to order entities by, each with the key that stands in for a missing value. */
const entityFields = {
  ...{ name: '', kind: 0, ordinal: 0, models: 0 },
  ...(Object.fromEntries(orderColumns.map(([name, { type }]) => [name, type === 'count' ? 0 : ''])) as Record<
    OrderColumn,
    string | number
  >),
};
export type EntityField = keyof typeof entityFields;

export const sortedEntities = cachePerGraph((graph, list: ListName, field: EntityField, direction: Direction): SortedEntities => {
  const usual = listOf(graph, list);
  const column = columnOf(graph, list, field);
  const order = orderBy(field, direction, (entity: Entity) => keyOf(entity, field, fieldReaders[field](entity, graph)));
  const keys = usual.map((entity, index) => keyOf(entity, field, column[index]));
  const places = Uint32Array.from(keys.keys()).sort((one, other) => compareKeys(keys[one] ?? [], keys[other] ?? [], order.descendingPart));
  return { items: [...places].flatMap((index) => usual[index] ?? []), order, indexes: places };
});

/** The entities of a sorted list whose default places match the criterion, in order. */
export function filterSorted({ items, indexes }: SortedEntities, criterion: Criterion<number>): readonly Entity[] {
  return criterion === undefined ? items : items.filter((_entity, index) => criterion(indexes[index] ?? 0));
}

function keyOf(entity: Entity, field: EntityField, value: unknown): SortKey {
  if (field === 'name') return keyWith(value, '', [entity.id]);
  return keyWith(value, entityFields[field], field === 'kind' ? entityOrder.key(entity) : [entity.name, entity.id]);
}

/** The key of an entry with this value; an entry without one, or with one of another type, comes last. */
const keyWith = (value: unknown, empty: string | number, rest: SortKey): SortKey =>
  (typeof value === 'string' || typeof value === 'number') && typeof value === typeof empty ? [0, value, ...rest] : [1, empty, ...rest];

const orderBy = <T>(name: string, direction: Direction, key: (item: T) => SortKey): Order<T> => ({
  ...{ name, key },
  descendingPart: direction === 'desc' ? 1 : undefined,
});

const factFields = {
  slug: ({ slug }: Fact) => keyWith(slug, '', []),
  asOf: ({ asOf, slug }: Fact) => keyWith(asOf, '', [slug]),
  checkedOn: ({ checkedOn, slug }: Fact) => keyWith(checkedOn, '', [slug]),
} as const satisfies Record<string, Order<Fact>['key']>;
export type FactField = keyof typeof factFields;

export const sortedFacts = cachePerGraph((graph, field: FactField, direction: Direction) =>
  sorted(currentFacts(graph), orderBy(field, direction, factFields[field])),
);

const sourceFields = {
  slug: ({ slug }: Source) => keyWith(slug, '', []),
  title: ({ title, slug }: Source) => keyWith(title, '', [slug]),
  published: ({ published, slug }: Source) => keyWith(published, '', [slug]),
} as const satisfies Record<string, Order<Source>['key']>;
export type SourceField = keyof typeof sourceFields;

export const sortedSources = cachePerGraph((graph, field: SourceField, direction: Direction) =>
  sorted([...graph.sources.values()], orderBy(field, direction, sourceFields[field])),
);

const sorted = <T>(items: readonly T[], order: Order<T>): Sorted<T> => ({ items: sortBy(items, order.key, order.descendingPart), order });
