/** Begins a delivery right before it is posted, and completes it with the outcome that its poster reports. */
import { z } from 'zod';
import { opaqueId } from '../../bot-state/platform.ts';
import type { Client, Transaction } from '../../database/client.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { nullable, oneOf } from '../../rules/fields.ts';
import { inputObject } from '../../rules/inputs.ts';
import { claimInput, retryAfterMs } from '../inputs.ts';
import { reasonWithDetail, type SuspensionReason } from '../states.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';
import { countRefusal, suspend, suspendWorkspace } from '../subscriptions/suspension.ts';
import { type DeliveryRow, type DeliveryStore, endDelivery, waitAfter } from './delivery-store.ts';

export const deliveryOutcomes = {
  sent: 'The platform has posted it and returned the message id.',
  retry: "It certainly wasn't posted; it may be retried.",
  unclear: 'It may have been posted: a poster has to look it up.',
  unconfirmed: "It may have been posted, but that can't be confirmed.",
  forbidden: 'The bot may not post there.',
  gone: 'The channel no longer exists.',
  archived: "The channel is archived: posting works again once it's restored.",
  removed: 'The bot is no longer in the workspace.',
  failed: 'The platform refused the post.',
} as const;

export const completeInput = inputObject('The outcome of an attempt to post a delivery.', {
  ...claimInput.shape,
  outcome: oneOf(deliveryOutcomes).describe('How the attempt ended.'),
  messageId: nullable(opaqueId).describe('The message id on the platform; required if sent.'),
  reason: nullable(z.string().max(200)).describe("The platform's error code, such as `50013`, up to 200 characters."),
  retryAfterMs,
});
type CompleteInput = z.output<typeof completeInput>;

/**
 * Returns the length of the lease in milliseconds, from now; posters call it right before the request to the platform. Throws
 * Conflict if another poster has claimed the delivery, or if it has become obsolete, which also ends it.
 */
export async function beginDelivery({ client, leaseMs }: DeliveryStore, now: Date, input: z.output<typeof claimInput>): Promise<number> {
  const refused = await withDelivery(client, input.id, async (tx, delivery, subscription) => {
    checkClaim(delivery, input.attempt);
    const problem = obsoleteReason(delivery, subscription, now);
    if (problem !== undefined) {
      await endDelivery(tx, delivery, delivery.state === 'sending' ? 'unconfirmed' : problem.state, problem.reason);
      return problem.reason;
    }
    const { sendingSince } = delivery;
    const place = { channel: subscription.channel, thread: subscription.thread };
    const freeAt = new Date(now.getTime() + leaseMs);
    await tx.delivery.update({
      where: { id: delivery.id },
      data: { ...place, state: 'sending', sendingSince: sendingSince ?? now, freeAt },
    });
    return undefined;
  });
  if (refused !== undefined) throw new Conflict(`Delivery ${input.id} is obsolete (${refused}).`, ['id']);
  return leaseMs;
}

function obsoleteReason(delivery: DeliveryRow, { state, reason }: SubscriptionRow, now: Date) {
  if (now > delivery.postBy) return { state: 'failed', reason: delivery.reason ?? 'too_late' } as const;
  const isStopped = delivery.date === null ? state === 'removed' || state === 'suspended' : state !== 'active';
  return isStopped ? ({ state: 'skipped', reason: reasonWithDetail(state, reason) } as const) : undefined;
}

/** Records the outcome of an attempt. `sent` is accepted from any attempt, even a superseded one: the message exists. */
export async function completeDelivery({ client }: DeliveryStore, now: Date, input: CompleteInput): Promise<DeliveryRow> {
  return withDelivery(client, input.id, async (tx, delivery, subscription) => {
    if (input.outcome === 'sent') return markSent(tx, delivery, input, now);
    checkClaim(delivery, input.attempt);
    const reason = (code: string) => (input.reason?.startsWith(code) === true ? input.reason : reasonWithDetail(code, input.reason));
    switch (input.outcome) {
      case 'retry':
        return postpone(tx, delivery, input, now, isFirstAttempt(delivery) ? 'planned' : 'sending');
      case 'unclear':
        return postpone(tx, delivery, input, now, 'sending');
      case 'unconfirmed':
        return endDelivery(tx, delivery, 'unconfirmed', input.reason ?? 'no_answer');
      case 'failed':
        return endDelivery(tx, delivery, 'failed', reason('refused'));
      case 'removed':
        await suspendWorkspace(tx, subscription, now);
        return endDelivery(tx, delivery, 'failed', reason('removed'));
      case 'forbidden':
        await countRefusal(tx, subscription, now);
        return endDelivery(tx, delivery, 'failed', reason('forbidden'));
      default: {
        const why: SuspensionReason = input.outcome === 'gone' ? 'channel_gone' : 'archived';
        await suspend(tx, subscription, why, now);
        return endDelivery(tx, delivery, 'failed', reason(why));
      }
    }
  });
}

async function markSent(tx: Transaction, delivery: DeliveryRow, { messageId }: CompleteInput, now: Date): Promise<DeliveryRow> {
  if (delivery.state === 'sent') return delivery;
  if (messageId === null) throw new Conflict('The outcome "sent" needs the id of the message.', ['messageId']);
  await tx.subscription.update({ where: { id: delivery.subscriptionId }, data: { refusals: 0 } });
  const data = { state: 'sent', reason: null, freeAt: null, messageId, sentAt: now };
  return tx.delivery.update({ where: { id: delivery.id }, data });
}

const MAX_WAIT_MS = 10 * 60_000;

/** Can be claimed again after a while; a claim after `postBy` ends it. */
function postpone(
  tx: Transaction,
  delivery: DeliveryRow,
  input: CompleteInput,
  now: Date,
  state: 'planned' | 'sending',
): Promise<DeliveryRow> {
  const wait = input.retryAfterMs ?? waitAfter(delivery.attempt, MAX_WAIT_MS);
  const data = { state, reason: input.reason, freeAt: new Date(now.getTime() + wait) };
  return tx.delivery.update({ where: { id: delivery.id }, data: { ...data, ...(state === 'planned' ? { sendingSince: null } : {}) } });
}

/** Whether no attempt before this one can have reached the platform. */
const isFirstAttempt = ({ sendingSince, claimedAt }: DeliveryRow): boolean =>
  sendingSince === null || (claimedAt !== null && sendingSince >= claimedAt);

function checkClaim({ id, state, attempt }: DeliveryRow, claimedAttempt: number): void {
  const isOpen = state === 'planned' || state === 'sending';
  if (!isOpen || attempt !== claimedAttempt)
    throw new Conflict(`Another poster has claimed delivery ${id}, or it has ended (${state}).`, ['attempt']);
}

async function withDelivery<Result>(
  client: Client,
  id: string,
  work: (tx: Transaction, delivery: DeliveryRow, subscription: SubscriptionRow) => Promise<Result>,
): Promise<Result> {
  return client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "delivery" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const row = await tx.delivery.findUnique({ where: { id }, include: { subscription: true } });
    if (row === null) throw new NotFound(`There's no delivery ${id}.`, [], ['id']);
    const { subscription, ...delivery } = row;
    return work(tx, delivery, subscription);
  });
}
