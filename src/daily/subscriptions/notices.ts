/** Notices to the creator of a subscription, each once until the situation has changed. */
import type { Transaction } from '../../database/client.ts';

export const noticeKinds = {
  no_content: 'No fact matches the topics, so nothing was posted.',
  suspended: 'Posting there is no longer possible, so the subscription is suspended.',
} as const;
export type NoticeKind = keyof typeof noticeKinds;

/** Creates the notice that no fact matches the topics: once, until a fact is posted again. The caller has locked the subscription. */
export async function createNoContentNotice(tx: Transaction, now: Date, subscriptionId: string): Promise<void> {
  const newest = { orderBy: { at: 'desc' }, select: { at: true } } as const;
  const sent = await tx.delivery.findFirst({ where: { subscriptionId, state: 'sent' }, ...newest });
  const lastNotice = await tx.notice.findFirst({ where: { subscriptionId, kind: 'no_content' }, ...newest });
  if (lastNotice === null || (sent !== null && sent.at > lastNotice.at)) await createNotice(tx, now, subscriptionId, 'no_content', null);
}

export async function createNotice(
  tx: Transaction,
  now: Date,
  subscriptionId: string,
  kind: NoticeKind,
  reason: string | null,
): Promise<void> {
  await tx.notice.create({ data: { subscriptionId, at: now, kind, reason, freeAt: now } });
}
