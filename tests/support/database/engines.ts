/** The databases that tests run on: PGlite always, and PostgreSQL if TEST_DATABASE_URL names a server. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { afterAll } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { copyTemplate, createTemporaryFolder, EMPTY_TEMPLATE, type Template } from './template.ts';

export type Engine = Database['engine'];

const server = process.env['TEST_DATABASE_URL'];

/** All engines of this run; TEST_ENGINES=postgresql leaves out PGlite, for a second run after one on PGlite. */
export const engines: readonly Engine[] = enginesOf(server, process.env['TEST_ENGINES']);

function enginesOf(url: string | undefined, only: string | undefined): readonly Engine[] {
  if (url === undefined) return ['pglite'];
  return only === 'postgresql' ? ['postgresql'] : ['pglite', 'postgresql'];
}

/** Call it where tests are declared: returns a function that opens a new database like the template; all are dropped afterwards. */
export function freshDatabases(engine: Engine, template: Template = EMPTY_TEMPLATE): () => Promise<Database> {
  return engine === 'pglite' ? freshFolders(template) : freshOnServer(template);
}

function freshFolders(template: Template): () => Promise<Database> {
  const opened: Database[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    for (const { location } of opened) rmSync(location, { recursive: true, force: true });
  });
  return async () => {
    const folder = createTemporaryFolder();
    await copyTemplate(template, folder);
    const database = await openDatabase({ folder, clock: systemClock });
    opened.push(database);
    return database;
  };
}

function freshOnServer(template: Template): () => Promise<Database> {
  const names: string[] = [];
  const opened: Database[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await administer((sql) => dropDatabases(sql, names));
  });
  return async () => {
    const name = `lmm_test_${randomBytes(8).toString('hex')}`;
    const source = await builtOnServer(template);
    names.push(name);
    await administer((sql) => sql.run(`create database ${name} template ${source}`));
    const database = await openOnServer(name);
    opened.push(database);
    return database;
  };
}

/** The databases that are copied, built by whichever test file comes first; their names begin with this run's prefix. */
const built = new Map<string, Promise<string>>();

function builtOnServer(template: Template): Promise<string> {
  const name = `${runPrefix()}_${template.name}`;
  const known = built.get(name) ?? administer((sql) => buildOnce(sql, name, template));
  built.set(name, known);
  return known;
}

/** Other processes of this run wait for the lock and then find the database. */
async function buildOnce(sql: Sql, name: string, { build }: Template): Promise<string> {
  await sql.transaction(async (lock) => {
    await lock.rows('select pg_advisory_xact_lock(hashtext($1))::text', [name]);
    if ((await sql.rows('select from pg_database where datname = $1', [name])).length > 0) return;
    const unfinished = `${name}_unfinished`;
    await sql.run(`create database ${unfinished} template template0`);
    const database = await openOnServer(unfinished);
    await build(database).finally(() => database.close());
    await sql.run(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

const openOnServer = (name: string) => openDatabase({ url: serverUrl(name), folder: '', clock: systemClock });

/** Each run of the tests has its own folder for temporary files, whose name no other run has. */
const runPrefix = () => basename(tmpdir()).toLowerCase().replaceAll('-', '_');

/** Drops the copied databases of this run. */
export async function dropTemplates(): Promise<void> {
  if (server === undefined) return;
  await administer(async (sql) => {
    const found = await sql.rows<{ name: string }>('select datname::text as name from pg_database where starts_with(datname, $1)', [
      runPrefix(),
    ]);
    await dropDatabases(
      sql,
      found.map(({ name }) => name),
    );
  });
}

async function dropDatabases(sql: Sql, names: readonly string[]): Promise<void> {
  for (const name of names) await sql.run(`drop database if exists "${name}" with (force)`);
}

/** The URL of a database on the server under test. */
export function serverUrl(database: string): string {
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** For statements about the server itself, which can't run inside a transaction. */
async function administer<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const admin = await openDatabase({ url: server, folder: '', clock: systemClock });
  return work(admin.sql).finally(() => admin.close());
}
