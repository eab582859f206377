/** A database of the bench's own on the server that DATABASE_URL or TEST_DATABASE_URL names. */
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../src/clock.ts';
import { openDatabase } from '../../../src/database/open.ts';

export interface ScratchDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

export async function createScratchDatabase(): Promise<ScratchDatabase> {
  const { DATABASE_URL, TEST_DATABASE_URL } = process.env;
  const server = DATABASE_URL ?? TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error('Set DATABASE_URL to a PostgreSQL server on this machine, such as postgres://postgres@127.0.0.1:5432/postgres.');
  const name = `lmm_bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await administer(server, `create database ${name}`);
  return { url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

/** One statement: a script of several would be a transaction, in which databases can't be created or dropped. */
async function administer(server: string, statement: string): Promise<void> {
  const admin = await openDatabase({ url: server, folder: '', clock: systemClock });
  try {
    await admin.sql.run(statement);
  } finally {
    await admin.close();
  }
}
