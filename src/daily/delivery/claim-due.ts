/** Claims due slots: each becomes a delivery, with its fact or with the reason why it is skipped. */
import type { Prisma, Transaction } from '../../database/client.ts';
import type { Rotation } from '../rotation/rotation.ts';
import { loadRotations, nextFact } from '../rotation/rotations.ts';
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
  const ids = due.map(({ id }) => id);
  const rotationOf = await loadRotations(tx, ids);
  const plans = due.map((row) => ({ row, ...planOf(row, rotationOf(row.id), context) }));
  // A slot that has a delivery keeps it, whatever a clock or an edit has changed since.
  const created = await tx.delivery.createManyAndReturn({ data: plans.flatMap(({ rows }) => rows), skipDuplicates: true });
  for (const { row, next } of plans) await tx.subscription.update({ where: { id: row.id }, data: { nextAt: dueAt(row, next) } });
  const rows = new Map(due.map((row) => [row.id, row]));
  const withoutFact = created.filter(({ reason }) => reason === 'no_content');
  for (const { subscriptionId } of withoutFact) await createNoContentNotice(tx, context.now, subscriptionId);
  return created.flatMap((delivery) => {
    const subscription = rows.get(delivery.subscriptionId);
    return delivery.state === 'planned' && subscription !== undefined ? [{ kind: 'post', delivery, subscription } as const] : [];
  });
}

async function lockDue(tx: Transaction, { platform, now }: ClaimContext, limit: number): Promise<SubscriptionRow[]> {
  if (limit <= 0) return [];
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "subscription" WHERE "platform" = ${platform} AND "next_at" <= ${now}
    ORDER BY "next_at" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return [];
  return tx.subscription.findMany({ where: { id: { in: locked.map(({ id }) => id) } }, orderBy: { nextAt: 'asc' } });
}

/** The deliveries of all due slots, and the slot after them. At most the last one is posted, so a long outage ends without a burst. */
function planOf(row: SubscriptionRow, rotation: Rotation, context: ClaimContext): { readonly rows: NewDelivery[]; readonly next: Slot } {
  const { now } = context;
  const schedule = scheduleOf(row);
  const first = slotDueAt(row, row.nextAt ?? now);
  const slots = [first, ...slotsBetween(schedule, first.at, now).filter((slot) => dueAt(row, slot) <= now)];
  const last = slots.at(-1) ?? first;
  const rows = slots.map((slot) => (slot === last ? lastOf(row, slot, rotation, context) : skipped(row, slot, context, 'missed')));
  return { rows, next: slotAfter(schedule, last.at) };
}

function lastOf(row: SubscriptionRow, slot: Slot, rotation: Rotation, context: ClaimContext): NewDelivery {
  if (row.state !== 'active') return skipped(row, slot, context, reasonWithDetail(row.state, row.reason));
  const { graph, now } = context;
  if (now > postBy(row, slot)) return skipped(row, slot, context, 'missed');
  const choice = nextFact(graph, row, rotation, slot.date);
  if (choice === undefined) return skipped(row, slot, context, 'no_content');
  return {
    ...slotOf(row, slot, context),
    ...{ state: 'planned', cycle: choice.cycle, factId: choice.fact.id, postedText: choice.fact.text },
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
