/** Subscriptions to daily facts in the schema, and the time zones in which they can be scheduled. */

import type { Platform } from '../../bot-state/platform.ts';
import { scheduleOf, slotDueAt } from '../../daily/schedule/due-times.ts';
import { nextSlots, type Slot } from '../../daily/schedule/slots.ts';
import { completeZones, offsetOf } from '../../daily/schedule/zones.ts';
import { type SubscriptionState, subscriptionStates } from '../../daily/states.ts';
import { preview } from '../../daily/subscriptions/slot-edits.ts';
import { findSubscription, listSubscriptions, type SubscriptionRow } from '../../daily/subscriptions/subscriptions.ts';
import { BadInput } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { listComplexity, pageComplexity } from '../base/page.ts';
import { PlatformEnum } from '../bots/platform.ts';
import { FactRef } from '../knowledge/fact.ts';
import { DeliveryConnection } from './delivery.ts';

const StateEnum = enumOf<SubscriptionState>('SubscriptionState', 'Whether a subscription posts, and if not, why.', subscriptionStates);

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export const WeekdayEnum = builder.enumType('Weekday', {
  description: 'A day of the week, in the time zone of the subscription.',
  values: Object.fromEntries(
    weekdays.map((name, index) => [
      name,
      { value: index + 1, description: `Number ${index + 1} of the seven, by which ISO 8601 counts weekdays.` },
    ]),
  ) as Record<(typeof weekdays)[number], { value: number; description: string }>,
});

const SlotRef = builder.objectRef<Slot>('Slot').implement({
  description: 'One local date on which a subscription posts.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'The day on the calendar of its time zone.', resolve: ({ date }) => date }),
    at: t.field({
      type: 'DateTime',
      description: 'The moment from which it is posted, in UTC; within a minute of it, as many channels share one.',
      resolve: ({ at }) => at.toISOString(),
    }),
  }),
});

const MAX_SLOTS = 31;

export const SubscriptionRef = builder.prismaObject('Subscription', {
  name: 'DailySubscription',
  description: 'The wish of a channel for daily facts.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Names it in mutations; no global id, for only bots see subscriptions.' }),
    platform: t.field({
      type: PlatformEnum,
      description: 'The chat system in which it posts.',
      resolve: ({ platform }) => platform as Platform,
    }),
    workspace: t.exposeString('workspace', { description: 'Slack team or Discord guild.' }),
    channel: t.exposeString('channel', { description: 'The id of the channel in which it posts.' }),
    thread: t.exposeString('thread', { nullable: true, description: 'The thread in which it posts; null for the channel itself.' }),
    time: t.string({
      description: 'When it posts, as hours and minutes such as `09:00` in its time zone.',
      resolve: ({ minute }) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    }),
    zone: t.exposeString('zone', { description: 'The time zone as somebody typed it.' }),
    zoneName: t.exposeString('zoneName', { description: 'The time zone that is meant, by its name in the IANA database.' }),
    days: t.field({ type: [WeekdayEnum], description: 'On which weekdays it posts, Monday first.', resolve: ({ days }) => days }),
    topics: t.exposeStringList('topics', {
      description: 'What its facts are about: topics of the daily post, or ids of entities; empty for all facts.',
    }),
    pingRole: t.exposeString('pingRole', {
      nullable: true,
      description: 'Whom its posts call: a role of Discord or a user group of Slack; null for nobody.',
    }),
    createdBy: t.exposeString('createdBy', { description: 'Who asked for it, as the platform calls them.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When somebody asked for it.',
      resolve: ({ createdAt }) => createdAt.toISOString(),
    }),
    state: t.field({
      type: StateEnum,
      description: 'Whether it posts, and if not, why.',
      resolve: ({ state }) => state as SubscriptionState,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'By what it is suspended, as a code such as `archived`; else null.' }),
    nextSlots: t.field({
      type: [SlotRef],
      description: 'The next dates on which it is to post, the nearest first; none when it was removed.',
      args: { count: t.arg.int({ required: true, defaultValue: 3, description: 'The number of dates that are wanted, 1 to 31.' }) },
      complexity: ({ count }) => ({ field: 1, multiplier: Math.min(Math.max(count, 1), MAX_SLOTS) }),
      resolve: (row, { count }) => slotsOf(row, count),
    }),
    preview: t.field({
      type: FactRef,
      nullable: true,
      description: 'What the next slot will tell, as long as the facts stay as they are; null when nothing is suitable.',
      resolve: async (row, _args, { client, graph }) => (await preview({ client, graph }, row)) ?? null,
    }),
    history: t.field({
      type: DeliveryConnection,
      description: 'What became of its slots and posts on demand, the newest first.',
      args: t.arg.connectionArgs(),
      complexity: pageComplexity,
      resolve: ({ id }, page, { client }) => newestPage(page, { subscriptionId: id }, client.delivery),
    }),
  }),
});

function slotsOf(row: SubscriptionRow, count: number): Slot[] {
  if (count < 1 || count > MAX_SLOTS) throw new BadInput(`"count" is ${count}; ask for 1 to ${MAX_SLOTS} dates.`);
  if (row.nextAt === null) return [];
  const first = slotDueAt(row, row.nextAt);
  return [first, ...nextSlots(scheduleOf(row), first.at, count - 1)];
}

const TimeZoneRef = builder.objectRef<{ readonly name: string; readonly offset: string }>('TimeZone').implement({
  description: 'A time zone in which daily facts can be scheduled.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the IANA database calls it, such as `Europe/Berlin`.' }),
    offset: t.exposeString('offset', { description: 'By how much its clocks are ahead of UTC today, such as `+01:00`.' }),
  }),
});

const MAX_ZONES = 25;

builder.queryFields((t) => ({
  subscriptions: t.field({
    type: [SubscriptionRef],
    nullable: true,
    authScopes: { bot: true },
    description: 'The subscriptions of a workspace that nobody took back, the oldest first. For bots.',
    args: {
      platform: t.arg({ type: PlatformEnum, required: true, description: 'The chat system to which the workspace belongs.' }),
      workspace: t.arg.string({ required: true, description: 'Slack team or Discord guild.' }),
      channel: t.arg.string({ description: 'The id of the one whose subscriptions are wanted; all of the workspace when it is left out.' }),
    },
    complexity: listComplexity,
    resolve: (_root, { channel, ...place }, { client }) => listSubscriptions(client, { ...place, ...(channel == null ? {} : { channel }) }),
  }),
  subscription: t.field({
    type: SubscriptionRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'One subscription of a workspace, also one that was removed; null when there is none. For bots.',
    args: {
      platform: t.arg({ type: PlatformEnum, required: true, description: 'The chat system to which the workspace belongs.' }),
      workspace: t.arg.string({ required: true, description: 'Slack team or Discord guild.' }),
      id: t.arg.id({ required: true, description: 'Its id, or at least the first four characters of it where only one begins so.' }),
    },
    resolve: (_root, { id, ...place }, { client }) => findSubscription(client, place, id),
  }),
  timeZones: t.field({
    type: [TimeZoneRef],
    description: 'Time zones by what is typed of them: the exact one, then by the beginnings of their parts, then those that contain it.',
    args: {
      text: t.arg.string({ required: true, description: 'What was typed so far, such as `berl`.' }),
      first: t.arg.int({ required: true, defaultValue: MAX_ZONES, description: 'The largest number of zones that is wanted, 1 to 25.' }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.min(Math.max(first, 1), MAX_ZONES) }),
    resolve: (_root, { text, first }, { clock }) => {
      if (first < 1 || first > MAX_ZONES) throw new BadInput(`"first" is ${first}; ask for 1 to ${MAX_ZONES} zones.`);
      const now = clock.now();
      return completeZones(text, first).map((name) => ({ name, offset: offsetOf(name, now) }));
    },
  }),
}));
