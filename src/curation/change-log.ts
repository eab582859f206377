/** The log of changes: how long it's kept, and which of its rows are no news. The database's triggers write it. */
import type { Client, Transaction } from '../database/client.ts';

/** Long enough to tell what changed within a year. */
const RETENTION_MS = 400 * 86_400_000;
/** About 100 MB. */
const MAX_ROWS = 500_000;

interface PruneOptions {
  readonly maxRows?: number;
}

/** Deletes old changes and those beyond the limit, the oldest first; returns how many. A process that still needs them loads the whole graph. */
export function pruneChangeLog(client: Client, now: Date, { maxRows = MAX_ROWS }: PruneOptions = {}): Promise<number> {
  return client.$transaction(async (tx) => {
    const [latest] = await tx.change.findMany({ orderBy: { id: 'desc' }, take: 1, select: { id: true } });
    const last = await tx.change.findFirst({
      where: { OR: [{ at: { lt: new Date(now.getTime() - RETENTION_MS) } }, { id: { lte: (latest?.id ?? 0n) - BigInt(maxRows) } }] },
      orderBy: { id: 'desc' },
      select: { id: true, revision: true },
    });
    if (last === null) return 0;
    await tx.graphRevision.updateMany({ where: { loggedSince: { lt: last.revision } }, data: { loggedSince: last.revision } });
    return (await tx.change.deleteMany({ where: { id: { lte: last.id } } })).count;
  });
}

/** Marks what the transaction will write as there from the beginning: what an origin writes the first time is no news. */
export async function markAsBaseline(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('lmm.baseline', 'on', true)`;
}
