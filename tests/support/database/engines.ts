/** The databases that tests run on: PGlite always, and PostgreSQL if TEST_DATABASE_URL names a server. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
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
  let source: Promise<string> | undefined;
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await administer(names.map((name) => `drop database if exists ${name} with (force)`));
  });
  const create = async (like: string) => {
    const name = `lmm_test_${randomBytes(8).toString('hex')}`;
    names.push(name);
    await administer([`create database ${name} template ${like}`]);
    return name;
  };
  const build = async () => {
    const name = await create('template0');
    const database = await openDatabase({ url: serverUrl(name), folder: '', clock: systemClock });
    await template.build(database).finally(() => database.close());
    return name;
  };
  return async () => {
    source ??= build();
    const url = serverUrl(await create(await source));
    const database = await openDatabase({ url, folder: '', clock: systemClock });
    opened.push(database);
    return database;
  };
}

/** The URL of a database on the server under test. */
export function serverUrl(database: string): string {
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Statements for the server itself, which can't run inside a transaction. */
async function administer(statements: readonly string[]): Promise<void> {
  const admin = await openDatabase({ url: server, folder: '', clock: systemClock });
  try {
    for (const statement of statements) await admin.sql.run(statement);
  } finally {
    await admin.close();
  }
}
