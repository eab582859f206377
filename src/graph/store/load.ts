/** Loads the whole graph. */
import { yieldToEventLoop } from '../../clock.ts';
import type { Queries, Sql } from '../../database/sql.ts';
import { groupBy } from '../base/collections.ts';
import type { CatalogImport, Entity, Graph } from '../graph.ts';
import { assemble, type Statements } from './assemble.ts';
import { createShared, readStatements } from './read-statements.ts';
import {
  aliasQuery,
  askQuery,
  type EntityText,
  entityQuery,
  factQuery,
  offeringQuery,
  positionQuery,
  redirectQuery,
  relationQuery,
  scoreQuery,
  sourceQuery,
  valueQuery,
} from './statement-queries.ts';

/** One statement of SQL may take so long. */
const STATEMENT_LIMIT_MS = 30_000;

/** Reads only the revision: cheap enough for twice a second. */
export async function readRevision(db: Pick<Queries, 'rows'>): Promise<bigint> {
  const [row] = await db.rows<{ revision: string }>('select revision::text from graph_revision');
  if (row === undefined) throw new TypeError('the table graph_revision is empty');
  return BigInt(row.revision);
}

/** Reads every knowledge table at one moment, so that the statements are consistent with each other and with their revision. */
export async function loadGraph(sql: Pick<Sql, 'transaction'>): Promise<Graph> {
  const statements = await sql.transaction(async (tx) => {
    await tx.run(`set transaction isolation level repeatable read, read only; set local statement_timeout = ${STATEMENT_LIMIT_MS}`);
    return readAll(tx);
  });
  return assembleInTurns(statements);
}

/** The graph as a transaction sees it, with what the transaction itself has written. */
export const readGraph = async (tx: Queries): Promise<Graph> => assembleInTurns(await readAll(tx));

async function readAll(db: Queries): Promise<Statements> {
  const shared = createShared();
  const read = <Item extends object>(query: Parameters<typeof readStatements<Item>>[1]) => readStatements(db, query, shared);
  const revision = await readRevision(db);
  const entities = await read(entityQuery);
  nameEntities(entities, await read(aliasQuery), await read(askQuery));
  const values = groupBy(await read(valueQuery), ({ entityId }) => [entityId]);
  const redirects = await read(redirectQuery);
  return {
    ...{ revision, entities, values },
    redirects: new Map(redirects.map(({ fromId, toId }) => [fromId, toId])),
    relations: await read(relationQuery),
    positions: await read(positionQuery),
    scores: await read(scoreQuery),
    facts: await read(factQuery),
    sources: await read(sourceQuery),
    offerings: await read(offeringQuery),
    imports: await readImports(db),
  };
}

/** The last import of each catalog that changed something. */
export async function readImports(db: Queries): Promise<CatalogImport[]> {
  const rows = await db.rows<{ origin: string; at: Date }>(
    `select distinct on (origin) origin, finished_at as at from import_run where outcome = 'imported' order by origin, finished_at desc`,
  );
  return rows.map(({ origin, at }) => ({ origin, at: at.toISOString() }));
}

/** Gives entities, which nobody else has seen yet, their names and questions. */
export function nameEntities(entities: readonly Entity[], aliases: readonly EntityText[], asks: readonly EntityText[]): void {
  const byId = new Map(entities.map((entity) => [entity.id, entity as { aliases: readonly string[]; asks: readonly string[] }]));
  const textsOf = (rows: readonly EntityText[]) => groupBy(rows, ({ entityId }) => [entityId]);
  const inOrder = (rows: readonly EntityText[]): string[] => rows.map(({ text }) => text).sort();
  for (const [id, rows] of textsOf(aliases)) Object.assign(byId.get(id) ?? {}, { aliases: inOrder(rows) });
  for (const [id, rows] of textsOf(asks)) Object.assign(byId.get(id) ?? {}, { asks: inOrder(rows) });
}

/** Other work runs between the steps. */
async function assembleInTurns(statements: Statements): Promise<Graph> {
  for (const steps = assemble(statements); ; await yieldToEventLoop()) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
