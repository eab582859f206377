/** Corrections: a post follows its fact. What a posted fact says otherwise by now, or that it was withdrawn, is told where it was posted. */
import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import { hasSameWording } from '../../graph/store/changes.ts';

export const correctionKinds = {
  corrected: 'The fact says something else now.',
  retracted: 'The fact was withdrawn.',
} as const;
export type CorrectionKind = keyof typeof correctionKinds;

/** Older posts are out of sight. */
const MAX_POST_AGE_MS = 90 * 86_400_000;
/** Any number will do; it must only be the same in every process, and no other's. */
const CORRECTION_LOCK = 72_707_371;

/** Writes down which posts have to change. Of processes that do so at once, one finds nothing left to do. */
export async function planCorrections(client: Client, graph: Graph, now: Date): Promise<void> {
  const since = new Date(now.getTime() - MAX_POST_AGE_MS);
  const where = { state: 'sent', sentAt: { gt: since } };
  const posted = await client.delivery.groupBy({ by: ['factId', 'said'], where });
  const stale = posted.flatMap(({ factId, said }) => (factId === null || said === null ? [] : (stalePostOf(graph, factId, said) ?? [])));
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
  /** What it says now; empty when it was withdrawn. */
  readonly text: string;
  readonly reason: string | null;
}

/** How what was said of a fact differs from what it says now; undefined when it does not. */
function stalePostOf(graph: Graph, factId: string, postedText: string): StalePost | undefined {
  const fact = graph.factsById.get(factId);
  const isWithdrawn = fact === undefined || fact.retracted !== null;
  if (isWithdrawn)
    return postedText === '' ? undefined : { factId, postedText, kind: 'retracted', text: '', reason: fact?.retracted?.reason ?? null };
  return hasSameWording(fact, postedText) ? undefined : { factId, postedText, kind: 'corrected', text: fact.text, reason: fact.note };
}

async function planFor(tx: Transaction, { factId, postedText, ...correction }: StalePost, where: object, now: Date): Promise<void> {
  const deliveries = await tx.delivery.findMany({
    where: { ...where, factId, said: postedText },
    select: { id: true, corrections: { where: { state: 'planned' }, select: { id: true, text: true } } },
  });
  const fresh = deliveries.filter(({ corrections }) => corrections.length === 0);
  await tx.correction.createMany({ data: fresh.map(({ id }) => ({ ...correction, deliveryId: id, at: now, freeAt: now })) });
  // Overtaken before it was told: whoever is about to tell the older one has lost it.
  const overtaken = deliveries.flatMap(({ corrections }) => corrections).filter(({ text }) => text !== correction.text);
  await tx.correction.updateMany({
    where: { id: { in: overtaken.map(({ id }) => id) } },
    data: { ...correction, attempt: { increment: 1 }, freeAt: now },
  });
}
