/** PostgreSQL: the operator's own server, named by DATABASE_URL. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { SetupError } from '../../errors.ts';
import type { Database } from '../database.ts';
import { type Queries, type Sql, withBatches } from '../sql.ts';
import { toConnectionError } from './connection-error.ts';
import { serverLocation, urlInUtc } from './url.ts';

const MIN_MAJOR_VERSION = 15;
const MAX_CONNECTIONS = 10; // Several processes share one server, whose usual limit is 100.
const CONNECT_TIMEOUT_MS = 10_000;

/** Connects to the server; throws SetupError if it can't, or if the server is older than PostgreSQL 15. */
export async function openPostgresql(url: string): Promise<Database> {
  const location = serverLocation(url);
  const pool = new pg.Pool({
    connectionString: urlInUtc(url),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'lmm-atlas',
  });
  // Without a listener, a restart of the server would end this process; the next query reconnects or reports the problem.
  pool.on('error', () => {});
  const sql = sqlOf(pool);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= pool.end();
    return closing;
  };
  try {
    await assertSupportedServer(sql, location);
  } catch (error) {
    await close();
    throw error instanceof SetupError ? error : toConnectionError(error, location);
  }
  return { engine: 'postgresql', location, sql, adapter: new PrismaPg(pool), close };
}

/** Throws SetupError when the server is too old for our SQL. */
export async function assertSupportedServer(sql: Queries, location: string): Promise<void> {
  const [server] = await sql.rows<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
  if (server !== undefined && server.version >= MIN_MAJOR_VERSION) return;
  throw new SetupError(
    `The server at ${location} runs PostgreSQL ${server?.version ?? 'of an unknown version'}, but LMM Atlas needs ${MIN_MAJOR_VERSION} or newer. ` +
      'Upgrade it, or unset DATABASE_URL to use the built-in database.',
  );
}

function sqlOf(pool: pg.Pool): Sql {
  return { ...queriesOf(pool), transaction: (work) => runTransaction(pool, work) };
}

function queriesOf(db: pg.Pool | pg.PoolClient): Queries {
  return withBatches({
    run: async (script) => {
      await db.query(script);
    },
    cells: async (statement, params = []) => (await db.query({ text: statement, values: [...params], rowMode: 'array' })).rows,
    rows: async (statement, params = []) => (await db.query(statement, [...params])).rows,
  });
}

async function runTransaction<Result>(pool: pg.Pool, work: (tx: Queries) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  // A connection lost between two statements emits an event; the next statement rejects, which informs the caller.
  const onError = () => {};
  client.on('error', onError);
  let releaseError: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(queriesOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that can't roll back is destroyed, not returned to the pool; the first error is the one to report.
    await client.query('rollback').catch((rollbackError: Error) => {
      releaseError = rollbackError;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(releaseError);
  }
}
