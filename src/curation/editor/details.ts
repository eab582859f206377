/** Details: the columns that only entities of one kind have. */
import type { Transaction } from '../../database/client.ts';
import { BadInput } from '../../errors.ts';
import { columnKinds, columnRules, type DetailKind, hasColumns, hasDetails, hasOrdinal, type Kind } from '../../graph/ontology.ts';
import { isAfter } from '../../rules/dates.ts';
import { withArticle } from '../../rules/relations.ts';
import { type Row, toDetailColumns } from '../rows.ts';
import { tableDelegate } from '../sync-rows.ts';
import type { DetailInput } from './inputs.ts';

type Part = keyof DetailInput;
const PARTS: readonly Part[] = [...columnKinds, 'ordinal'];

export interface Detail {
  readonly table: DetailKind;
  readonly columns: Row;
}

/** The details that were given, as columns; null for kinds without any. Throws BadInput for those of another kind. */
export function detailOf(kind: Kind, input: DetailInput, today: string): Detail | null {
  for (const part of PARTS) if (input[part] != null && !belongs(part, kind)) throw misplaced(part, kind);
  if (!hasDetails(kind)) return null;
  const given = Object.entries({ ...(hasColumns(kind) ? input[kind] : {}), ordinal: input.ordinal ?? undefined });
  // What is left out stays as it is, and null empties the column.
  const values = Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  for (const [name, { type }] of Object.entries(columnRules(kind))) {
    const value = values[name];
    if (type !== 'date' || typeof value !== 'string' || !isAfter(value, today)) continue;
    throw new BadInput(`${value} lies in the future (today is ${today}). Correct the date, or wait.`, { at: [kind, name] });
  }
  return { table: kind, columns: toDetailColumns(kind, values) };
}

const belongs = (part: Part, kind: Kind): boolean => (part === 'ordinal' ? hasOrdinal(kind) : part === kind);

const misplaced = (part: Part, kind: Kind): BadInput =>
  new BadInput(`${withArticle(kind)} has no "${part}". Leave it out.`, { at: [part] });

/** Throws BadInput when a new entity lacks a column that its kind needs. */
export function refuseIncomplete(detail: Detail | null): void {
  if (detail === null) return;
  for (const [name, { required }] of Object.entries(columnRules(detail.table))) {
    if (required === undefined || detail.columns[name] !== undefined) continue;
    throw new BadInput(`${withArticle(detail.table)} needs its ${name}: ${required}.`, { at: [detail.table, name] });
  }
}

/** Writes the row of a new entity; where there is an order and no place is given, it comes last. */
export async function createDetail(tx: Transaction, id: string, { table, columns }: Detail): Promise<void> {
  const ordered = hasOrdinal(table);
  const last = ordered ? await lastOrdinal(tx, table) : 0;
  await tableDelegate(tx, table).createMany({ data: [{ id, ...(ordered ? { ordinal: last + 1 } : {}), ...columns }] });
}

async function lastOrdinal(tx: Transaction, table: Detail['table']): Promise<number> {
  const rows = await tableDelegate(tx, table).findMany({ where: {} });
  return Math.max(0, ...rows.map(({ ordinal }) => Number(ordinal)));
}

/** Changes the columns that were given; the row itself is made when the entity had none. */
export async function updateDetail(tx: Transaction, id: string, detail: Detail): Promise<void> {
  const [existing] = await tableDelegate(tx, detail.table).findMany({ where: { id } });
  if (existing === undefined) await createDetail(tx, id, detail);
  else await tableDelegate(tx, detail.table).updateMany({ where: { id }, data: detail.columns });
}
