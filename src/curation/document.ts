/** Document: the whole knowledge of all origins as one JSON value, and back into an empty database. */
import { z } from 'zod';
import { yieldToEventLoop } from '../clock.ts';
import { type Client, Prisma, type Transaction } from '../database/client.ts';
import { BadInput } from '../errors.ts';
import { markAsBaseline } from './change-log.ts';
import { checkRows } from './document-rules.ts';
import { addToOntology } from './ontology.ts';
import { type Row, tables } from './rows.ts';
import { bySupersession } from './sync-rows.ts';

const FORMAT = 'lmm-atlas-knowledge';
const VERSION = 1;
const BATCH = 400;
const TIME_LIMIT_MS = 300_000;

/** Every table of knowledge in the order in which it can be filled, then what belongs to its history. */
const exported = [
  ...new Set([...tables.map(({ name }) => name).filter((name) => name !== 'citation'), 'score', 'citation', 'writing', 'importRun']),
];

/** The columns of each table, as Prisma knows them; its name there begins with a capital. */
const fields = Prisma as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>;
const columnsOf = (table: string): string[] =>
  Object.keys(fields[`${table.charAt(0).toUpperCase()}${table.slice(1)}ScalarFieldEnum`] ?? {});

const documentSchema = z.strictObject({
  format: z.literal(FORMAT, { error: `must be "${FORMAT}"; only what "lmm export" wrote can be restored` }),
  version: z.literal(VERSION, { error: `must be ${VERSION}; export again with this version of LMM Atlas` }),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.json()))),
});
export type KnowledgeDocument = z.infer<typeof documentSchema>;

interface DocumentTable {
  readonly findMany: () => Promise<Row[]>;
  readonly count: () => Promise<number>;
  readonly createMany: (query: { data: readonly Row[] }) => Promise<unknown>;
}
// Prisma types each table's door by its own columns; here all are treated alike.
const documentTable = (tx: Transaction, table: string): DocumentTable =>
  (tx as unknown as Readonly<Record<string, DocumentTable>>)[table] as DocumentTable;

/** All rows of one moment, sorted, so that the same knowledge always gives the same document. */
export async function exportKnowledge(client: Client): Promise<KnowledgeDocument> {
  const options = { isolationLevel: 'RepeatableRead', timeout: TIME_LIMIT_MS, maxWait: TIME_LIMIT_MS } as const;
  return client.$transaction(async (tx) => {
    const tables: KnowledgeDocument['tables'] = {};
    for (const table of exported) {
      const rows = (await documentTable(tx, table).findMany()).map(toJson);
      tables[table] = rows
        .map((row) => ({ row, text: JSON.stringify(row) }))
        .sort((one, other) => (one.text < other.text ? -1 : 1))
        .map(({ row }) => row);
      await yieldToEventLoop();
    }
    return { format: FORMAT, version: VERSION, tables };
  }, options);
}

type Json = KnowledgeDocument['tables'][string][number];

function toJson(row: Row): Json {
  const plain = (value: unknown) => {
    if (typeof value === 'bigint') return Number(value);
    return value instanceof Date ? value.toISOString() : value;
  };
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)])) as Json;
}

/** Throws BadInput that names the place and what is wrong there. */
export function readDocument(text: string, where: string): KnowledgeDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${where} isn't a JSON document: ${(error as Error).message}.`);
  }
  const result = documentSchema.safeParse(value);
  const [issue] = result.error?.issues ?? [];
  if (!result.success) throw new BadInput(`${where}: ${issue?.path.join('.') || 'the document'} ${issue?.message}.`);
  for (const [table, rows] of Object.entries(result.data.tables)) {
    if (!exported.includes(table)) throw new BadInput(`${where}: tables.${table} is unknown. Known are ${exported.join(', ')}.`);
    const columns = columnsOf(table);
    for (const [index, row] of rows.entries()) {
      const unknown = Object.keys(row).find((column) => !columns.includes(column));
      if (unknown !== undefined)
        throw new BadInput(`${where}: tables.${table}.${index}.${unknown} is unknown. Known are ${columns.join(', ')}.`);
    }
  }
  return result.data;
}

/**
 * Writes a document into an empty database, whole or not at all; throws BadInput when it is not empty, or when a row is wrong or
 * breaks a rule that its writer had to keep to.
 */
export async function restoreKnowledge(client: Client, document: KnowledgeDocument): Promise<number> {
  const checked = new Map<string, readonly Row[]>();
  for (const table of exported) checked.set(table, await checkRows(table, document.tables[table] ?? []));
  return client.$transaction(
    async (tx) => {
      await refuseFilled(tx);
      await markAsBaseline(tx);
      await addToOntology(tx);
      let written = 0;
      for (const table of exported) {
        const rows = bySupersession(table, checked.get(table) ?? []);
        for (let start = 0; start < rows.length; start += BATCH) {
          await createRows(tx, table, rows.slice(start, start + BATCH), start);
          await yieldToEventLoop();
        }
        written += rows.length;
      }
      return written;
    },
    { timeout: TIME_LIMIT_MS, maxWait: TIME_LIMIT_MS },
  );
}

async function refuseFilled(tx: Transaction): Promise<void> {
  for (const table of exported) {
    const count = await documentTable(tx, table).count();
    if (count > 0)
      throw new BadInput(`The database is not empty: "${table}" has ${count} rows. Restore into a new one: set LMM_DATA or DATABASE_URL.`);
  }
}

async function createRows(tx: Transaction, table: string, rows: readonly Row[], start: number): Promise<void> {
  try {
    await documentTable(tx, table).createMany({ data: rows });
  } catch (error) {
    // Prisma shows the whole call before it comes to the point.
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    throw new BadInput(`tables.${table}, rows ${start} to ${start + rows.length - 1}: ${reason}`, { cause: error });
  }
}
