/** Deliveries in the schema: the history of a subscription. */
import type { Change } from '../../changes/changes.ts';
import { changesFor, rangeOf, spanOf } from '../../daily/content/pending.ts';
import { deliveryStates } from '../../daily/states.ts';
import type { Client } from '../../database/client.ts';
import { NotFound } from '../../errors.ts';
import type { Fact, Graph } from '../../graph/graph.ts';
import { factById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { pageComplexity } from '../base/page.ts';
import { ChangeConnection, changePage } from '../changes/change.ts';
import { FactRef } from '../knowledge/fact.ts';
import { exactText } from '../limits/argument-prices.ts';

export const DeliveryStateEnum = enumOf('DeliveryState', 'How far a delivery has got.', deliveryStates);

export const DeliveryRef = builder.prismaObject('Delivery', {
  description: 'The delivery for one slot, or for a post on demand.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "For the poster's calls, not for `node`." }),
    date: t.field({
      type: 'Date',
      nullable: true,
      description: 'The local date of the slot; null for a post on demand.',
      resolve: ({ date }) => date,
    }),
    dueAt: t.field({ type: 'DateTime', description: 'When it was due, in UTC.', resolve: ({ dueAt }) => dueAt.toISOString() }),
    state: t.field({
      type: DeliveryStateEnum,
      description: 'The state it is in now.',
      resolve: ({ state }) => state as keyof typeof deliveryStates,
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: "Why it was skipped, failed or unconfirmed: a code such as `missed`, then a colon and the platform's code.",
    }),
    fact: t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact as it is now; null if none was chosen or it was deleted.',
      resolve: ({ factId }, _args, { graph }): Fact | null => (factId === null ? null : (factById(graph, factId) ?? null)),
    }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'It tells the changes after this time; null if it posts a fact.',
      resolve: ({ since }) => since?.toISOString() ?? null,
    }),
    attempt: t.exposeInt('attempt', { description: 'Number of claims so far.' }),
    sentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the platform confirmed it; null before.',
      resolve: ({ sentAt }) => sentAt?.toISOString() ?? null,
    }),
    messageId: t.exposeString('messageId', { nullable: true, description: "The platform's id of the message; null before it's sent." }),
  }),
});

export const DeliveryConnection = builder.connectionObject(
  {
    name: 'DeliveryConnection',
    type: DeliveryRef,
    description: "A page of a subscription's history.",
  },
  { name: 'DeliveryEdge', description: 'One delivery and its cursor.' },
);

builder.queryField('deliveryChanges', (t) =>
  t.field({
    type: ChangeConnection,
    authScopes: { bot: true },
    description: 'The changes that a delivery posts, the same at each attempt; none if it posts a fact. Needs the scope `bot`.',
    args: {
      ...t.arg.connectionArgs(),
      id: t.arg.id({ required: true, description: 'The `id` of the claimed job.', extensions: exactText }),
    },
    complexity: ({ first, last }) => pageComplexity({ first, last }),
    resolve: async (_root, { id, ...page }, { client, graph }) => changePage(await changesOfDelivery(client, graph, id), page),
  }),
);

async function changesOfDelivery(client: Client, graph: Graph, id: string): Promise<Change[]> {
  const delivery = isUuid(id) ? await client.delivery.findUnique({ where: { id }, include: { subscription: true } }) : null;
  if (delivery === null) throw new NotFound(`There's no delivery ${id}.`, [], ['id']);
  const range = rangeOf(delivery);
  return range === undefined ? [] : changesFor(client, graph, delivery.subscription, spanOf(range));
}

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
