/** Claims due slots: each becomes a delivery, with its fact or with the reason why it is skipped. */
import type { Prisma, Transaction } from '../../database/client.ts';
import { type Content, chooseContent } from '../content/choose.ts';
import { loadRotations } from '../rotation/rotations.ts';
import { dueAt, postBy, scheduleOf, slotDueAt } from '../schedule/due-times.ts';
import { type Slot, slotAfter, slotsBetween } from '../schedule/slots.ts';
import { reasonWithDetail } from '../states.ts';
import { createNoContentNotice } from '../subscriptions/notices.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';
import { type ClaimContext, leaseFrom, type PostJob } from './delivery-store.ts';

type NewDelivery = Prisma.DeliveryCreateManyInput & { readonly date: string };

/** Subscriptions beyond the limit are left to other posters, or to the next claim. */
export async function claimDue(tx: Transaction, context: ClaimContext, limit: number): Promise<readonly PostJob[]> {
  const due = await lockDue(tx, context, limit);
  if (due.length === 0) return [];
  const rotationOf = await loadRotations(tx, factsOnly(due));
  const plans: (Plan & { readonly row: SubscriptionRow })[] = [];
  for (const row of due) {
    const slots = dueSlots(row, context.now);
    const content = await chooseContent(tx, context, row, rotationOf(row.id), slots.last.date);
    plans.push({ row, ...planOf(row, slots, content, context) });
  }
  // A slot that has a delivery keeps it, whatever a clock or an edit has changed since.
  const created = await tx.delivery.createManyAndReturn({ data: plans.flatMap(({ rows }) => rows), skipDuplicates: true });
  for (const { row, next, told } of plans) {
    await tx.subscription.update({ where: { id: row.id }, data: { nextAt: dueAt(row, next), ...told } });
  }
  const rows = new Map(due.map((row) => [row.id, row]));
  const withoutFact = created.filter(({ reason }) => reason === 'no_content');
  for (const { subscriptionId } of withoutFact) await createNoContentNotice(tx, context.now, subscriptionId);
  return created.flatMap((delivery) => {
    const subscription = rows.get(delivery.subscriptionId);
    return delivery.state === 'planned' && subscription !== undefined ? [{ kind: 'post', delivery, subscription } as const] : [];
  });
}

const factsOnly = (rows: readonly SubscriptionRow[]): string[] => rows.flatMap(({ id, kind }) => (kind === 'facts' ? [id] : []));

async function lockDue(tx: Transaction, { platform, now, postsChanges }: ClaimContext, limit: number): Promise<SubscriptionRow[]> {
  if (limit <= 0) return [];
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "subscription" WHERE "platform" = ${platform} AND "next_at" <= ${now}
      AND ("kind" = 'facts' OR ${postsChanges})
    ORDER BY "next_at" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return [];
  return tx.subscription.findMany({ where: { id: { in: locked.map(({ id }) => id) } }, orderBy: { nextAt: 'asc' } });
}

interface DueSlots {
  readonly all: readonly Slot[];
  readonly last: Slot;
}

function dueSlots(row: SubscriptionRow, now: Date): DueSlots {
  const schedule = scheduleOf(row);
  const first = slotDueAt(row, row.nextAt ?? now);
  const all = [first, ...slotsBetween(schedule, first.at, now).filter((slot) => dueAt(row, slot) <= now)];
  return { all, last: all.at(-1) ?? first };
}

interface Plan {
  readonly rows: readonly NewDelivery[];
  /** The slot after the due ones. */
  readonly next: Slot;
  /** Where there was nothing to tell. */
  readonly told?: { readonly toldRevision: bigint; readonly toldAt: Date } | undefined;
}

/** The deliveries of all due slots. At most the last one is posted, so a long outage ends without a burst. */
function planOf(row: SubscriptionRow, { all, last }: DueSlots, content: Content, context: ClaimContext): Plan {
  const next = slotAfter(scheduleOf(row), last.at);
  const lastDelivery = lastOf(row, last, content, context);
  // A follow is due each day and mostly has nothing to say: only its posts are recorded.
  if (row.kind === 'follow') return { rows: lastDelivery.state === 'planned' ? [lastDelivery] : [], next, told: content.told };
  const rows = all.map((slot) => (slot === last ? lastDelivery : skipped(row, slot, context, 'missed')));
  return { rows, next, told: content.told };
}

function lastOf(row: SubscriptionRow, slot: Slot, { data, none }: Content, context: ClaimContext): NewDelivery {
  if (row.state !== 'active') return skipped(row, slot, context, reasonWithDetail(row.state, row.reason));
  const { now } = context;
  if (now > postBy(row, slot)) return skipped(row, slot, context, 'missed');
  if (data === undefined) return skipped(row, slot, context, none);
  return {
    ...slotOf(row, slot, context),
    ...{ state: 'planned', ...data },
    ...{ attempt: 1, claimedAt: now, freeAt: leaseFrom(context) },
  };
}

const skipped = (row: SubscriptionRow, slot: Slot, context: ClaimContext, reason: string): NewDelivery => ({
  ...slotOf(row, slot, context),
  ...{ state: 'skipped', reason },
});

const slotOf = (row: SubscriptionRow, slot: Slot, { now }: ClaimContext) => ({
  ...{ subscriptionId: row.id, at: now, date: slot.date, dueAt: slot.at, postBy: postBy(row, slot) },
});
