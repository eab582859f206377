/** Timeline: the dated events: releases of models and benchmarks, and facts with a date. */
import { sortBy } from '../base/collections.ts';
import type { Order } from '../base/ordering.ts';
import { type DateSpan, liesWithin, type PartialDate } from '../base/partial-dates.ts';
import { type Citation, currentFacts, type Entity, entitiesOf, entityOf, type Fact, type Graph } from '../graph.ts';
import type { Kind } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { shownValue } from './values.ts';

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

/** In `eventOrder`. */
export function timeline(graph: Graph, { kinds, ...span }: TimelineOptions = {}): readonly DatedEvent[] {
  if (kinds === undefined && span.since === undefined && span.until === undefined) return eventsOf(graph);
  const isOf = ({ aboutIds }: DatedEvent): boolean =>
    kinds === undefined || aboutIds.some((id) => kinds.includes(entityOf(graph, id).kind));
  return eventsOf(graph).filter((event) => liesWithin(event.date, span) && isOf(event));
}

/** By date, in the order of dates.ts, then by id. */
export const eventOrder: Order<DatedEvent> = { name: 'event', key: ({ date, id }) => [date, id] };

const eventsOf = cachePerGraph((graph) => sortBy([...releaseEvents(graph), ...factEvents(graph)], eventOrder.key));

function releaseEvents(graph: Graph): DatedEvent[] {
  const ofModels = entitiesOf(graph, 'model').flatMap((model) => {
    const shown = shownValue(graph, model, 'releasedOn');
    return typeof shown?.value === 'string' ? [release(model, shown.value, shown.citations)] : [];
  });
  const ofBenchmarks = entitiesOf(graph, 'benchmark').flatMap((entity) => {
    const date = entity.benchmark?.releasedOn ?? null;
    return date === null ? [] : [release(entity, date, entity.citations)];
  });
  return [...ofModels, ...ofBenchmarks];
}

const release = (entity: Entity, date: PartialDate, citations: readonly Citation[]): DatedEvent => ({
  ...{ id: entity.id, date, aboutIds: [entity.id], fact: null, citations },
});

const factEvents = (graph: Graph): DatedEvent[] =>
  currentFacts(graph).flatMap((fact) =>
    fact.asOf === null ? [] : [{ id: fact.id, date: fact.asOf, aboutIds: fact.aboutIds, fact, citations: fact.citations }],
  );
