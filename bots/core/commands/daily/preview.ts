import type { ResultOf } from '../../../api/graphql.ts';
import { type Command, type CommandContext, type CommandResult, command, followUpButton } from '../../contract/command.ts';
import { entityId } from '../../entities/resolve-entity.ts';
import type { Messages } from '../../messages/index.ts';
import { type Changes, changeRows } from '../../present/changes/rows.ts';
import { numberSources } from '../../present/number-sources.ts';
import { claimsBlock, notesBlock } from '../../present/reply-parts.ts';
import { requireWorkspace } from './subscription/actor.ts';
import { describeDestination, describeNextSlots } from './subscription/describe.ts';
import { NextFact, type Subscription } from './subscription/documents.ts';
import { topicsExample } from './subscription/example-commands.ts';
import { mentionsOf } from './subscription/mentions.ts';
import { subscriptionOption } from './subscription/options.ts';
import { resolveSubscription } from './subscription/resolve.ts';

export const dailyPreview = (messages: Messages): Command =>
  command({
    name: 'daily preview',
    aliases: ['daily next'],
    description: messages.daily.descriptions.preview,
    options: subscriptionOption(messages),
    examples: ['daily preview'],
    run: async ({ subscription: typed }, context) => {
      const subscription = await resolveSubscription(typed, { command: 'daily preview', options: {} }, context, messages);
      const data = await context.query(NextFact, { ...requireWorkspace(context, messages), id: subscription.id });
      return subscription.kind === 'DIGEST'
        ? digestReply(subscription, data.subscription?.pendingChanges, context, messages)
        : toReply(subscription, data.subscription?.preview ?? null, context, messages);
    },
  });

type Fact = NonNullable<NonNullable<ResultOf<typeof NextFact>['subscription']>['preview']>;

const MAX_FOLLOW_UPS = 2;

async function whenNext(subscription: Subscription, context: CommandContext, messages: Messages): Promise<string> {
  const { daily: texts } = messages;
  const [next] = describeNextSlots(subscription, messages);
  const where = await describeDestination(subscription, context, messages);
  return subscription.state === 'ACTIVE' && next !== undefined ? texts.previewOn(next, where) : texts.previewLater;
}

/** What the digest would tell by now. */
async function digestReply(
  subscription: Subscription,
  changes: Changes | undefined,
  context: CommandContext,
  messages: Messages,
): Promise<CommandResult> {
  const { daily: texts } = messages;
  const numbering = numberSources();
  const rows = changeRows(changes?.nodes ?? [], numbering, messages).map(({ claim }) => claim);
  const counts = changes?.counts.map(({ kind, count }) => messages.changes.counts[kind](count)) ?? [];
  return {
    title: texts.previewTitle,
    lead: { text: counts.length === 0 ? texts.noChangesYet : texts.changesSoFar(messages.and(counts)), sources: [] },
    blocks: [...claimsBlock(undefined, rows), ...notesBlock([await whenNext(subscription, context, messages)])],
    sources: numbering.sources,
    footer: {},
  };
}

async function toReply(subscription: Subscription, fact: Fact | null, context: CommandContext, messages: Messages): Promise<CommandResult> {
  const { daily: texts } = messages;
  const { claim, sources } = numberSources();
  const when = await whenNext(subscription, context, messages);
  return {
    title: texts.previewTitle,
    lead: fact === null ? { text: texts.noFact, sources: [] } : claim(fact.text, fact.citations),
    blocks: notesBlock([
      fact?.note,
      fact?.asOf == null ? null : messages.asOf(fact.asOf),
      fact === null ? texts.otherTopics(topicsExample(subscription, context)) : when,
    ]),
    sources,
    mentions: await mentionsOf([subscription], context, messages),
    footer: {},
    followUps: (fact?.about.slice(0, MAX_FOLLOW_UPS) ?? []).map((entity) =>
      followUpButton(messages.explain.offer(entity.name), 'explain', { concept: entityId(entity) }),
    ),
  };
}
