/** The rows of the frozen knowledge that questions are asked of; each table of the fixture is stored by columns. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { groupBy } from '../../../src/graph/base/collections.ts';
import { type DetailKind, detailKinds } from '../../../src/graph/ontology.ts';
import type { Tables } from '../graph/tables.ts';

/** For each column, the values of all rows. */
export type FrozenTable = Readonly<Record<string, readonly unknown[]>>;
type Row = Readonly<Record<string, unknown>>;

export const frozenFile = fileURLToPath(new URL('../../fixtures/ask/graph.json.gz', import.meta.url));

/** Prisma returns 64-bit integers for these. */
const BIG_INTEGERS = ['parameters', 'contextTokens', 'outputTokens'];

let read: Tables | undefined;

/** Read once; nothing changes them. */
export function frozenRows(): Tables {
  read ??= toTables(JSON.parse(gunzipSync(readFileSync(frozenFile)).toString()));
  return read;
}

function toTables(frozen: Readonly<Record<string, FrozenTable>>): Tables {
  const rows = (table: string): Row[] => toRows(frozen[table] ?? {});
  const [aliases, asks] = ['alias', 'ask'].map((table) => groupBy(rows(table), ({ entityId }) => [entityId]));
  const details = detailKinds.map((kind) => [kind, new Map(rows(kind).map((row) => [row['id'], row]))] as const);
  const subjects = groupBy(rows('factSubject'), ({ factId }) => [factId]);
  const contradicts = groupBy(rows('contradiction'), ({ factId }) => [factId]);
  const contradictedBy = groupBy(rows('contradiction'), ({ otherId }) => [otherId]);
  const entities = rows('entity').map((row) => ({
    ...row,
    ...{ aliases: aliases?.get(row['id']) ?? [], asks: asks?.get(row['id']) ?? [] },
    ...(Object.fromEntries(details.map(([kind, byId]) => [kind, byId.get(row['id']) ?? null])) as Record<DetailKind, Row | null>),
  }));
  const facts = rows('fact').map((row) => ({
    ...row,
    ...{ subjects: subjects.get(row['id']) ?? [], contradicts: contradicts.get(row['id']) ?? [] },
    contradictedBy: contradictedBy.get(row['id']) ?? [],
  }));
  const tables = {
    ...{ revision: 1n, entities, facts, relations: rows('relation'), positions: rows('position'), scores: rows('score') },
    ...{ sources: rows('source'), citations: rows('citation'), redirects: rows('redirect'), offerings: rows('offering') },
    values: rows('value'),
    imports: rows('import').map((row) => ({ ...row, finishedAt: new Date(String(row['finishedAt'])) })),
  };
  // The fixture holds the columns that the database had.
  return tables as unknown as Tables;
}

function toRows(table: FrozenTable): Row[] {
  const columns = Object.entries(table);
  const [, first = []] = columns[0] ?? [];
  return first.map((_, index) => Object.fromEntries(columns.map(([name, values]) => [name, toValue(name, values[index])])));
}

const toValue = (column: string, value: unknown): unknown =>
  typeof value === 'number' && BIG_INTEGERS.includes(column) ? BigInt(value) : value;
