import type { ResultOf } from '../../../api/graphql.ts';
import { type Command, type CommandContext, type CommandResult, command } from '../../contract/command.ts';
import type { Claim } from '../../contract/reply.ts';
import type { Messages } from '../../messages/index.ts';
import { numberSources, type SourceNumbering } from '../../present/number-sources.ts';
import { claimsBlock, notesBlock } from '../../present/reply-parts.ts';
import { requireWorkspace } from './subscription/actor.ts';
import { labelOf } from './subscription/describe.ts';
import { Deliveries, type Subscription } from './subscription/documents.ts';
import { subscriptionOption } from './subscription/options.ts';
import { describeReason } from './subscription/reasons.ts';
import { resolveSubscription } from './subscription/resolve.ts';

/** About two months. */
const MAX_DELIVERIES = 60;

type History = NonNullable<ResultOf<typeof Deliveries>['subscription']>['history'];

export const dailyHistory = (messages: Messages): Command =>
  command({
    name: 'daily history',
    aliases: ['daily log'],
    description: messages.daily.descriptions.history,
    options: subscriptionOption(messages),
    examples: ['daily history'],
    run: async ({ subscription: typed }, context) => {
      const subscription = await resolveSubscription(typed, { command: 'daily history', options: {} }, context, messages);
      const data = await context.query(Deliveries, { ...requireWorkspace(context, messages), id: subscription.id, first: MAX_DELIVERIES });
      return toReply(subscription, data.subscription?.history ?? { totalCount: 0, nodes: [] }, context, messages);
    },
  });

async function toReply(
  subscription: Subscription,
  { nodes, totalCount }: History,
  context: CommandContext,
  messages: Messages,
): Promise<CommandResult> {
  const { daily: texts } = messages;
  const numbering = numberSources();
  const label = await labelOf(subscription, context, messages);
  const claims = nodes.map((delivery) => toClaim(delivery, subscription, numbering, messages));
  return {
    title: texts.historyTitle,
    lead: { text: totalCount === 0 ? texts.noHistory(label) : texts.history(label, totalCount), sources: [] },
    blocks: [
      ...claimsBlock(undefined, claims),
      ...notesBlock([totalCount > nodes.length ? texts.historyMore(nodes.length, totalCount) : null]),
    ],
    sources: numbering.sources,
    footer: {},
  };
}

function toClaim(
  { date, dueAt, state, reason, since, fact }: History['nodes'][number],
  { zoneName }: Subscription,
  { claim }: SourceNumbering,
  messages: Messages,
): Claim {
  const { daily: texts } = messages;
  const when = date === null ? texts.onDemand(texts.moment(dueAt, zoneName)) : texts.day(date);
  const because = reason === null ? '' : describeReason(reason, messages);
  const content = since === null ? (fact?.text ?? '') : texts.changesSince(texts.moment(since, zoneName));
  return claim(texts.delivery(texts.deliveryStates[state], because, content), fact?.citations ?? [], when);
}
