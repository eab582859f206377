/** Brings one origin's rows of a table to what is wanted, touching only rows that differ. */
import type { Transaction } from '../database/client.ts';
import type { Row, Table } from './rows.ts';

export interface Difference {
  readonly created: readonly Row[];
  readonly changed: readonly Row[];
  readonly removed: readonly Row[];
}

/** What all of Prisma's table doors have in common. */
interface TableDoor {
  readonly findMany: (query: { where: object; take?: number }) => Promise<Row[]>;
  readonly createMany: (query: { data: readonly Row[] }) => Promise<unknown>;
  readonly updateMany: (query: { where: object; data: Row }) => Promise<unknown>;
  readonly deleteMany: (query: { where: object }) => Promise<unknown>;
}

// Prisma types each door by its own columns; here all are treated alike, and `Rows` has typed what goes in.
export const door = (tx: Transaction, table: Table | 'offering' | 'value'): TableDoor => tx[table] as unknown as TableDoor;

const pick = (row: Row, columns: readonly string[]): Row => Object.fromEntries(columns.map((column) => [column, row[column]]));
export const keyOf = (row: Row, key: readonly string[]): string => JSON.stringify(key.map((column) => row[column]));
const plain = (value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : (value ?? null));

/** A wanted row equals an existing one when every column it names does. */
const equal = (wanted: Row, existing: Row): boolean =>
  Object.entries(wanted).every(([column, value]) => JSON.stringify(plain(value)) === JSON.stringify(plain(existing[column])));

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

/** Each key column of each row is a parameter of the statement, and Prisma allows 32,766. */
const REMOVED_AT_ONCE = 1_000;

export async function remove(tx: Transaction, table: Table, key: readonly string[], rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += REMOVED_AT_ONCE) {
    const some = rows.slice(start, start + REMOVED_AT_ONCE);
    await door(tx, table).deleteMany({ where: { OR: some.map((row) => pick(row, key)) } });
  }
}

export async function put(tx: Transaction, table: Table, key: readonly string[], { created, changed }: Difference): Promise<void> {
  if (created.length > 0) await door(tx, table).createMany({ data: created });
  for (const row of changed) await door(tx, table).updateMany({ where: pick(row, key), data: row });
}
