/** Follow-up jobs: corrections of posts, and notices to the creators of subscriptions; claimed and completed like deliveries. */
import type { z } from 'zod';
import type { Client, Transaction } from '../../database/client.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { oneOf } from '../../rules/fields.ts';
import { inputObject } from '../../rules/inputs.ts';
import { claimInput, retryAfterMs } from '../inputs.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';
import { type ClaimContext, type DeliveryRow, leaseFrom, waitAfter } from './delivery-store.ts';

type CorrectionRow = NonNullable<Awaited<ReturnType<Transaction['correction']['findUnique']>>>;
type NoticeRow = NonNullable<Awaited<ReturnType<Transaction['notice']['findUnique']>>>;

export type FollowUpJob =
  | {
      readonly kind: 'correction';
      readonly correction: CorrectionRow;
      readonly delivery: DeliveryRow;
      readonly subscription: SubscriptionRow;
    }
  | { readonly kind: 'notice'; readonly notice: NoticeRow; readonly subscription: SubscriptionRow };

export async function claimFollowUpJobs(tx: Transaction, context: ClaimContext, limit: number): Promise<readonly FollowUpJob[]> {
  if (limit <= 0) return [];
  const corrections = await claimCorrections(tx, context, limit);
  return [...corrections, ...(await claimNotices(tx, context, limit - corrections.length))];
}

async function claimCorrections(tx: Transaction, context: ClaimContext, limit: number): Promise<FollowUpJob[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT c."id"::text FROM "correction" c JOIN "delivery" d ON d."id" = c."delivery_id"
    JOIN "subscription" s ON s."id" = d."subscription_id"
    WHERE c."free_at" <= ${context.now} AND s."platform" = ${context.platform}
    ORDER BY c."free_at" LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED`;
  if (locked.length === 0) return [];
  const where = { id: { in: locked.map(({ id }) => id) } };
  await tx.correction.updateMany({ where, data: { attempt: { increment: 1 }, freeAt: leaseFrom(context) } });
  const rows = await tx.correction.findMany({ where, include: { delivery: { include: { subscription: true } } }, orderBy: { at: 'asc' } });
  return rows.map(({ delivery: { subscription, ...delivery }, ...correction }) => ({
    kind: 'correction',
    correction,
    delivery,
    subscription,
  }));
}

async function claimNotices(tx: Transaction, context: ClaimContext, limit: number): Promise<FollowUpJob[]> {
  if (limit <= 0) return [];
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT n."id"::text FROM "notice" n JOIN "subscription" s ON s."id" = n."subscription_id"
    WHERE n."free_at" <= ${context.now} AND s."platform" = ${context.platform}
    ORDER BY n."free_at" LIMIT ${limit} FOR UPDATE OF n SKIP LOCKED`;
  if (locked.length === 0) return [];
  const where = { id: { in: locked.map(({ id }) => id) } };
  await tx.notice.updateMany({ where, data: { attempt: { increment: 1 }, freeAt: leaseFrom(context) } });
  const rows = await tx.notice.findMany({ where, include: { subscription: true }, orderBy: { at: 'asc' } });
  return rows.map(({ subscription, ...notice }) => ({ kind: 'notice', notice, subscription }));
}

export const followUpJobOutcomes = {
  done: 'The correction or the notice was delivered.',
  retry: "It wasn't delivered; it may be retried.",
  failed: "It can't be delivered, now or later.",
} as const;

export const completeFollowUpJobInput = inputObject('The outcome of a correction or a notice.', {
  ...claimInput.shape,
  outcome: oneOf(followUpJobOutcomes).describe('How the attempt ended.'),
  retryAfterMs,
});

const MAX_ATTEMPTS = 10;
const MAX_WAIT_MS = 60 * 60_000;

/** Records the outcome of a follow-up job, and the new text of a corrected post. Throws Conflict when another poster has claimed it. */
export async function completeFollowUpJob(client: Client, now: Date, input: z.output<typeof completeFollowUpJobInput>): Promise<string> {
  const { id, attempt } = input;
  const isOver = input.outcome !== 'retry' || attempt >= MAX_ATTEMPTS;
  const wait = input.retryAfterMs ?? waitAfter(attempt, MAX_WAIT_MS);
  const data = isOver ? { state: input.outcome === 'done' ? 'done' : 'failed', freeAt: null } : { freeAt: new Date(now.getTime() + wait) };
  return client.$transaction(async (tx) => {
    const where = { id, attempt, state: 'planned' };
    const [corrected] = await tx.correction.updateManyAndReturn({ where, data });
    // Even when the correction failed: otherwise it would be planned again and again.
    if (corrected !== undefined && isOver) {
      await tx.delivery.update({ where: { id: corrected.deliveryId }, data: { postedText: corrected.text } });
    }
    if (corrected !== undefined) return id;
    const { count } = await tx.notice.updateMany({ where, data });
    if (count > 0) return id;
    const known = (await tx.correction.count({ where: { id } })) + (await tx.notice.count({ where: { id } }));
    if (known === 0) throw new NotFound(`There's no follow-up job ${id}.`, [], ['id']);
    throw new Conflict(`Another poster has claimed follow-up job ${id}, or it has ended.`, ['attempt']);
  });
}
