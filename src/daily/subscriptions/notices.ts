/** Notices to the creator of a subscription, each once until the situation has changed. */
import type { Transaction } from '../../database/client.ts';

export const noticeKinds = {
  no_content: 'No fact suits the topics, so nothing was posted.',
  suspended: 'It cannot be posted there any more, so it is suspended.',
} as const;
export type NoticeKind = keyof typeof noticeKinds;

/** That no fact suits the topics: once, until something was posted again. The caller has locked the subscription. */
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
