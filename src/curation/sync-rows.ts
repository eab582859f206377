/** Brings one origin's rows of a table to what is wanted, touching only rows that differ. */
import { yieldToEventLoop } from '../clock.ts';
import type { Transaction } from '../database/client.ts';
import type { Row, Table } from './rows.ts';

export interface Difference {
  readonly created: readonly Row[];
  readonly changed: readonly Row[];
  readonly removed: readonly Row[];
}

/** What all of Prisma's table doors have in common. */
interface TableDelegate {
  readonly findMany: (query: { where: object; take?: number }) => Promise<Row[]>;
  readonly createMany: (query: { data: readonly Row[] }) => Promise<unknown>;
  readonly updateMany: (query: { where: object; data: Row }) => Promise<unknown>;
  readonly deleteMany: (query: { where: object }) => Promise<unknown>;
}

// Prisma types each door by its own columns; here all are treated alike, and `Rows` has typed what goes in.
export const tableDelegate = (tx: Transaction, table: Table): TableDelegate => tx[table] as unknown as TableDelegate;

const pick = (row: Row, columns: readonly string[]): Row => Object.fromEntries(columns.map((column) => [column, row[column]]));
export const keyOf = (row: Row, key: readonly string[]): string => JSON.stringify(key.map((column) => row[column]));
const toComparable = (value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : (value ?? null));

/** A wanted row equals an existing one when every column it names does. */
const equal = (wanted: Row, existing: Row): boolean =>
  Object.entries(wanted).every(([column, value]) => JSON.stringify(toComparable(value)) === JSON.stringify(toComparable(existing[column])));

/** Compares by key; pure. */
export function compareRows(existing: readonly Row[], wanted: readonly Row[], key: readonly string[]): Difference {
  const before = new Map(existing.map((row) => [keyOf(row, key), row]));
  const after = new Map(wanted.map((row) => [keyOf(row, key), row]));
  const changed = [...after].filter(([id, row]) => {
    const old = before.get(id);
    return old !== undefined && !equal(row, old);
  });
  return {
    created: [...after].filter(([id]) => !before.has(id)).map(([, row]) => row),
    changed: changed.map(([, row]) => row),
    removed: [...before].filter(([id]) => !after.has(id)).map(([, row]) => row),
  };
}

/** So many rows go in one statement: few enough for PostgreSQL's limit of parameters, and others get a turn in between. */
const BATCH = 400;

/** Receives how many more rows were written. */
export type OnRowsWritten = (rows: number) => void;

export async function removeRows(
  tx: Transaction,
  table: Table,
  key: readonly string[],
  rows: readonly Row[],
  onRows: OnRowsWritten,
): Promise<void> {
  for (const batch of batchesOf(rows)) {
    await tableDelegate(tx, table).deleteMany({ where: { OR: batch.map((row) => pick(row, key)) } });
    onRows(batch.length);
    await yieldToEventLoop();
  }
}

export async function upsertRows(
  tx: Transaction,
  table: Table,
  key: readonly string[],
  { created, changed }: Pick<Difference, 'created' | 'changed'>,
  onRows: OnRowsWritten,
): Promise<void> {
  for (const batch of batchesOf(bySupersession(table, created))) {
    await tableDelegate(tx, table).createMany({ data: batch });
    onRows(batch.length);
    await yieldToEventLoop();
  }
  for (const row of changed) {
    await tableDelegate(tx, table).updateMany({ where: pick(row, key), data: row });
    onRows(1);
    await yieldToEventLoop();
  }
}

/** Facts in an order in which each comes after the one that replaces it; all other rows as they are. */
export function bySupersession(table: string, rows: readonly Row[]): readonly Row[] {
  if (table !== 'fact') return rows;
  const byId = new Map(rows.map((row) => [row['id'], row]));
  const depth = (row: Row | undefined, seen = 0): number =>
    row === undefined || seen > rows.length ? 0 : 1 + depth(byId.get(row['supersededById']), seen + 1);
  return rows
    .map((row) => ({ row, at: depth(row) }))
    .sort((one, other) => one.at - other.at)
    .map(({ row }) => row);
}

function* batchesOf(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
