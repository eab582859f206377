/** Conflicts: where sources contradict each other. */
import { entityAt, listSlots } from '../base/entity-index.ts';
import { type LazyList, mapLazily, sliceOf } from '../base/lazy-list.ts';
import { entityOrder, type Order } from '../base/ordering.ts';
import { touchedByStatements } from '../base/touched.ts';
import type { Graph } from '../graph.ts';
import { resized } from '../numbers.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { type Attribute, attributeNames, isContested, type ShownValue, shownValue } from './values.ts';

/** By slot of a model: the attributes that sources contradict each other on, as bits by their places in `attributeNames`. */
export const contestedAttributes = cachePerGraph(
  (graph): Uint16Array => {
    const contested = new Uint16Array(graph.entities.capacity);
    for (const slot of listSlots(graph, 'model')) contested[slot] = contestedAt(graph, slot);
    return contested;
  },
  (contested, step) => {
    const { entities } = step.after;
    const touched = touchedByStatements(step);
    if (touched.every((slot) => (contested[slot] ?? 0) === contestedAt(step.after, slot))) return contested;
    const next = resized(contested, entities.capacity);
    for (const slot of touched) next[slot] = contestedAt(step.after, slot);
    return next;
  },
);

function contestedAt(graph: Graph, slot: number): number {
  const entity = graph.entities.at(slot);
  // The entity itself is one source, and no attribute has two if nobody else describes it.
  if (entity?.kind !== 'model' || (graph.values.at(slot) === undefined && graph.offerings.at(slot) === undefined)) return 0;
  return attributeNames.reduce((bits, attribute, place) => (isContested(graph, entity, attribute) ? bits | (1 << place) : bits), 0);
}

/** The values of a model that another source contradicts. */
export const contestedValues = (graph: Graph, slot: number): readonly ShownValue[] =>
  attributesAt(graph, slot).map((attribute) => contestedValue(graph, { slot, attribute }));

function attributesAt(graph: Graph, slot: number): readonly Attribute[] {
  const contested = contestedAttributes(graph)[slot] ?? 0;
  return contested === 0 ? [] : attributeNames.filter((_name, place) => (contested & (1 << place)) !== 0);
}

interface ConflictKey {
  readonly slot: number;
  readonly attribute: Attribute;
}

function contestedValue(graph: Graph, { slot, attribute }: ConflictKey): ShownValue {
  const shown = shownValue(graph, entityAt(graph, slot), attribute);
  if (shown === undefined) throw new TypeError(`no source states "${attribute}" of the entity at slot ${slot}`);
  return shown;
}

/** Where sources disagree, in `conflictOrder`: a list for curators to check. */
export const conflicts = (graph: Graph, only?: Attribute): LazyList<ShownValue> =>
  mapLazily(conflictKeys(graph, only ?? ''), (key) => contestedValue(graph, key));

// Listed anew after a change: with the bits at hand, that takes about a millisecond.
const conflictKeys = cachePerGraph((graph, only: Attribute | ''): readonly ConflictKey[] => {
  const contested = contestedAttributes(graph);
  const slots = listSlots(graph, 'model').filter((slot) => (contested[slot] ?? 0) !== 0);
  return [...slots].flatMap((slot) =>
    attributesAt(graph, slot).flatMap((attribute) => (only === '' || attribute === only ? { slot, attribute } : [])),
  );
});

export function conflictingValues(graph: Graph): readonly ShownValue[] {
  const all = conflicts(graph);
  return sliceOf(all, 0, all.length);
}

/** By model, then by attribute. */
export const conflictOrder: Order<ShownValue> = {
  name: 'conflict',
  key: ({ entity, attribute }) => [...entityOrder.key(entity), attributeNames.indexOf(attribute)],
};
