/** Subscriptions to daily facts, digests and followed subjects in the schema, and the time zones in which they can be scheduled. */

import type { Subject } from '../../changes/subjects.ts';
import { pendingChanges } from '../../daily/content/pending.ts';
import { scheduleOf, slotDueAt } from '../../daily/schedule/due-times.ts';
import { nextSlots, type Slot } from '../../daily/schedule/slots.ts';
import { completeZones, offsetOf } from '../../daily/schedule/zones.ts';
import { type SubscriptionKind, type SubscriptionState, subscriptionKinds, subscriptionStates } from '../../daily/states.ts';
import { subjectsOf } from '../../daily/subscriptions/follows.ts';
import { preview } from '../../daily/subscriptions/slot-edits.ts';
import { findSubscription, listSubscriptions, type SubscriptionRow } from '../../daily/subscriptions/subscriptions.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { listComplexity, pageComplexity } from '../base/page.ts';
import { checkIdsIn, idsIn } from '../bots/platform.ts';
import { ChangeConnection, changePage } from '../changes/change.ts';
import { FactRef } from '../knowledge/fact.ts';
import { DeliveryConnection } from './delivery.ts';

const StateEnum = enumOf<SubscriptionState>('SubscriptionState', 'Whether a subscription posts, and why not.', subscriptionStates);

export const SubscriptionKindEnum = enumOf<SubscriptionKind>('SubscriptionKind', 'What a subscription posts.', subscriptionKinds);

export const SubjectRef = builder.objectRef<Subject>('FollowedSubject').implement({
  description: 'An entity or a line of models that is followed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'An id such as `model/clip`, or for a line of models `family/Gemini`; not for `node`.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
  }),
});

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export const WeekdayEnum = builder.enumType('Weekday', {
  description: 'A weekday in the time zone of the subscription.',
  values: Object.fromEntries(
    weekdays.map((name, index) => [name, { value: index + 1, description: `Number ${index + 1} in ISO 8601, which starts on Monday.` }]),
  ) as Record<(typeof weekdays)[number], { value: number; description: string }>,
});

const SlotRef = builder.objectRef<Slot>('Slot').implement({
  description: 'A date when a subscription posts.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'The day in its time zone.', resolve: ({ date }) => date }),
    at: t.field({ type: 'DateTime', description: 'When it posts, in UTC, to within a minute.', resolve: ({ at }) => at.toISOString() }),
  }),
});

const MAX_SLOTS = 31;

export const SubscriptionRef = builder.prismaObject('Subscription', {
  name: 'DailySubscription',
  description: "A channel's subscription to daily facts, to digests, or to what is new about the subjects it follows.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For the mutations, not for `node`.' }),
    kind: t.field({
      type: SubscriptionKindEnum,
      description: 'Whether it posts facts, digests or news about subjects.',
      resolve: ({ kind }) => kind as SubscriptionKind,
    }),
    follows: t.field({
      type: [SubjectRef],
      description: 'What it follows, in the order in which that was asked for; empty for other kinds.',
      complexity: listComplexity,
      resolve: (row, _args, { graph }) => (row.kind === 'follow' ? subjectsOf(graph, row) : []),
    }),
    platform: t.exposeString('platform', { description: 'The chat platform it posts on.' }),
    workspace: t.exposeString('workspace', { description: 'The Slack team or Discord guild; empty if a direct message has none.' }),
    channel: t.exposeString('channel', { description: 'The id of its channel.' }),
    thread: t.exposeString('thread', { nullable: true, description: 'The thread it posts in; null for the channel itself.' }),
    time: t.string({
      description: 'The local time, such as `09:00`.',
      resolve: ({ minute }) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    }),
    zone: t.exposeString('zone', { description: 'The time zone as typed.' }),
    zoneName: t.exposeString('zoneName', { description: 'The IANA name of the time zone.' }),
    days: t.field({ type: [WeekdayEnum], description: 'The weekdays it posts on, Monday first.', resolve: ({ days }) => days }),
    topics: t.exposeStringList('topics', { description: 'Topics or entity ids; empty for all facts.' }),
    pingRole: t.exposeString('pingRole', { nullable: true, description: 'The Discord role or Slack user group it pings; null for none.' }),
    createdBy: t.exposeString('createdBy', { description: 'The id of the user who added it.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When the user added it.', resolve: ({ createdAt }) => createdAt.toISOString() }),
    state: t.field({ type: StateEnum, description: 'Whether it posts, and why not.', resolve: ({ state }) => state as SubscriptionState }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it is suspended: a code such as `archived`; else null.' }),
    nextSlots: t.field({
      type: [SlotRef],
      description: 'The next posts, nearest first; none after removal.',
      args: { count: t.arg.int({ required: true, defaultValue: 3, description: 'How many dates to list, 1 to 31.' }) },
      complexity: ({ count }) => ({ field: 1, multiplier: Math.min(Math.max(count, 1), MAX_SLOTS) }),
      resolve: (row, { count }) => slotsOf(row, count),
    }),
    preview: t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact the next post would show; null if none is suitable.',
      resolve: async (row, _args, { client, graph }) => (await preview({ client, graph }, row)) ?? null,
    }),
    pendingChanges: t.field({
      type: ChangeConnection,
      description: 'The changes it would post now; none if it posts facts.',
      args: t.arg.connectionArgs(),
      complexity: pageComplexity,
      resolve: async (row, page, { client, graph }) =>
        changePage(row.kind === 'facts' ? [] : ((await pendingChanges(client, graph, row))?.changes ?? []), page),
    }),
    history: t.field({
      type: DeliveryConnection,
      description: 'Its deliveries, newest first.',
      args: t.arg.connectionArgs(),
      complexity: pageComplexity,
      resolve: ({ id }, page, { client }) => newestPage(page, { subscriptionId: id }, client.delivery),
    }),
  }),
});

function slotsOf(row: SubscriptionRow, count: number): Slot[] {
  checkRange('count', count, 1, MAX_SLOTS, ' dates');
  if (row.nextAt === null) return [];
  const first = slotDueAt(row, row.nextAt);
  return [first, ...nextSlots(scheduleOf(row), first.at, count - 1)];
}

const TimeZoneRef = builder.objectRef<{ readonly name: string; readonly offset: string }>('TimeZone').implement({
  description: 'A time zone for daily facts.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The IANA name, such as `Europe/Berlin`.' }),
    offset: t.exposeString('offset', { description: 'Ahead of UTC today, such as `+01:00`.' }),
  }),
});

const MAX_ZONES = 25;

builder.queryFields((t) => ({
  subscriptions: t.field({
    type: [SubscriptionRef],
    nullable: true,
    authScopes: { bot: true },
    description: 'The daily facts and digests of a workspace, oldest first. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the workspace.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild.' }),
      channel: t.arg.string({ description: 'Only those of this channel; all by default.' }),
    },
    complexity: listComplexity,
    resolve: async (_root, args, context) => {
      await checkIdsIn(context, idsIn(args));
      const { channel, ...place } = args;
      return listSubscriptions(context.client, { ...place, ...(channel == null ? {} : { channel }) });
    },
  }),
  subscription: t.field({
    type: SubscriptionRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'A subscription of a workspace, even if removed; null if there is none. Needs the scope `bot`.',
    args: {
      platform: t.arg.string({ required: true, description: 'The chat platform of the workspace.' }),
      workspace: t.arg.string({ required: true, description: 'The Slack team or Discord guild.' }),
      id: t.arg.id({ required: true, description: 'Its id, or at least four leading characters if unambiguous.' }),
    },
    resolve: async (_root, { id, ...place }, context) => {
      await checkIdsIn(context, idsIn(place));
      return findSubscription(context.client, place, id);
    },
  }),
  timeZones: t.field({
    type: [TimeZoneRef],
    description: 'Time zones that match a text, best first.',
    args: {
      text: t.arg.string({ required: true, description: 'The text typed so far, such as `berl`, `india` or `est`.' }),
      locale: t.arg.string({ description: 'The language of the user, such as `en-GB`: its zones come first if there is no text.' }),
      first: t.arg.int({ required: true, defaultValue: MAX_ZONES, description: 'How many zones to return, up to 25.' }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.min(Math.max(first, 1), MAX_ZONES) }),
    resolve: (_root, { text, first, locale }, { clock }) => {
      checkRange('first', first, 1, MAX_ZONES, ' zones');
      const now = clock.now();
      return completeZones(text, first, locale ?? undefined).map((name) => ({ name, offset: offsetOf(name, now) }));
    },
  }),
}));
