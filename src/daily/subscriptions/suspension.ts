/** Suspend: subscriptions that cannot be posted for the time being, and those that can be again. Nothing of them is ever deleted. */
import { z } from 'zod';
import { platform, platformId } from '../../bot-state/platform.ts';
import type { Client, Transaction } from '../../database/client.ts';
import { oneOf } from '../../rules/fields.ts';
import type { SuspensionReason } from '../states.ts';
import { createNotice } from './notices.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/** So many slots in a row without the right to post are no accident. */
const MAX_REFUSALS = 3;

/** Counts a slot in which the bot was not let post. */
export async function countRefusal(tx: Transaction, row: SubscriptionRow, now: Date): Promise<void> {
  const { refusals } = await tx.subscription.update({ where: { id: row.id }, data: { refusals: { increment: 1 } } });
  if (refusals >= MAX_REFUSALS) await suspend(tx, row, 'forbidden', now);
}

/** Suspends one that is active, and has its creator told. */
export async function suspend(tx: Transaction, { id }: Pick<SubscriptionRow, 'id'>, why: SuspensionReason, now: Date): Promise<void> {
  const { count } = await tx.subscription.updateMany({ where: { id, state: 'active' }, data: { state: 'suspended', reason: why } });
  // Who threw the bot out knows, and cannot be told by it.
  if (count > 0 && why !== 'removed') await createNotice(tx, now, id, 'suspended', why);
}

/** Suspends all of the workspace of one. */
export async function suspendWorkspace(tx: Transaction, place: Pick<SubscriptionRow, 'platform' | 'workspace'>, now: Date): Promise<void> {
  const { platform: chat, workspace } = place;
  for (const { id } of await tx.subscription.findMany({ where: { platform: chat, workspace, state: 'active' }, select: { id: true } })) {
    await suspend(tx, { id }, 'removed', now);
  }
}

export const destinationEvents = {
  gone: 'The channel was deleted.',
  archived: 'Nobody can write there any more until somebody revives it.',
  unarchived: 'Somebody revived the channel.',
  removed: 'The bot was taken out of the workspace.',
  restored: 'The bot belongs to the workspace again.',
  reachable: 'The bot may post in the channel again.',
} as const;
type DestinationEvent = keyof typeof destinationEvents;

export const destinationEventInput = z.object({
  platform,
  workspace: platformId,
  channel: platformId.nullish(),
  event: oneOf(destinationEvents),
});
type DestinationEventInput = z.output<typeof destinationEventInput>;

/** What each signal suspends by, or which suspension it ends. */
const effects = {
  gone: { suspends: 'channel_gone' },
  archived: { suspends: 'archived' },
  removed: { suspends: 'removed' },
  unarchived: { resumes: ['archived'] },
  restored: { resumes: ['removed'] },
  reachable: { resumes: ['forbidden', 'channel_gone'] },
} as const satisfies Record<DestinationEvent, { readonly suspends: SuspensionReason } | { readonly resumes: readonly SuspensionReason[] }>;

/** Takes a signal of a platform; answers the subscriptions that it changed. Discord's threads are channels of their own. */
export async function applyDestinationEvent(
  client: Client,
  now: Date,
  { event, channel, ...workspace }: DestinationEventInput,
): Promise<SubscriptionRow[]> {
  const where = { ...workspace, ...(channel == null ? {} : { OR: [{ channel }, { thread: channel }] }) };
  const effect = effects[event];
  return client.$transaction(async (tx) => {
    const wanted = 'suspends' in effect ? { state: 'active' } : { state: 'suspended', reason: { in: [...effect.resumes] } };
    const rows = await tx.subscription.findMany({ where: { ...where, ...wanted } });
    const ids = rows.map(({ id }) => id);
    if ('suspends' in effect) for (const id of ids) await suspend(tx, { id }, effect.suspends, now);
    else await tx.subscription.updateMany({ where: { id: { in: ids } }, data: { state: 'active', reason: null, refusals: 0 } });
    return tx.subscription.findMany({ where: { id: { in: ids } } });
  });
}
