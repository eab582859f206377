/** Deliveries that were begun and not ended: by a poster that is gone, by one that was told to wait, or on demand. */
import type { Transaction } from '../database/client.ts';
import { decksOf, nextFact } from './decks.ts';
import { type Claiming, type DeliveryRow, end, leaseFrom, type Post } from './ledger.ts';
import { localDate } from './slots.ts';
import type { Row } from './subscriptions.ts';

/** Who looks for a post so often and cannot find out will not find out. */
const MOST_LOOKUPS = 20;

/** Those that are still to be posted, or to be looked for; the others are ended here. */
export async function claimOpen(tx: Transaction, claiming: Claiming, limit: number): Promise<readonly Post[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT d."id"::text FROM "delivery" d JOIN "subscription" s ON s."id" = d."subscription_id"
    WHERE d."free_at" <= ${claiming.now} AND s."platform" = ${claiming.platform}
    ORDER BY d."free_at" LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED`;
  if (locked.length === 0) return [];
  const open = await tx.delivery.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    include: { subscription: true },
    orderBy: { freeAt: 'asc' },
  });
  const claimed: Post[] = [];
  for (const { subscription, ...delivery } of open) {
    const post = await claimOne(tx, claiming, delivery, subscription);
    if (post !== undefined) claimed.push(post);
  }
  return claimed;
}

async function claimOne(tx: Transaction, claiming: Claiming, delivery: DeliveryRow, subscription: Row): Promise<Post | undefined> {
  const lost = delivery.attempt >= MOST_LOOKUPS || !hasFact(claiming, delivery);
  if (delivery.state === 'sending' && lost) return void (await end(tx, delivery, 'unconfirmed', delivery.reason ?? 'unreadable'));
  if (delivery.state === 'planned' && claiming.now > delivery.postBy) {
    return void (await end(tx, delivery, 'failed', delivery.reason ?? 'too_late'));
  }
  const told = delivery.state === 'planned' ? await stillTrue(tx, claiming, delivery, subscription) : {};
  if (told === undefined) return void (await end(tx, delivery, 'failed', 'no_content'));
  const data = { ...told, attempt: delivery.attempt + 1, claimedAt: claiming.now, freeAt: leaseFrom(claiming) };
  const claimed = await tx.delivery.update({ where: { id: delivery.id }, data });
  return { kind: delivery.state === 'sending' ? 'recover' : 'post', delivery: claimed, subscription };
}

const hasFact = ({ graph }: Claiming, { factId }: DeliveryRow): boolean => factId !== null && graph.factsById.has(factId);

/** Another fact for one that nobody has yet and that was withdrawn since; undefined when none is suitable. */
async function stillTrue(tx: Transaction, { graph, now }: Claiming, { factId, date }: DeliveryRow, row: Row) {
  const fact = factId === null ? undefined : graph.factsById.get(factId);
  if (fact !== undefined && fact.retracted === null) return { said: fact.text };
  const choice = nextFact(graph, row, (await decksOf(tx, [row.id]))(row.id), date ?? localDate(now, row.zoneName));
  return choice && { cycle: choice.cycle, factId: choice.fact.id, said: choice.fact.text };
}
