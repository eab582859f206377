/** Sorted lists: by one field, ascending or descending; entries without the field come last. */
import { compareKeys, type SortKey, sortBy } from '../base/collections.ts';
import { type ListName, listSlots } from '../base/entity-index.ts';
import { entityOrder, mixedKindOrder, type Order } from '../base/ordering.ts';
import { chosen, resorted } from '../base/slots.ts';
import { keptUnless, touchedByStatements } from '../base/touched.ts';
import type { Entity, Fact, Graph, Source } from '../graph.ts';
import { currentFacts } from '../graph.ts';
import { type OrderColumn, orderColumns } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { columnOf } from './columns.ts';
import type { Criterion } from './criteria.ts';
import { type Measure, measuredScores } from './measures.ts';

export type Direction = 'asc' | 'desc';

interface SortedEntities {
  readonly slots: Int32Array;
  readonly order: Order<Entity>;
}

export const defaultOrder = (graph: Graph, list: ListName): SortedEntities => ({
  slots: listSlots(graph, list),
  order: list === 'any' ? mixedKindOrder : entityOrder,
});

/** The fields to order entities by, each with the key that stands in for a missing value. */
const entityFields = {
  ...{ name: '', kind: 0, ordinal: 0, models: 0, inputPrice: 0, outputPrice: 0 },
  ...(Object.fromEntries(orderColumns.map(([name, { type }]) => [name, type === 'count' ? 0 : ''])) as Record<
    OrderColumn,
    string | number
  >),
};
export type EntityField = keyof typeof entityFields;

export const sortedEntities = (graph: Graph, list: ListName, field: EntityField, direction: Direction): SortedEntities => ({
  slots: sortedSlots(graph, list, field, direction),
  order: orderBy(field, direction, (entity) => keyOf(graph, graph.entities.slotOf(entity.id) ?? 0, field)),
});

/** The models with a score in this measure. */
export function sortedByScore(graph: Graph, { benchmarkId, variant, evaluator }: Measure, direction: Direction): SortedEntities {
  const scores = measuredScores(graph, benchmarkId, variant, evaluator);
  const keyAt = (slot: number): SortKey => {
    const { name = '', id = '' } = graph.entities.at(slot) ?? {};
    return keyWith(scores.get(slot)?.value, 0, [name, id]);
  };
  const name = `score ${benchmarkId} ${variant}${evaluator === 'any' ? '' : ` by ${evaluator}`}`;
  const order = orderBy<Entity>(name, direction, ({ id }) => keyAt(graph.entities.slotOf(id) ?? 0));
  return { slots: Int32Array.from(sortBy([...scores.keys()], keyAt, order.descendingPart)), order };
}

const downPart = (direction: Direction): number | undefined => (direction === 'desc' ? 1 : undefined);

const sortedSlots = cachePerGraph(
  (graph, list: ListName, field: EntityField, direction: Direction): Int32Array => {
    const usual = listSlots(graph, list);
    const keys = Array.from(usual, (slot) => keyOf(graph, slot, field));
    const places = Uint32Array.from(keys.keys()).sort((one, other) => compareKeys(keys[one] ?? [], keys[other] ?? [], downPart(direction)));
    return Int32Array.from(places, (place) => usual[place] ?? 0);
  },
  (slots, step, list, field, direction) => {
    const { before, after } = step;
    const isListed = (graph: Graph, slot: number): boolean => {
      const kind = graph.entities.at(slot)?.kind;
      return kind !== undefined && (list === 'any' || list === kind);
    };
    const moves = (slot: number): boolean => {
      const [was, is] = [isListed(before, slot), isListed(after, slot)];
      return was !== is || (is && compareKeys(keyOf(before, slot, field), keyOf(after, slot, field)) !== 0);
    };
    const touched = touchedByStatements(step).filter(moves);
    const present = touched.filter((slot) => isListed(after, slot));
    return resorted(slots, { touched, present, keyOf: (slot) => keyOf(after, slot, field), descendingPart: downPart(direction) });
  },
);

/** The slots of a list that match the criterion, in order. */
export const filterSorted = ({ slots }: SortedEntities, criterion: Criterion<number>): Int32Array =>
  criterion === undefined ? slots : chosen(slots, criterion);

function keyOf(graph: Graph, slot: number, field: EntityField): SortKey {
  const [entity, value] = [graph.entities.at(slot), columnOf(graph, field)[slot]];
  if (entity === undefined) return [];
  if (field === 'name') return keyWith(value, '', [entity.id]);
  return keyWith(value, entityFields[field], field === 'kind' ? entityOrder.key(entity) : [entity.name, entity.id]);
}

/** The key of an entry with this value; an entry without one, or with one of another type, comes last. */
const keyWith = (value: unknown, empty: string | number, rest: SortKey): SortKey =>
  (typeof value === 'string' || typeof value === 'number') && typeof value === typeof empty ? [0, value, ...rest] : [1, empty, ...rest];

const orderBy = <T>(name: string, direction: Direction, key: (item: T) => SortKey): Order<T> => ({
  ...{ name, key },
  descendingPart: downPart(direction),
});

interface Sorted<T> {
  readonly items: readonly T[];
  readonly order: Order<T>;
}

const factFields = {
  slug: ({ slug }: Fact) => keyWith(slug, '', []),
  asOf: ({ asOf, slug }: Fact) => keyWith(asOf, '', [slug]),
  checkedOn: ({ checkedOn, slug }: Fact) => keyWith(checkedOn, '', [slug]),
} as const satisfies Record<string, Order<Fact>['key']>;
export type FactField = keyof typeof factFields;

// Facts and sources are few, written by hand: sorting them anew takes a few milliseconds.
export const sortedFacts = cachePerGraph(
  (graph, field: FactField, direction: Direction) => sorted(currentFacts(graph), orderBy(field, direction, factFields[field])),
  keptUnless(({ facts }) => facts.size > 0),
);

const sourceFields = {
  slug: ({ slug }: Source) => keyWith(slug, '', []),
  title: ({ title, slug }: Source) => keyWith(title, '', [slug]),
  published: ({ published, slug }: Source) => keyWith(published, '', [slug]),
} as const satisfies Record<string, Order<Source>['key']>;
export type SourceField = keyof typeof sourceFields;

export const sortedSources = cachePerGraph(
  (graph, field: SourceField, direction: Direction) => sorted([...graph.sources.values()], orderBy(field, direction, sourceFields[field])),
  keptUnless(({ sources }) => sources.size > 0),
);

const sorted = <T>(items: readonly T[], order: Order<T>): Sorted<T> => ({ items: sortBy(items, order.key, order.descendingPart), order });
