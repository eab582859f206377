/** Curation: the only code that writes knowledge, always for one origin. */
import { yieldToEventLoop } from '../clock.ts';
import { type Client, Prisma, type Transaction } from '../database/client.ts';
import type { Queries } from '../database/sql.ts';
import { BadInput } from '../errors.ts';
import { markAsBaseline } from './change-log.ts';
import { assertNothingNeeded, assertNothingTaken, type TableDifference } from './guard.ts';
import { handOver, takeOver } from './handover.ts';
import { addToOntology, removeFromOntology } from './ontology.ts';
import { type Row, type Rows, tables } from './rows.ts';
import { compareRows, removeRows, tableDelegate, upsertRows } from './sync-rows.ts';
import { acquireWriteLock, WRITE_TRANSACTION_OPTIONS } from './write-lock.ts';

export interface OriginContent {
  readonly origin: string;
  /** Names this content: an origin whose last hash is the same is left alone. */
  readonly hash: string;
  /** The rows, or what makes them of the state that the write will meet. */
  readonly rows: Rows | ((tx: Transaction) => Promise<Rows>);
  readonly writtenAt: Date;
  /** Hears how many rows are to be written, and how many were. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Done at the end, in the same transaction: what it writes is there if and only if the content is. */
  readonly record?: ((tx: Transaction, written: WriteResult) => Promise<void>) | undefined;
}

export interface WriteResult {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

/** The hash of what an origin wrote last; undefined when it never wrote. */
export async function lastHash({ rows }: Pick<Queries, 'rows'>, origin: string): Promise<string | undefined> {
  const [writing] = await rows<{ hash: string }>('select hash from writing where origin = $1', [origin]);
  return writing?.hash;
}

/**
 * Makes the database hold exactly `content.rows` for its origin, in one transaction, and nothing of other origins changes.
 * Throws BadInput when another origin needs something that would go, or has written already what would be added.
 */
export async function writeContent(client: Client, content: OriginContent): Promise<WriteResult> {
  try {
    return await client.$transaction((tx) => write(tx, content), WRITE_TRANSACTION_OPTIONS);
  } catch (error) {
    throw isForeignKey(error) ? new BadInput(missing(content.origin), { cause: error }) : error;
  }
}

async function write(tx: Transaction, { origin, hash, rows: wanted, writtenAt, onProgress, record }: OriginContent): Promise<WriteResult> {
  await acquireWriteLock(tx);
  if ((await tx.writing.findUnique({ where: { origin } })) === null) await markAsBaseline(tx);
  await addToOntology(tx);
  const rows = typeof wanted === 'function' ? await wanted(tx) : wanted;
  await takeOver(tx, origin, rows);
  const differences = await handOver(tx, origin, await differencesOf(tx, origin, rows));
  await assertNothingNeeded(tx, origin, differences);
  await assertNothingTaken(tx, origin, differences);
  const count = (part: 'created' | 'changed' | 'removed') => differences.reduce((sum, { difference }) => sum + difference[part].length, 0);
  const written = { created: count('created'), changed: count('changed'), removed: count('removed') };
  const onRows = progressCounter(written.created + written.changed + written.removed, onProgress);
  // What goes comes last: until then rows that stay may still name it.
  for (const { name, key, difference } of differences) await upsertRows(tx, name, key, difference, onRows);
  for (const { name, key, difference } of differences.toReversed()) await removeRows(tx, name, key, difference.removed, onRows);
  await removeFromOntology(tx);
  await tx.writing.upsert({ where: { origin }, create: { origin, hash, writtenAt }, update: { hash, writtenAt } });
  await record?.(tx, written);
  return written;
}

async function differencesOf(tx: Transaction, origin: string, rows: Rows): Promise<TableDifference[]> {
  const differences: TableDifference[] = [];
  for (const { name, key, of } of tables) {
    const existing = await tableDelegate(tx, name).findMany({ where: of(origin) });
    differences.push({ name, key, difference: compareRows(existing, rows[name] as readonly Row[], key) });
    await yieldToEventLoop();
  }
  return differences;
}

function progressCounter(total: number, onProgress: OriginContent['onProgress']): (rows: number) => void {
  let done = 0;
  return (rows) => {
    done += rows;
    onProgress?.(done, total);
  };
}

/** What PostgreSQL 18 calls a RESTRICT that holds; older ones call it a foreign key violation, which Prisma makes P2003. */
const RESTRICT_VIOLATION = '23001';

function isForeignKey(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const thrown = error.meta?.['driverAdapterError'] as { readonly cause?: { readonly originalCode?: string } } | undefined;
  return error.code === 'P2003' || thrown?.cause?.originalCode === RESTRICT_VIOLATION;
}

const missing = (origin: string): string =>
  `Rows of "${origin}" refer to something that is not there, or the ontology no longer has a kind or relation that another origin uses.`;
