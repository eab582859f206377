/** Edits of single slots: skip the next one, post one more now, or preview the next fact. */
import { BadInput } from '../../errors.ts';
import { chooseContent } from '../content/choose.ts';
import type { SubscriptionInput } from '../inputs.ts';
import { loadRotations, nextFact } from '../rotation/rotations.ts';
import { dueAt, nextOpenSlot, slotDueAt } from '../schedule/due-times.ts';
import { localDate } from '../schedule/slots.ts';
import { changeSubscription, type SubscriptionContext, type SubscriptionRow } from './subscriptions.ts';

/** A post on demand is obsolete after this. */
const MAX_POST_NOW_MS = 10 * 60_000;

export const skipSlot = ({ client, now }: SubscriptionContext, { actor, id }: SubscriptionInput) =>
  changeSubscription(client, actor, id, async (tx, row) => {
    const slot = slotDueAt(row, row.nextAt ?? now);
    const delivery = await tx.delivery.create({
      data: {
        subscriptionId: id,
        at: now,
        date: slot.date,
        dueAt: slot.at,
        postBy: slot.at,
        state: 'skipped',
        reason: 'by_admin',
      },
    });
    const next = await nextOpenSlot(tx, row, slot.at > now ? slot.at : now);
    const subscription = await tx.subscription.update({ where: { id }, data: { nextAt: dueAt(row, next) } });
    return { subscription, delivery };
  });

/** Posts the next fact, or what the next digest would tell, as soon as a poster claims it, outside the schedule; throws BadInput when there is none, or when it is suspended. */
export const postNow = ({ client, graph, now }: SubscriptionContext, { actor, id }: SubscriptionInput) =>
  changeSubscription(client, actor, id, async (tx, row) => {
    if (row.state === 'suspended')
      throw new BadInput('The subscription is suspended, so nothing can be posted: resume it first.', { at: ['id'], reason: 'SUSPENDED' });
    const rotation = (await loadRotations(tx, [id]))(id);
    const { data } = await chooseContent(tx, { graph, now }, row, rotation, localDate(now, row.zoneName));
    if (data === undefined) throw nothingToPost(row);
    const delivery = await tx.delivery.create({
      data: {
        subscriptionId: id,
        at: now,
        dueAt: now,
        postBy: new Date(now.getTime() + MAX_POST_NOW_MS),
        state: 'planned',
        freeAt: now,
        ...data,
      },
    });
    return { subscription: row, delivery };
  });

const nothingToPost = ({ kind }: SubscriptionRow): BadInput =>
  kind === 'facts'
    ? new BadInput('No fact matches its topics: edit the topics.', { at: ['id'], reason: 'NO_FACT' })
    : new BadInput('Nothing has changed since its last post.', { at: ['id'], reason: 'NO_CHANGES' });

/** The fact of the next slot, chosen exactly as its claim will, if the facts stay the same. */
export async function preview({ client, graph }: Pick<SubscriptionContext, 'client' | 'graph'>, row: SubscriptionRow) {
  if (row.nextAt === null || row.kind !== 'facts') return undefined;
  const rotation = (await loadRotations(client, [row.id]))(row.id);
  return nextFact(graph, row, rotation, slotDueAt(row, row.nextAt).date)?.fact;
}
