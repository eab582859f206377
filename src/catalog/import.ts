/** Import: writes a catalog into the database under the catalog's own origin, all or nothing. */

import type { Clock } from '../clock.ts';
import { type WriteResult, writeContent } from '../curation/write.ts';
import type { Client, Transaction } from '../database/client.ts';
import { queriesIn } from '../database/prisma-queries.ts';
import type { Queries } from '../database/sql.ts';
import { BadInput } from '../errors.ts';
import type { History } from './plan/offerings.ts';
import type { Counts, ImportPlan } from './plan/plan.ts';
import { basisOf } from './plan/state.ts';
import type { InvalidRecord } from './read/read-catalog.ts';
import { completedDays, lastState, recordRun } from './runs.ts';

/** Raised when the same catalog would give different rows: even an unchanged catalog is then read again. */
const VERSION = '5';

export interface CatalogSource {
  readonly origin: string;
  /** `etag` is the one of the database's content; undefined when the catalog must be read in any case. */
  readonly load: (etag: string | undefined) => Promise<LoadedCatalog>;
}

export interface LoadedCatalog {
  readonly etag?: string | undefined;
  readonly hash: string;
  readonly quarantined: readonly InvalidRecord[];
  readonly leftOut: readonly InvalidRecord[];
  readonly plan: (tx: Transaction, options: { readonly history: History; readonly acceptLosses: boolean }) => Promise<ImportPlan>;
}

export interface ImportOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly source: CatalogSource;
  /** Accepts a catalog that lost more than a tenth of its records. */
  readonly acceptLosses?: boolean;
  /** Does everything, then rolls it back. */
  readonly dryRun?: boolean;
  /** Sees what the import wrote, in its transaction: the only place where a dry run shows it. */
  readonly onWritten?: (tx: Transaction) => Promise<void>;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ImportResult {
  readonly origin: string;
  readonly outcome: 'imported' | 'unchanged';
  readonly written: WriteResult;
  readonly counts: Counts;
  readonly quarantined: readonly InvalidRecord[];
  /** Fields that couldn't be read, of records that were. */
  readonly leftOut: readonly InvalidRecord[];
}

/** Throws BadInput when the catalog can't be used; the database then keeps its content and records the failure. */
export async function importCatalog(options: ImportOptions): Promise<ImportResult> {
  const { client, clock, source, dryRun } = options;
  const startedAt = clock.now();
  try {
    return await runImport(options, startedAt);
  } catch (error) {
    if (dryRun !== true) {
      const message = error instanceof Error ? error.message : String(error);
      const run = { origin: source.origin, startedAt, finishedAt: clock.now(), outcome: 'failed', message, counts: {} } as const;
      // If the database itself fails, its first error says more than the failure to record it.
      await recordRun(client, run).catch(() => {});
    }
    throw error;
  }
}

/** Whether the last complete import read this version of a catalog, and would be matched as it was then. */
export async function isCurrent(sql: Pick<Queries, 'rows'>, origin: string, version: string): Promise<boolean> {
  const last = await lastState(sql, origin);
  return last?.etag === version && last.basis === (await basisOf(sql, origin, VERSION));
}

async function runImport({ client, clock, source, ...options }: ImportOptions, startedAt: Date): Promise<ImportResult> {
  const { origin } = source;
  const sql = queriesIn(client);
  const basis = await basisOf(sql, origin, VERSION);
  const last = await lastState(sql, origin);
  const loaded = await source.load(last?.basis === basis ? (last.etag ?? undefined) : undefined);
  let result: ImportResult | undefined;
  let counts: Counts | undefined;
  const rows = async (tx: Transaction) => {
    const history = { day: startedAt.toISOString().slice(0, 10), completed: await completedDays(tx, origin) };
    const plan = await loaded.plan(tx, { history, acceptLosses: options.acceptLosses === true });
    ({ counts } = plan);
    return plan.rows;
  };
  const record = async (tx: Transaction, written: WriteResult) => {
    if (counts === undefined) throw new TypeError('the rows were written before they were planned');
    const outcome = written.created + written.changed + written.removed === 0 ? 'unchanged' : 'imported';
    result = { ...{ origin, outcome, written, counts }, quarantined: loaded.quarantined, leftOut: loaded.leftOut };
    await options.onWritten?.(tx);
    if (options.dryRun === true) throw new DryRunRollback();
    const finishedAt = clock.now();
    await recordRun(tx, { origin, startedAt, finishedAt, outcome, etag: loaded.etag, basis, counts: { ...counts, ...written } });
  };
  const content = { origin, hash: loaded.hash, rows, writtenAt: startedAt, onProgress: options.onProgress, record };
  await writeContent(client, content).catch((error: unknown) => {
    if (!(error instanceof DryRunRollback)) throw error;
  });
  if (result === undefined) throw new BadInput(`The import of "${origin}" ended without a result.`);
  return result;
}

class DryRunRollback extends Error {}
