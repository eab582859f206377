/** The log of changes: how long it's kept, and which of its rows are no news. The database's triggers write it. */
import type { Transaction } from '../database/client.ts';
import type { Sql } from '../database/sql.ts';

/** Long enough to tell what changed within a year. */
const RETENTION_MS = 400 * 86_400_000;
/** About 100 MB. */
const MAX_ROWS = 500_000;

interface PruneOptions {
  readonly maxRows?: number;
}

/** Deletes old changes and those beyond the limit, the oldest first; returns how many. A process that still needs them loads the whole graph. */
export function pruneChangeLog(sql: Pick<Sql, 'transaction'>, now: Date, { maxRows = MAX_ROWS }: PruneOptions = {}): Promise<number> {
  const oldest = new Date(now.getTime() - RETENTION_MS);
  return sql.transaction(async ({ rows }) => {
    const [last] = await rows<{ id: string; revision: string }>(
      `select id::text, revision::text from change where at < $1 or id <= (select max(id) from change) - $2::bigint
       order by change.id desc limit 1`,
      [oldest, maxRows],
    );
    if (last === undefined) return 0;
    await rows('update graph_revision set logged_since = $1::bigint where logged_since < $1::bigint', [last.revision]);
    const [deleted] = await rows<{ count: number }>(
      'with deleted as (delete from change where id <= $1::bigint returning id) select count(*)::int as count from deleted',
      [last.id],
    );
    return deleted?.count ?? 0;
  });
}

/** Marks what the transaction will write as there from the beginning: what an origin writes the first time isn't news, nor is a restore. */
export async function markAsBaseline(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('lmm.baseline', 'on', true)`;
}
