import type { ResultOf } from '../../../api/graphql.ts';
import { type Command, command, type Said, type Tools } from '../../command.ts';
import { listed, notesBlock } from '../../parts.ts';
import type { Claim } from '../../reply.ts';
import { type Numbering, numberSources } from '../../sources.ts';
import type { Words } from '../../words/index.ts';
import { labelOf } from './describe.ts';
import { Deliveries, type Subscription } from './documents.ts';
import { oneOption } from './options.ts';
import { workspaceIn } from './place.ts';
import { reasonInWords } from './reasons.ts';
import { whichSubscription } from './which.ts';

/** About two months. */
const MOST = 60;

type History = NonNullable<ResultOf<typeof Deliveries>['subscription']>['history'];

export const dailyHistory = (words: Words): Command =>
  command({
    name: 'daily history',
    aliases: ['daily log'],
    description: words.daily.descriptions.history,
    options: oneOption(words),
    examples: ['daily history'],
    run: async ({ subscription: typed }, tools) => {
      const subscription = await whichSubscription(typed, { command: 'daily history', options: {} }, tools, words);
      const found = await tools.query(Deliveries, { ...workspaceIn(tools, words), id: subscription.id, first: MOST });
      return toReply(subscription, found.subscription?.history ?? { totalCount: 0, nodes: [] }, tools, words);
    },
  });

async function toReply(subscription: Subscription, { nodes, totalCount }: History, tools: Tools, words: Words): Promise<Said> {
  const { daily: say } = words;
  const numbering = numberSources();
  const label = await labelOf(subscription, tools, words);
  const claims = nodes.map((delivery) => toClaim(delivery, subscription, numbering, words));
  return {
    title: say.historyTitle,
    lead: { text: totalCount === 0 ? say.noHistory(label) : say.history(label, totalCount), sources: [] },
    blocks: [...listed(undefined, claims), ...notesBlock([totalCount > nodes.length ? say.historyMore(nodes.length, totalCount) : null])],
    sources: numbering.sources,
    footer: {},
  };
}

function toClaim(
  { date, dueAt, state, reason, fact }: History['nodes'][number],
  { zoneName }: Subscription,
  { claim }: Numbering,
  words: Words,
): Claim {
  const { daily: say } = words;
  const when = date === null ? say.onDemand(say.moment(dueAt, zoneName)) : say.day(date);
  const because = reason === null ? '' : reasonInWords(reason, words);
  return claim(say.delivery(say.deliveryStates[state], because, fact?.text ?? ''), fact?.citations ?? [], when);
}
