/** Suspends subscriptions that cannot be posted for now, and resumes them when they can. Nothing is ever deleted. */
import type { z } from 'zod';
import { platform, platformId } from '../../bot-state/platform.ts';
import type { Client, Transaction } from '../../database/client.ts';
import { oneOf } from '../../rules/fields.ts';
import { inputObject } from '../../rules/inputs.ts';
import type { SuspensionReason } from '../states.ts';
import { createNotice } from './notices.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/** A subscription is suspended after this many refused posts in a row. */
const MAX_REFUSALS = 3;

export async function countRefusal(tx: Transaction, row: SubscriptionRow, now: Date): Promise<void> {
  const { refusals } = await tx.subscription.update({ where: { id: row.id }, data: { refusals: { increment: 1 } } });
  if (refusals >= MAX_REFUSALS) await suspend(tx, row, 'forbidden', now);
}

export async function suspend(tx: Transaction, { id }: Pick<SubscriptionRow, 'id'>, why: SuspensionReason, now: Date): Promise<void> {
  const { count } = await tx.subscription.updateMany({ where: { id, state: 'active' }, data: { state: 'suspended', reason: why } });
  // A bot that was removed cannot send a notice.
  if (count > 0 && why !== 'removed') await createNotice(tx, now, id, 'suspended', why);
}

export async function suspendWorkspace(
  tx: Transaction,
  place: Pick<SubscriptionRow, 'id' | 'platform' | 'workspace'>,
  now: Date,
): Promise<void> {
  const { platform: ofPlatform, workspace } = place;
  // Direct messages without a workspace have nothing in common.
  if (workspace === '') return suspend(tx, place, 'removed', now);
  const where = { platform: ofPlatform, workspace, state: 'active' };
  for (const { id } of await tx.subscription.findMany({ where, select: { id: true } })) {
    await suspend(tx, { id }, 'removed', now);
  }
}

export const destinationEvents = {
  gone: 'The channel was deleted.',
  archived: "The channel was archived: posting works again once it's restored.",
  unarchived: 'The channel was restored.',
  removed: 'The bot was removed from the workspace.',
  restored: 'The bot is in the workspace again.',
  reachable: 'The bot may post in the channel again.',
} as const;
type DestinationEvent = keyof typeof destinationEvents;

export const destinationEventInput = inputObject('An event of a channel or workspace.', {
  platform: platform.describe('The chat platform that reports it.'),
  workspace: platformId.describe('The Slack team or Discord guild.'),
  channel: platformId.nullish().describe('The channel concerned; the whole workspace by default.'),
  event: oneOf(destinationEvents).describe('What the platform reports.'),
});
type DestinationEventInput = z.output<typeof destinationEventInput>;

/** For each event, the reason of the suspension that it causes, or the reasons of those that it ends. */
const effects = {
  gone: { suspends: 'channel_gone' },
  archived: { suspends: 'archived' },
  removed: { suspends: 'removed' },
  unarchived: { resumes: ['archived'] },
  restored: { resumes: ['removed'] },
  reachable: { resumes: ['forbidden', 'channel_gone'] },
} as const satisfies Record<DestinationEvent, { readonly suspends: SuspensionReason } | { readonly resumes: readonly SuspensionReason[] }>;

/** Applies an event of a platform; returns the subscriptions that it changed. Discord's threads are channels of their own. */
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
