/** The timeline: what happened when. */
import { BadInput } from '../../errors.ts';
import { liesWithin } from '../../graph/base/partial-dates.ts';
import type { Entity } from '../../graph/graph.ts';
import { type DatedEvent, eventOrder, timeline } from '../../graph/query/timeline.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, pageComplexity, pageOf } from '../base/page.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { FactRef } from '../knowledge/fact.ts';
import { CitationRef } from '../sources/citation.ts';
import { parseChoices } from './arguments.ts';

const EventTypeEnum = enumOf<'release' | 'fact'>(
  'TimelineEventType',
  'Whether an event is the release of something or a dated statement.',
  {
    release: 'A model or a benchmark was published or made available for the first time.',
    fact: 'A fact that bears a date, such as a figure of that day.',
  },
);

const EventRef = builder.objectRef<DatedEvent>('TimelineEvent').implement({
  description: 'Something that happened, or was so, at a date.',
  fields: (t) => ({
    date: t.expose('date', { type: 'PartialDate', description: 'When it was, as exact as it is known.' }),
    type: t.field({
      type: EventTypeEnum,
      description: 'Whether it is a release or a fact.',
      resolve: ({ fact }) => (fact === null ? 'release' : 'fact'),
    }),
    text: t.string({
      description: 'What happened, in one sentence.',
      resolve: ({ about, fact }) => fact?.text ?? `${about.map(({ name }) => name).join(', ')} was released.`,
    }),
    entities: t.field({
      type: [EntityRef],
      complexity: listComplexity,
      description: 'What was released, or what the fact is about.',
      resolve: ({ about }): readonly Entity[] => about,
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact that bears the date; null for a release.',
      resolve: ({ fact }) => fact,
    }),
    citations: t.field({ type: [CitationRef], description: 'The sources that say when it was.', resolve: ({ citations }) => citations }),
  }),
});

const TimelineConnection = builder.connectionObject(
  { name: 'TimelineConnection', type: EventRef, description: 'A page of dated events, the earliest first.' },
  { name: 'TimelineEdge', description: 'One event with its cursor.' },
);

builder.queryField('timeline', (t) =>
  t.field({
    type: TimelineConnection,
    description:
      'Releases of models and benchmarks, and facts that bear a date, by date. A month or a year counts as each of its days: 2021 is among what happened since May 2021.',
    args: {
      ...t.arg.connectionArgs(),
      since: t.arg({ type: 'PartialDate', description: 'Only what may have happened on or after this day, month or year.' }),
      until: t.arg({ type: 'PartialDate', description: 'Only what may have happened before the end of this day, month or year.' }),
      kinds: t.arg({ type: [KindEnum], description: 'Only releases of entities of these kinds, and facts about such.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { since, until, kinds, ...page }, { graph }) => {
      const span = { since: since ?? undefined, until: until ?? undefined };
      if (since != null && !liesWithin(since, { until: span.until }))
        throw new BadInput(`"since" (${since}) is later than "until" (${until}), so nothing can lie between.`);
      return pageOf(timeline(graph, { ...span, kinds: parseChoices('kinds', kinds) }), page, eventOrder);
    },
  }),
);
