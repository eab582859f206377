/** The database content of the sample of our knowledge files, and small changes to it. */
import { emptyRows, type Row, type Rows, type Table } from '../../../src/curation/rows.ts';
import { type OriginContent, writeContent } from '../../../src/curation/write.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { loadKnowledge } from '../../../src/knowledge/index.ts';
import { toRows } from '../../../src/seed/rows.ts';
import { revisionIn } from '../graph/graph-in.ts';
import { sampleKnowledge } from '../sample-knowledge.ts';

/** What the sample of our knowledge files is written as. */
export const sampleRows = async (): Promise<Rows> => toRows((await loadKnowledge(await sampleKnowledge(), '2026-12-31')).contents);

/** Content of one origin; only the hash of the last write depends on the time. */
export const contentOf = (rows: Rows, origin = 'curated'): OriginContent => ({ origin, hash: 'test', rows, writtenAt: new Date(0) });

/** The rows without those that refer to the id, and without the citations and subjects that would dangle. */
export function without(rows: Rows, id: string): Rows {
  const names = (row: object): boolean => Object.values(row).includes(id);
  const gone = [...rows.fact, ...rows.relation, ...rows.position].filter(names).map((row) => row.id);
  const hangs = (row: object): boolean => names(row) || Object.values(row).some((value) => gone.includes(value as string));
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [table, (list as readonly object[]).filter((row) => !hangs(row))]),
  ) as unknown as Rows;
}

/** The rows, with others in place of those with the same id. */
export function withRows(rows: Rows, table: Table, changed: readonly Row[]): Rows {
  const ids = new Set(changed.map(({ id }) => id));
  const kept = (rows[table] as readonly Row[]).filter(({ id }) => !ids.has(id));
  return { ...rows, [table]: [...kept, ...changed] };
}

const BY_EDITOR = { origin: 'editor' };
const cited = { sourceId: 'source/bert-paper', locator: 'abstract', ordinal: 1, ...BY_EDITOR };
const relationId = 'performs:model/bert>task/translation@editor';

/** An editor's statements about BERT, which no other entity of the committed files needs. */
export const editorRows: Rows = {
  ...emptyRows,
  alias: [{ entityId: 'model/bert', text: 'Bertie', ...BY_EDITOR }],
  relation: [
    {
      ...{ id: relationId, type: 'performs', ...BY_EDITOR },
      ...{ fromId: 'model/bert', fromKind: 'model', toId: 'task/translation', toKind: 'task' },
    },
  ],
  fact: [
    {
      ...{ id: 'fact/bert-remark', slug: 'bert-remark', text: 'BERT reads both ways.', ...BY_EDITOR },
      ...{ aspect: 'capability', type: 'fact', checkedOn: '2026-01-01', checkLevel: 'primary' },
    },
  ],
  factSubject: [{ factId: 'fact/bert-remark', entityId: 'model/bert', ordinal: 1 }],
  citation: [
    { id: 'fact/bert-remark#editor:1', factId: 'fact/bert-remark', ...cited },
    { id: `${relationId}#editor:1`, relationId, ...cited },
  ],
};

/** Every row of knowledge, or those of one origin, as comparable text. */
export async function snapshot(sql: Sql, origin?: string): Promise<{ readonly table: string; readonly row: string }[]> {
  const where = origin === undefined ? '' : `where t.origin = '${origin}'`;
  const tables = await sql.rows<{ name: string }>(
    `select distinct table_name::text as name from information_schema.columns where table_schema = 'public'
     and ${origin === undefined ? "table_name not in ('_prisma_migrations', 'graph_revision', 'writing', 'import_run', 'api_key', 'suggestion', 'audit', 'change')" : "column_name = 'origin' and table_name not in ('writing', 'import_run', 'change')"}
     order by 1`,
  );
  const rows = [];
  for (const { name } of tables)
    rows.push(
      ...(await sql.rows<{ table: string; row: string }>(
        `select '${name}' as table, to_jsonb(t)::text as row from "${name}" t ${where} order by 2`,
      )),
    );
  return rows;
}

/** Writes, and returns how much the revision rose. */
export async function writeAndCount(client: Client, rows: Rows, origin?: string): Promise<bigint> {
  const before = await revisionIn(client);
  await writeContent(client, contentOf(rows, origin));
  return (await revisionIn(client)) - before;
}
