/** Details: the columns that only entities of one kind have. */
import type { Transaction } from '../../database/client.ts';
import { BadInput } from '../../errors.ts';
import type { Kind } from '../../graph/ontology.ts';
import { isAfter } from '../../rules/dates.ts';
import { withArticle } from '../../rules/relations.ts';
import type { Row, Table } from '../rows.ts';
import { tableDelegate } from '../sync-rows.ts';
import type { DetailInput } from './inputs.ts';

const TABLES = ['model', 'organization', 'benchmark', 'modality', 'dimension', 'stage', 'limitation'] as const satisfies readonly Table[];
const ORDERED: readonly Kind[] = ['modality', 'dimension', 'stage', 'limitation'];
type Part = keyof DetailInput;
const PARTS: readonly Part[] = ['model', 'organization', 'benchmark', 'limitation', 'ordinal'];

export interface Detail {
  readonly table: (typeof TABLES)[number];
  readonly columns: Row;
}

/** The details that were given, as columns; null for kinds without any. Throws BadInput for those of another kind. */
export function detailOf(kind: Kind, input: DetailInput, today: string): Detail | null {
  for (const part of PARTS) if (input[part] != null && !belongs(part, kind)) throw misplaced(part, kind);
  const table = TABLES.find((name) => name === kind);
  if (table === undefined) return null;
  const { parameters, contextTokens, ...own } = { parameters: undefined, contextTokens: undefined, ...partOf(input, kind) };
  const { releasedOn } = { releasedOn: undefined, ...own };
  if (releasedOn != null && isAfter(releasedOn, today)) {
    const message = `${releasedOn} lies in the future (today is ${today}). Correct the date, or wait.`;
    throw new BadInput(message, { at: [kind, 'releasedOn'] });
  }
  const columns = { ...own, parameters: toBigInt(parameters), contextTokens: toBigInt(contextTokens), ordinal: input.ordinal ?? undefined };
  return { table, columns: Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) };
}

const belongs = (part: Part, kind: Kind): boolean => (part === 'ordinal' ? ORDERED.includes(kind) : part === kind);

const misplaced = (part: Part, kind: Kind): BadInput =>
  new BadInput(`${withArticle(kind)} has no "${part}". Leave it out.`, { at: [part] });

function partOf(input: DetailInput, kind: Kind) {
  if (kind === 'model') return input.model ?? {};
  if (kind === 'organization') return input.organization ?? {};
  if (kind === 'benchmark') return input.benchmark ?? {};
  return kind === 'limitation' ? (input.limitation ?? {}) : {};
}

/** Undefined is left alone, and null empties the column. */
const toBigInt = (value: number | null | undefined): bigint | null | undefined => (value == null ? value : BigInt(value));

/** Throws BadInput when a limitation states nothing. */
export function refuseIncomplete(detail: Detail | null): void {
  if (detail?.table !== 'limitation' || detail.columns['statement'] !== undefined) return;
  throw new BadInput('A limitation needs its statement: what is said of it, in one or two sentences.', {
    at: ['limitation', 'statement'],
  });
}

/** Writes the row of a new entity; where there is an order and no place is given, it comes last. */
export async function createDetail(tx: Transaction, id: string, { table, columns }: Detail): Promise<void> {
  const ordered = (ORDERED as readonly string[]).includes(table);
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
