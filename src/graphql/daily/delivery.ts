/** Deliveries in the schema: the history of a subscription. */
import { deliveryStates } from '../../daily/states.ts';
import type { Fact } from '../../graph/graph.ts';
import { factById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { FactRef } from '../knowledge/fact.ts';

export const DeliveryStateEnum = enumOf('DeliveryState', 'How far a delivery has come.', deliveryStates);

export const DeliveryRef = builder.prismaObject('Delivery', {
  description: 'What became of one slot of a subscription, or of a post on demand.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Names it for posters; no global id, for only bots see deliveries.' }),
    date: t.field({
      type: 'Date',
      nullable: true,
      description: 'The local date of its slot; null for a post on demand.',
      resolve: ({ date }) => date,
    }),
    dueAt: t.field({ type: 'DateTime', description: 'When it was to be posted, in UTC.', resolve: ({ dueAt }) => dueAt.toISOString() }),
    state: t.field({
      type: DeliveryStateEnum,
      description: 'How far it has come.',
      resolve: ({ state }) => state as keyof typeof deliveryStates,
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description:
        'Why it was skipped, failed or could not be confirmed, as a code such as `missed`; what the platform calls it follows a colon.',
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'What it tells, as the graph has it now; null when no fact was chosen, or when it is gone.',
      resolve: ({ factId }, _args, { graph }): Fact | null => (factId === null ? null : (factById(graph, factId) ?? null)),
    }),
    attempt: t.exposeInt('attempt', { description: 'The number of claims that posters have made on it.' }),
    sentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a poster told that the platform has it; null before.',
      resolve: ({ sentAt }) => sentAt?.toISOString() ?? null,
    }),
    messageId: t.exposeString('messageId', { nullable: true, description: 'How the platform calls the message; null before it has one.' }),
  }),
});

export const DeliveryConnection = builder.connectionObject(
  {
    name: 'DeliveryConnection',
    type: DeliveryRef,
    description: 'A page of the history of a subscription, with its edges and its total count.',
  },
  { name: 'DeliveryEdge', description: 'One slot or post on demand, and the place where it stands.' },
);
