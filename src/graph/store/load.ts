/** Loads the whole graph, or makes the next one of the one before. */
import { yieldToEventLoop } from '../../clock.ts';
import type { Queries, Sql } from '../../database/sql.ts';
import { groupBy } from '../base/collections.ts';
import type { GraphStep } from '../change.ts';
import type { CatalogImport, Entity, Graph } from '../graph.ts';
import { followChange } from '../per-graph-cache.ts';
import { applyChange, UNRESOLVED } from './apply/apply.ts';
import { assemble, type Statements } from './assemble.ts';
import { type Part, readChanges, type Touched } from './read/change-log.ts';
import { createShared, readStatements } from './read/read-statements.ts';
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
  type StatementQuery,
  scoreQuery,
  sourceQuery,
  unresolvedQuery,
  valueQuery,
} from './read/statement-queries.ts';

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
  return inTurns(assemble(await inSnapshot(sql, readWhole)));
}

const inSnapshot = <Result>(sql: Pick<Sql, 'transaction'>, read: (tx: Queries) => Promise<Result>): Promise<Result> =>
  sql.transaction(async (tx) => {
    await tx.run(`set transaction isolation level repeatable read, read only; set local statement_timeout = ${STATEMENT_LIMIT_MS}`);
    return read(tx);
  });

/** The next graph, with what was changed; or, when the log of changes doesn't say what that is, a graph of its own. */
export type Next = { readonly graph: Graph; readonly step?: GraphStep };

/** The graph at the latest revision, made of the one before if the log tells what changed since. */
export async function loadNext(sql: Pick<Sql, 'transaction'>, before: Graph): Promise<Next> {
  const read = await inSnapshot(sql, async (tx) => {
    const { revision, touched } = await readChanges(tx, before.revision);
    return touched === undefined ? readWhole(tx) : { revision, touched, ...(await readAll(tx, touched)) };
  });
  if (!('touched' in read)) return { graph: await inTurns(assemble(read)) };
  const step = await inTurns(applyChange(before, read));
  await inTurns(followChange(step));
  return { graph: step.after, step };
}

/** The graph as a transaction sees it, with what the transaction itself has written. */
export const readGraph = async (tx: Queries): Promise<Graph> => inTurns(assemble(await readWhole(tx)));

/** All statements, or those of what is touched. */
async function readAll(db: Queries, touched?: Touched): Promise<Omit<Statements, 'revision'>> {
  const shared = createShared();
  const read = async <Item extends object>(part: Part, query: StatementQuery<Item>): Promise<Item[]> =>
    touched?.[part].length === 0 ? [] : readStatements(db, query, shared, touched?.[part]);
  const entities = await read('entity', entityQuery);
  nameEntities(entities, await read('entity', aliasQuery), await read('entity', askQuery));
  // In the whole, they are among the offerings.
  const unresolved = touched?.offering.includes(UNRESOLVED) ? await readStatements(db, unresolvedQuery, shared) : [];
  return {
    entities,
    relations: await read('relation', relationQuery),
    positions: await read('position', positionQuery),
    scores: await read('score', scoreQuery),
    facts: await read('fact', factQuery),
    sources: await read('source', sourceQuery),
    redirects: await read('redirect', redirectQuery),
    offerings: [...(await read('offering', offeringQuery)), ...unresolved],
    values: groupBy(await read('value', valueQuery), ({ entityId }) => [entityId]),
    imports: await readImports(db),
  };
}

const readWhole = async (db: Queries): Promise<Statements> => ({ revision: await readRevision(db), ...(await readAll(db)) });

/** The last import of each catalog that changed something. */
async function readImports(db: Queries): Promise<CatalogImport[]> {
  const rows = await db.rows<{ origin: string; at: Date }>(
    `select distinct on (origin) origin, finished_at as at from import_run where outcome = 'imported' order by origin, finished_at desc`,
  );
  return rows.map(({ origin, at }) => ({ origin, at: at.toISOString() }));
}

/** Gives entities, which nobody else has seen yet, their names and questions. */
function nameEntities(entities: readonly Entity[], aliases: readonly EntityText[], asks: readonly EntityText[]): void {
  const byId = new Map(entities.map((entity) => [entity.id, entity as { aliases: readonly string[]; asks: readonly string[] }]));
  const textsOf = (rows: readonly EntityText[]) => groupBy(rows, ({ entityId }) => [entityId]);
  const inOrder = (rows: readonly EntityText[]): string[] => rows.map(({ text }) => text).sort();
  for (const [id, rows] of textsOf(aliases)) Object.assign(byId.get(id) ?? {}, { aliases: inOrder(rows) });
  for (const [id, rows] of textsOf(asks)) Object.assign(byId.get(id) ?? {}, { asks: inOrder(rows) });
}

/** Other work runs between the steps. */
async function inTurns<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (; ; await yieldToEventLoop()) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
