/** Subscriptions of channels to daily facts and digests, as admins add and change them. Each change is one transaction. */

import { revisionAt } from '../../changes/log.ts';
import { compact } from '../../compact.ts';
import type { Client, Transaction } from '../../database/client.ts';
import { BadInput, Conflict, NotFound } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Actor, AddInput, EditInput, SubscriptionInput } from '../inputs.ts';
import { resolveTopics } from '../rotation/topics.ts';
import { dueAt, nextOpenSlot, scheduleOf, slotDueAt } from '../schedule/due-times.ts';
import { slotsBetween } from '../schedule/slots.ts';
import { resolveZone } from '../schedule/zones.ts';
import { checkAdmin } from '../states.ts';

export interface SubscriptionContext {
  readonly client: Client;
  readonly graph: Graph;
  readonly now: Date;
}

/** A select in a chat shows at most 25 options. */
const MAX_IN_CHANNEL = 25;

export type SubscriptionRow = NonNullable<Awaited<ReturnType<Client['subscription']['findUnique']>>>;

/** What channels follow has commands of its own. */
const SCHEDULED = { kind: { not: 'follow' } } as const;

/** The subscriptions of a workspace or of one channel that were not removed, the oldest first; without what they follow. */
export const listSubscriptions = (
  client: Client,
  place: { platform: string; workspace: string; channel?: string },
): Promise<SubscriptionRow[]> =>
  client.subscription.findMany({
    where: { ...place, ...SCHEDULED, state: { not: 'removed' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });

/** A subscription of a workspace, by its id or by a unique beginning of it. */
export async function findSubscription(
  client: Client,
  place: { platform: string; workspace: string },
  id: string,
): Promise<SubscriptionRow | null> {
  const wanted = id.trim().toLowerCase();
  if (wanted.length < MIN_ID_LENGTH) return null;
  const all = await client.subscription.findMany({ where: { ...place, ...SCHEDULED } });
  const matches = all.filter((row) => row.id.startsWith(wanted));
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

const MIN_ID_LENGTH = 4;

/** Throws Forbidden, BadInput or NotFound for an unknown zone or topic, and Conflict where nothing more may be added. */
export async function addSubscription({ client, graph, now }: SubscriptionContext, input: AddInput): Promise<SubscriptionRow> {
  checkAdmin(input.actor);
  const { actor, time, zone: typed, topics, days: typedDays, onlyIfFree, ...rest } = input;
  if (rest.kind === 'digest' && topics.length > 0) throw new BadInput(NO_TOPICS, { at: ['topics'], reason: 'NO_TOPICS' });
  const { platform, workspace, user } = actor;
  const zone = resolveZone(typed);
  const wanted = resolveTopics(graph, topics);
  const days = typedDays ?? DEFAULT_DAYS[rest.kind];
  return client.$transaction(async (tx) => {
    const place = { platform, workspace, channel: rest.channel };
    const count = await tx.subscription.count({ where: { ...place, ...SCHEDULED, state: { not: 'removed' } } });
    if (count >= MAX_IN_CHANNEL) {
      throw new Conflict(`That channel has ${count} subscriptions already: remove or edit one of them.`, ['channel'], null, {
        reason: 'TOO_MANY',
        limit: MAX_IN_CHANNEL,
      });
    }
    if (onlyIfFree) await checkFree(tx, { ...place, thread: rest.thread, minute: time, zoneName: zone.name }, days);
    const row = await tx.subscription.create({
      data: {
        ...rest,
        platform,
        workspace,
        createdBy: user,
        createdAt: now,
        minute: time,
        zone: zone.typed,
        zoneName: zone.name,
        days,
        topics: wanted,
        nextAt: now,
        ...(rest.kind === 'facts' ? {} : NOTHING_TOLD),
      },
    });
    const planned = await scheduleNext(tx, row, now);
    return rest.kind === 'facts' ? planned : startDigest(tx, planned);
  });
}

const DEFAULT_DAYS = { facts: [1, 2, 3, 4, 5, 6, 7], digest: [1] };
const NO_TOPICS = 'A digest tells everything that is new, so it has no topics. Leave them out, or follow a subject.';
const NOTHING_TOLD = { toldRevision: 0n, toldAt: new Date(0) };
const WEEK_MS = 7 * 86_400_000;

/** The first digest is about the week before it. */
async function startDigest(tx: Transaction, row: SubscriptionRow): Promise<SubscriptionRow> {
  const since = new Date(slotDueAt(row, row.nextAt ?? row.createdAt).at.getTime() - WEEK_MS);
  const told = { toldRevision: await revisionAt(tx, since), toldAt: since };
  return tx.subscription.update({ where: { id: row.id }, data: told });
}

interface PostTime {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly minute: number;
  readonly zoneName: string;
}

/** Throws Conflict if a subscription posts there at the same time on one of these days. */
async function checkFree(tx: Transaction, at: PostTime, days: readonly number[]): Promise<void> {
  // Two clicks on the same button come at once: the second waits for the row of the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`subscription ${at.platform} ${at.workspace} ${at.channel}`}, 0))`;
  const same = await tx.subscription.findFirst({
    where: { ...at, ...SCHEDULED, state: { not: 'removed' }, days: { hasSome: [...days] } },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (same === null) return;
  throw new Conflict(
    `The subscription ${same.id} posts there at that time already: edit it, or add one without onlyIfFree.`,
    ['time'],
    null,
    {
      reason: 'SAME_TIME',
    },
  );
}

/** Changes the given fields. Due slots that were not posted yet are recorded as skipped by the edit. */
export async function editSubscription({ client, graph, now }: SubscriptionContext, input: EditInput): Promise<SubscriptionRow> {
  const { actor, id, time, zone: typed, topics, channel, days, thread, pingRole } = input;
  const zone = typed == null ? undefined : resolveZone(typed);
  const data = compact({
    channel: channel ?? undefined,
    thread,
    pingRole,
    minute: time ?? undefined,
    days: days ?? undefined,
    zone: zone?.typed,
    zoneName: zone?.name,
    topics: topics == null ? undefined : resolveTopics(graph, topics),
  });
  if (Object.keys(data).length === 0) throw new BadInput("There's nothing to change: give at least one field.", { at: ['id'] });
  return changeSubscription(client, actor, id, async (tx, before) => {
    if (before.kind === 'digest' && data.topics !== undefined && data.topics.length > 0) {
      throw new BadInput(NO_TOPICS, { at: ['topics'], reason: 'NO_TOPICS' });
    }
    const after = await tx.subscription.update({ where: { id }, data: { ...data, ...resumedState(before, data) } });
    const isSameTime = after.minute === before.minute && after.zoneName === before.zoneName && String(after.days) === String(before.days);
    if (isSameTime) return after;
    const planned = await scheduleNext(tx, after, now);
    await recordSupersededSlots(tx, before, planned, now);
    return planned;
  });
}

export const pauseSubscription = ({ client }: SubscriptionContext, { actor, id }: SubscriptionInput): Promise<SubscriptionRow> =>
  changeSubscription(client, actor, id, (tx) => tx.subscription.update({ where: { id }, data: { state: 'paused', reason: null } }));

/** Resumes a subscription that is paused or suspended. */
export const resumeSubscription = ({ client }: SubscriptionContext, { actor, id }: SubscriptionInput): Promise<SubscriptionRow> =>
  changeSubscription(client, actor, id, (tx) =>
    tx.subscription.update({ where: { id }, data: { state: 'active', reason: null, refusals: 0 } }),
  );

/** Removes a subscription; its history is kept. */
export const removeSubscription = ({ client }: SubscriptionContext, { actor, id }: SubscriptionInput): Promise<SubscriptionRow> =>
  changeSubscription(client, actor, id, (tx) =>
    tx.subscription.update({ where: { id }, data: { state: 'removed', reason: null, nextAt: null } }),
  );

/** Locks a subscription in the workspace of the actor, then changes it. */
export async function changeSubscription<Result>(
  client: Client,
  actor: Actor,
  id: string,
  update: (tx: Transaction, row: SubscriptionRow) => Promise<Result>,
): Promise<Result> {
  checkAdmin(actor);
  return client.$transaction(async (tx) => {
    const row = await lockSubscription(tx, id);
    const isTheirs =
      row?.platform === actor.platform && row.workspace === actor.workspace && row.kind !== 'follow' && row.state !== 'removed';
    if (row === null || !isTheirs)
      throw new NotFound(`There's no subscription ${id} here. List them to see their ids.`, [], ['id'], { given: id });
    return update(tx, row);
  });
}

/** Waits until no other transaction holds the subscription. */
async function lockSubscription(tx: Transaction, id: string): Promise<SubscriptionRow | null> {
  await tx.$executeRaw`SELECT 1 FROM "subscription" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.subscription.findUnique({ where: { id } });
}

/** A new destination resumes a subscription that was suspended because of the old one. */
const resumedState = (
  { state, reason }: SubscriptionRow,
  { channel, thread }: { readonly channel?: string; readonly thread?: string | null },
) =>
  state === 'suspended' && reason !== 'removed' && (channel !== undefined || thread !== undefined)
    ? { state: 'active', reason: null, refusals: 0 }
    : {};

async function scheduleNext(tx: Transaction, row: SubscriptionRow, now: Date): Promise<SubscriptionRow> {
  const slot = await nextOpenSlot(tx, row, now);
  return tx.subscription.update({ where: { id: row.id }, data: { nextAt: dueAt(row, slot) } });
}

/** Due slots of the old schedule, unless the new schedule still has a slot on their date. */
async function recordSupersededSlots(tx: Transaction, before: SubscriptionRow, after: SubscriptionRow, now: Date): Promise<void> {
  if (before.nextAt === null || after.nextAt === null || before.nextAt > now) return;
  const first = slotDueAt(before, before.nextAt);
  const next = slotDueAt(after, after.nextAt).date;
  const due = [first, ...slotsBetween(scheduleOf(before), first.at, now)].filter(({ date }) => date < next);
  await tx.delivery.createMany({
    data: due.map(({ date, at }) => ({
      subscriptionId: before.id,
      at: now,
      date,
      dueAt: at,
      postBy: at,
      state: 'skipped',
      reason: 'edited',
    })),
    skipDuplicates: true,
  });
}
