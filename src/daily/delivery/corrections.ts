/** Plans corrections: when a fact is reworded or withdrawn, the posts that show it are corrected. */
import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import { hasSameWording } from '../../graph/store/changes.ts';

export const correctionKinds = {
  corrected: 'The fact was reworded.',
  retracted: 'The fact was withdrawn.',
} as const;
export type CorrectionKind = keyof typeof correctionKinds;

/** Older posts are not corrected: they are far up in the channel. */
const MAX_POST_AGE_MS = 90 * 86_400_000;
/** An arbitrary number, the same in every process and used by no other lock. */
const CORRECTION_LOCK = 72_707_371;

/** Records which posts have to change. When several processes do so at once, the lock lets one do the work. */
export async function planCorrections(client: Client, graph: Graph, now: Date): Promise<void> {
  const since = new Date(now.getTime() - MAX_POST_AGE_MS);
  const where = { state: 'sent', sentAt: { gt: since } };
  const posted = await client.delivery.groupBy({ by: ['factId', 'postedText'], where });
  const stale = posted.flatMap(({ factId, postedText }) =>
    factId === null || postedText === null ? [] : (stalePostOf(graph, factId, postedText) ?? []),
  );
  if (stale.length === 0) return;
  await client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CORRECTION_LOCK})`;
    for (const each of stale) await planFor(tx, each, where, now);
  });
}

interface StalePost {
  readonly factId: string;
  readonly postedText: string;
  readonly kind: CorrectionKind;
  /** The current text of the fact; empty when it was withdrawn. */
  readonly text: string;
  readonly reason: string | null;
}

/** How a posted text differs from its fact; undefined when it does not. */
function stalePostOf(graph: Graph, factId: string, postedText: string): StalePost | undefined {
  const fact = graph.factsById.get(factId);
  const isWithdrawn = fact === undefined || fact.retracted !== null;
  if (isWithdrawn)
    return postedText === '' ? undefined : { factId, postedText, kind: 'retracted', text: '', reason: fact?.retracted?.reason ?? null };
  return hasSameWording(fact, postedText) ? undefined : { factId, postedText, kind: 'corrected', text: fact.text, reason: fact.note };
}

async function planFor(tx: Transaction, { factId, postedText, ...correction }: StalePost, where: object, now: Date): Promise<void> {
  const deliveries = await tx.delivery.findMany({
    where: { ...where, factId, postedText },
    select: { id: true, corrections: { where: { state: 'planned' }, select: { id: true, text: true } } },
  });
  const uncorrected = deliveries.filter(({ corrections }) => corrections.length === 0);
  await tx.correction.createMany({ data: uncorrected.map(({ id }) => ({ ...correction, deliveryId: id, at: now, freeAt: now })) });
  // A new text replaces a correction that is still planned; raising `attempt` revokes the claim of a poster that has it.
  const superseded = deliveries.flatMap(({ corrections }) => corrections).filter(({ text }) => text !== correction.text);
  await tx.correction.updateMany({
    where: { id: { in: superseded.map(({ id }) => id) } },
    data: { ...correction, attempt: { increment: 1 }, freeAt: now },
  });
}
