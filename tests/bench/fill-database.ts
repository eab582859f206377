/** Writes rows into an empty, migrated database in bulk: 100,000 entities, with some 700,000 citations, take about a minute. */
import { randomUUID } from 'node:crypto';
import type { Queries, Sql } from '../../src/database/sql.ts';
import { detailKinds, kindNames, relationRule, relationTypeNames } from '../../src/graph/ontology.ts';
import type { Tables } from '../support/graph/tables.ts';

/** A statement's JSON stays within a few megabytes. */
const BATCH = 5_000;

type Row = object;

/**
 * Writes all rows in one transaction and sets the revision. The rows must follow the rules of the ontology and cite their sources:
 * foreign keys and checks apply, but the triggers that look at each row are off.
 */
export async function fillDatabase(sql: Sql, tables: Tables): Promise<void> {
  const lists = listsOf(tables);
  await sql.transaction(async (tx) => {
    const setTriggers = async (state: 'disable' | 'enable') => {
      for (const table of Object.keys(lists)) await tx.run(`alter table ${table} ${state} trigger user`);
    };
    await setTriggers('disable');
    for (const [table, rows] of Object.entries(lists)) await insert(tx, table, rows);
    await setTriggers('enable');
    await tx.run('delete from change');
    await tx.rows('update graph_revision set revision = $1::text::bigint, logged_since = $1::text::bigint', [String(tables.revision)]);
  });
  await sql.run('analyze');
}

/** The rows by table, in an order that satisfies the foreign keys. */
function listsOf(tables: Tables): Readonly<Record<string, readonly Row[]>> {
  const { entities, relations, positions, scores, facts, sources, citations, redirects, offerings, values, imports } = tables;
  const details = detailKinds.map((kind) => [kind, entities.flatMap((row) => row[kind] ?? [])]);
  return {
    ...ontologyRows(),
    entity: entities,
    alias: entities.flatMap(({ aliases }) => aliases),
    ask: entities.flatMap(({ asks }) => asks),
    ...Object.fromEntries(details),
    source: sources,
    relation: relations,
    position: positions,
    score: scores,
    fact: facts,
    fact_subject: facts.flatMap(({ subjects }) => subjects),
    contradiction: facts.flatMap(({ contradicts }) => contradicts),
    redirect: redirects,
    offering: offerings,
    value: values,
    citation: citations,
    import_run: imports.map(({ origin, finishedAt }) => ({
      ...{ id: randomUUID(), origin, startedAt: finishedAt, finishedAt, outcome: 'imported', counts: {} },
    })),
  };
}

function ontologyRows(): Readonly<Record<'kind' | 'relation_type' | 'relation_rule', readonly Row[]>> {
  const rules = relationTypeNames.flatMap((type) => {
    const { from, to } = relationRule(type);
    return from.flatMap((fromKind) => to.map((toKind) => ({ type, fromKind, toKind })));
  });
  return {
    kind: kindNames.map((name) => ({ name })),
    relation_type: relationTypeNames.map((name) => ({ name })),
    relation_rule: rules,
  };
}

/** Rows that are there already stay as they are: the product may have written the ontology. */
async function insert(tx: Queries, table: string, rows: readonly Row[]): Promise<void> {
  const statement = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::text::jsonb) on conflict do nothing`;
  for (let start = 0; start < rows.length; start += BATCH) await tx.rows(statement, [toJson(rows.slice(start, start + BATCH))]);
}

const toColumn = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Members of a row that aren't columns, such as an entity's aliases, are ignored by PostgreSQL. */
const toJson = (rows: readonly Row[]): string => {
  const columns = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [toColumn(name), value])));
  return JSON.stringify(columns, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
};
