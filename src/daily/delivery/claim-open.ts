/** Claims open deliveries: posts on demand, posts to be retried, and those whose poster did not report in time. */
import type { Transaction } from '../../database/client.ts';
import { loadRotations, nextFact } from '../rotation/rotations.ts';
import { localDate } from '../schedule/slots.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';
import { type ClaimContext, type DeliveryRow, endDelivery, leaseFrom, type PostJob } from './delivery-store.ts';

/** After this many attempts a lookup will not succeed any more. */
const MAX_LOOKUPS = 20;

/** Claims those that are still to be posted or looked up, and ends the others. */
export async function claimOpen(tx: Transaction, context: ClaimContext, limit: number): Promise<readonly PostJob[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT d."id"::text FROM "delivery" d JOIN "subscription" s ON s."id" = d."subscription_id"
    WHERE d."free_at" <= ${context.now} AND s."platform" = ${context.platform}
    ORDER BY d."free_at" LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED`;
  if (locked.length === 0) return [];
  const open = await tx.delivery.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    include: { subscription: true },
    orderBy: { freeAt: 'asc' },
  });
  const claimed: PostJob[] = [];
  for (const { subscription, ...delivery } of open) {
    const post = await claimOne(tx, context, delivery, subscription);
    if (post !== undefined) claimed.push(post);
  }
  return claimed;
}

async function claimOne(
  tx: Transaction,
  context: ClaimContext,
  delivery: DeliveryRow,
  subscription: SubscriptionRow,
): Promise<PostJob | undefined> {
  const isLost = delivery.attempt >= MAX_LOOKUPS || !hasFact(context, delivery);
  if (delivery.state === 'sending' && isLost) return void (await endDelivery(tx, delivery, 'unconfirmed', delivery.reason ?? 'unreadable'));
  if (delivery.state === 'planned' && context.now > delivery.postBy) {
    return void (await endDelivery(tx, delivery, 'failed', delivery.reason ?? 'too_late'));
  }
  const factData = delivery.state === 'planned' ? await refreshFact(tx, context, delivery, subscription) : {};
  if (factData === undefined) return void (await endDelivery(tx, delivery, 'failed', 'no_content'));
  const data = { ...factData, attempt: delivery.attempt + 1, claimedAt: context.now, freeAt: leaseFrom(context) };
  const claimed = await tx.delivery.update({ where: { id: delivery.id }, data });
  return { kind: delivery.state === 'sending' ? 'recovery' : 'post', delivery: claimed, subscription };
}

const hasFact = ({ graph }: ClaimContext, { factId }: DeliveryRow): boolean => factId !== null && graph.factsById.has(factId);

/** The current text of a planned fact, or another fact when it was withdrawn; undefined when none is suitable. */
async function refreshFact(tx: Transaction, { graph, now }: ClaimContext, { factId, date }: DeliveryRow, row: SubscriptionRow) {
  const fact = factId === null ? undefined : graph.factsById.get(factId);
  if (fact !== undefined && fact.retracted === null) return { postedText: fact.text };
  const choice = nextFact(graph, row, (await loadRotations(tx, [row.id]))(row.id), date ?? localDate(now, row.zoneName));
  return choice && { cycle: choice.cycle, factId: choice.fact.id, postedText: choice.fact.text };
}
