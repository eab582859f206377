/** Timeline: the dated events: releases of models and benchmarks, retirements of models, and facts with a date. */
import { isDeepStrictEqual } from 'node:util';
import { mergeSorted, type SortKey, sortBy } from '../base/collections.ts';
import { listSlots } from '../base/entity-index.ts';
import { type LazyList, mapLazily } from '../base/lazy-list.ts';
import type { Order } from '../base/ordering.ts';
import { type DateSpan, liesWithin, type PartialDate } from '../base/partial-dates.ts';
import { touchedByStatements } from '../base/touched.ts';
import { type Citation, currentFacts, entityOf, type Fact, type Graph, getOrThrow } from '../graph.ts';
import type { Kind } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { shownValue } from '../values/values.ts';
import { columnOf } from './columns.ts';

export type EventType = 'release' | 'retirement' | 'fact';

export interface DatedEvent {
  /** The id of the entity or fact; for a retirement, the entity's with an addition. */
  readonly id: string;
  readonly type: EventType;
  readonly date: PartialDate;
  readonly aboutIds: readonly string[];
  readonly fact: Fact | null;
  readonly citations: readonly Citation[];
}

export interface TimelineOptions extends DateSpan {
  /** Only events about an entity of these kinds. */
  readonly kinds?: readonly Kind[] | undefined;
}

/** An event without what is read only where it's shown. */
interface EventKey {
  readonly id: string;
  readonly type: EventType;
  /** Of the entity; of the fact if it is one. */
  readonly of: string;
  readonly date: PartialDate;
}

/** In `eventOrder`. */
export function timeline(graph: Graph, { kinds, ...span }: TimelineOptions = {}): LazyList<DatedEvent> {
  const isOf = (event: EventKey): boolean =>
    kinds === undefined || aboutIds(graph, event).some((id) => kinds.includes(entityOf(graph, id).kind));
  const isOpen = kinds === undefined && span.since === undefined && span.until === undefined;
  const all = eventKeys(graph);
  return mapLazily(isOpen ? all : all.filter((event) => liesWithin(event.date, span) && isOf(event)), (event) => toEvent(graph, event));
}

/** By date, in the order of dates.ts, then by id. */
export const eventOrder: Order<DatedEvent> = { name: 'event', key: ({ date, id }) => [date, id] };
const keyOf = ({ date, id }: EventKey): SortKey => [date, id];

const eventKeys = cachePerGraph(
  (graph): readonly EventKey[] => {
    const slots = [...listSlots(graph, 'model'), ...listSlots(graph, 'benchmark')];
    return sortBy([...slots.flatMap((slot) => eventsAt(graph, slot)), ...currentFacts(graph).flatMap(eventOf)], keyOf);
  },
  (events, step) => {
    const { before, after, change } = step;
    const slots = touchedByStatements(step);
    const was = [...slots.flatMap((slot) => eventsAt(before, slot)), ...factEvents(before, change.facts)];
    const is = [...slots.flatMap((slot) => eventsAt(after, slot)), ...factEvents(after, change.facts)];
    if (change.facts.size === 0 && isDeepStrictEqual(was, is)) return events;
    const gone = new Set(was.map(({ id }) => id));
    return mergeSorted(
      events.filter(({ id }) => !gone.has(id)),
      is,
      keyOf,
    );
  },
);

/** The release of a model or benchmark, and the end of a model. */
function eventsAt(graph: Graph, slot: number): EventKey[] {
  const entity = graph.entities.at(slot);
  if (entity?.kind !== 'model' && entity?.kind !== 'benchmark') return [];
  const [released, retired] = [columnOf(graph, 'releasedOn')[slot], columnOf(graph, 'retiredOn')[slot]];
  const { id: of } = entity;
  return [
    ...(typeof released === 'string' ? [{ id: of, type: 'release', of, date: released } as const] : []),
    ...(typeof retired === 'string' ? [{ id: `${of}#retired`, type: 'retirement', of, date: retired } as const] : []),
  ];
}

const factEvents = (graph: Graph, ids: Iterable<string>): EventKey[] =>
  [...ids]
    .flatMap((id) => graph.factsById.get(id) ?? [])
    .filter(({ retracted }) => retracted === null)
    .flatMap(eventOf);

const eventOf = ({ id, asOf }: Fact): EventKey[] => (asOf === null ? [] : [{ id, type: 'fact', of: id, date: asOf }]);

const aboutIds = (graph: Graph, { type, of }: EventKey): readonly string[] =>
  type === 'fact' ? getOrThrow(graph.factsById, of).aboutIds : [of];

function toEvent(graph: Graph, event: EventKey): DatedEvent {
  const { id, type, of, date } = event;
  const shared = { id, type, date, aboutIds: aboutIds(graph, event) };
  if (type === 'fact') {
    const fact = getOrThrow(graph.factsById, of);
    return { ...shared, fact, citations: fact.citations };
  }
  const entity = entityOf(graph, of);
  const attribute = type === 'release' ? 'releasedOn' : 'retiredOn';
  const citations = entity.kind === 'model' ? shownValue(graph, entity, attribute)?.citations : entity.citations;
  return { ...shared, fact: null, citations: citations ?? [] };
}
