/** Timeline: the dated events: releases of models and benchmarks, and facts with a date. */
import { isDeepStrictEqual } from 'node:util';
import { mergeSorted, type SortKey, sortBy } from '../base/collections.ts';
import { listSlots } from '../base/entity-index.ts';
import { type LazyList, mapLazily } from '../base/lazy-list.ts';
import type { Order } from '../base/ordering.ts';
import { type DateSpan, liesWithin, type PartialDate } from '../base/partial-dates.ts';
import { touchedByStatements } from '../base/touched.ts';
import { type Citation, currentFacts, entityOf, type Fact, type Graph } from '../graph.ts';
import type { Kind } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { shownValue } from '../values/values.ts';
import { columnOf } from './columns.ts';

export interface DatedEvent {
  /** The id of the released entity, or of the fact. */
  readonly id: string;
  readonly date: PartialDate;
  readonly aboutIds: readonly string[];
  /** Null for a release. */
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
  readonly date: PartialDate;
  /** Null for a release. */
  readonly fact: Fact | null;
}

/** In `eventOrder`. */
export function timeline(graph: Graph, { kinds, ...span }: TimelineOptions = {}): LazyList<DatedEvent> {
  const isOf = (event: EventKey): boolean =>
    kinds === undefined || (event.fact?.aboutIds ?? [event.id]).some((id) => kinds.includes(entityOf(graph, id).kind));
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
    return sortBy([...slots.flatMap((slot) => releaseAt(graph, slot)), ...currentFacts(graph).flatMap(eventOf)], keyOf);
  },
  (events, step) => {
    const { before, after, change } = step;
    const slots = touchedByStatements(step);
    const was = [...slots.flatMap((slot) => releaseAt(before, slot)), ...factEvents(before, change.facts)];
    const is = [...slots.flatMap((slot) => releaseAt(after, slot)), ...factEvents(after, change.facts)];
    if (change.facts.size === 0 && isDeepStrictEqual(was, is)) return events;
    const gone = new Set(was.map(({ id }) => id));
    return mergeSorted(
      events.filter(({ id }) => !gone.has(id)),
      is,
      keyOf,
    );
  },
);

function releaseAt(graph: Graph, slot: number): EventKey[] {
  const [entity, date] = [graph.entities.at(slot), columnOf(graph, 'releasedOn')[slot]];
  const isDated = typeof date === 'string' && (entity?.kind === 'model' || entity?.kind === 'benchmark');
  return isDated ? [{ id: entity.id, date, fact: null }] : [];
}

const factEvents = (graph: Graph, ids: Iterable<string>): EventKey[] =>
  [...ids]
    .flatMap((id) => graph.factsById.get(id) ?? [])
    .filter(({ retracted }) => retracted === null)
    .flatMap(eventOf);

const eventOf = (fact: Fact): EventKey[] => (fact.asOf === null ? [] : [{ id: fact.id, date: fact.asOf, fact }]);

function toEvent(graph: Graph, { id, date, fact }: EventKey): DatedEvent {
  if (fact !== null) return { id, date, aboutIds: fact.aboutIds, fact, citations: fact.citations };
  const entity = entityOf(graph, id);
  const citations = entity.kind === 'model' ? shownValue(graph, entity, 'releasedOn')?.citations : entity.citations;
  return { id, date, aboutIds: [id], fact, citations: citations ?? [] };
}
