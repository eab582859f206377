/** Runs: the record of imports. They aren't knowledge: only the time of a catalog's last import enters the graph. */
import type { Client, Transaction } from '../database/client.ts';
import type { Queries } from '../database/sql.ts';
import type { Counts } from './plan/plan.ts';

export interface Run {
  readonly origin: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: 'imported' | 'unchanged' | 'failed';
  readonly message?: string;
  readonly etag?: string | undefined;
  readonly basis?: string | undefined;
  readonly counts: Partial<Counts> & { readonly created?: number; readonly changed?: number; readonly removed?: number };
}

const COMPLETE = { in: ['imported', 'unchanged'] };

/** What identifies the database's content of a catalog: its ETag or version there, and what it was matched against. */
interface ImportedState {
  readonly etag: string | null;
  readonly basis: string | null;
}

export async function recordRun(db: Client | Transaction, { counts, ...run }: Run): Promise<void> {
  await db.importRun.create({ data: { ...run, etag: run.etag ?? null, basis: run.basis ?? null, counts: { ...counts } } });
}

/** After the last complete import; in SQL, since every start asks for it. */
export async function lastState({ rows }: Pick<Queries, 'rows'>, origin: string): Promise<ImportedState | undefined> {
  const [state] = await rows<ImportedState>(
    `select etag, basis from import_run where origin = $1 and outcome in ('imported', 'unchanged') order by finished_at desc limit 1`,
    [origin],
  );
  return state;
}

/** The last complete import. */
export async function lastComplete(db: Client | Transaction, origin: string) {
  return db.importRun.findFirst({ where: { origin, outcome: COMPLETE }, orderBy: { finishedAt: 'desc' } });
}

export async function completedDays(tx: Transaction, origin: string): Promise<string[]> {
  const runs = await tx.importRun.findMany({ where: { origin, outcome: COMPLETE }, select: { finishedAt: true } });
  return runs.map(({ finishedAt }) => finishedAt.toISOString().slice(0, 10));
}
