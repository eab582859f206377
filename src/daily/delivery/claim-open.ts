/** Claims open deliveries: posts on demand, posts to be retried, and those whose poster did not report in time. */
import type { Transaction } from '../../database/client.ts';
import { hasContent, refreshContent } from '../content/choose.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';
import { type ClaimContext, type DeliveryRow, endDelivery, leaseFrom, type PostJob } from './delivery-store.ts';

/** After this many attempts a lookup will not succeed any more. */
const MAX_LOOKUPS = 20;

/** Claims those that are still to be posted or looked up, and ends the others. */
export async function claimOpen(tx: Transaction, context: ClaimContext, limit: number): Promise<readonly PostJob[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT d."id"::text FROM "delivery" d JOIN "subscription" s ON s."id" = d."subscription_id"
    WHERE d."free_at" <= ${context.now} AND s."platform" = ${context.platform}
      AND (s."kind" = 'facts' OR ${context.postsChanges})
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
  const isLost = async () => delivery.attempt >= MAX_LOOKUPS || !(await hasContent(tx, context.graph, delivery, subscription));
  if (delivery.state === 'sending' && (await isLost())) {
    return void (await endDelivery(tx, delivery, 'unconfirmed', delivery.reason ?? 'unreadable'));
  }
  if (delivery.state === 'planned' && context.now > delivery.postBy) {
    return void (await endDelivery(tx, delivery, 'failed', delivery.reason ?? 'too_late'));
  }
  const content = delivery.state === 'planned' ? await refreshContent(tx, context, delivery, subscription) : {};
  if (content === undefined) return void (await endEmpty(tx, delivery));
  const data = { ...content, attempt: delivery.attempt + 1, claimedAt: context.now, freeAt: leaseFrom(context) };
  const claimed = await tx.delivery.update({ where: { id: delivery.id }, data });
  return { kind: delivery.state === 'sending' ? 'recovery' : 'post', delivery: claimed, subscription };
}

const endEmpty = (tx: Transaction, delivery: DeliveryRow): Promise<DeliveryRow> =>
  delivery.toRevision === null ? endDelivery(tx, delivery, 'failed', 'no_content') : endDelivery(tx, delivery, 'skipped', 'no_changes');
