/** The timeline: what happened when. */
import { BadInput } from '../../errors.ts';
import { liesWithin } from '../../graph/base/partial-dates.ts';
import { entityOf } from '../../graph/graph.ts';
import { type DatedEvent, type EventType, eventOrder, timeline } from '../../graph/query/timeline.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, pageComplexity, pageOf } from '../base/page.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { FactRef } from '../knowledge/fact.ts';
import { CitationRef } from '../sources/citation.ts';
import { parseChoices } from './arguments.ts';

const EventTypeEnum = enumOf<EventType>('TimelineEventType', 'Whether an event is a release, a retirement or a dated fact.', {
  release: 'The first release of a model or a benchmark.',
  retirement: 'The day its maker stops serving a model; it may lie ahead.',
  fact: 'A fact that holds for a date.',
});

const sentences: Readonly<Record<EventType, (names: string) => string>> = {
  release: (names) => `${names} was released.`,
  retirement: (names) => `End of service: ${names}.`,
  fact: (names) => `A fact about ${names}.`,
};

const EventRef = builder.objectRef<DatedEvent>('TimelineEvent').implement({
  description: 'A release, a retirement or a dated fact.',
  fields: (t) => ({
    date: t.expose('date', { type: 'PartialDate', description: 'As exact as the source.' }),
    type: t.field({
      type: EventTypeEnum,
      description: 'A release, a retirement or a fact.',
      resolve: ({ type }) => type,
    }),
    text: t.string({
      description: 'What happened, in one sentence.',
      resolve: ({ aboutIds, fact, type }, _args, { graph }) =>
        fact?.text ?? sentences[type](aboutIds.map((id) => entityOf(graph, id).name).join(', ')),
    }),
    entities: t.field({
      type: [EntityRef],
      complexity: listComplexity,
      description: 'What was released or retired, or what the fact is about.',
      resolve: ({ aboutIds }, _args, { graph }) => aboutIds.map((id) => entityOf(graph, id)),
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'The dated fact; null for other events.',
      resolve: ({ fact }) => fact,
    }),
    citations: t.field({ type: [CitationRef], description: 'The sources of the date.', resolve: ({ citations }) => citations }),
  }),
});

const TimelineConnection = builder.connectionObject(
  { name: 'TimelineConnection', type: EventRef, description: 'A page of events, earliest first.' },
  { name: 'TimelineEdge', description: 'One event and its cursor.' },
);

builder.queryField('timeline', (t) =>
  t.field({
    type: TimelineConnection,
    description: 'Releases, retirements and dated facts, earliest first. A year includes all its days.',
    args: {
      ...t.arg.connectionArgs(),
      since: t.arg({ type: 'PartialDate', description: 'Only events on or after this date.' }),
      until: t.arg({ type: 'PartialDate', description: 'Only events on or before this date.' }),
      kinds: t.arg({ type: [KindEnum], description: 'Only events of these kinds, and facts about them.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { since, until, kinds, ...page }, { graph }) => {
      const span = { since: since ?? undefined, until: until ?? undefined };
      if (since != null && !liesWithin(since, { until: span.until }))
        throw new BadInput(`"since" (${since}) is later than "until" (${until}), so nothing can lie between.`, {
          at: ['since'],
          given: since,
        });
      return pageOf(timeline(graph, { ...span, kinds: parseChoices('kinds', kinds) }), page, eventOrder);
    },
  }),
);
