/** Database: the one store, either PGlite inside this process or a PostgreSQL server; nobody else needs to know which. */
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Clock } from '../clock.ts';
import type { FolderLock } from './lock.ts';
import type { Sql } from './sql.ts';

export interface Database {
  readonly engine: 'pglite' | 'postgresql';
  /** The data folder or the server, for people: never a password. */
  readonly where: string;
  readonly sql: Sql;
  /** What PrismaClient is made of. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** Only with PGlite: the hold on the data folder, to announce the server's address in. */
  readonly lock?: FolderLock;
  /** Safe to call twice. */
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…`; without it PGlite keeps its files in `folder`. */
  readonly url?: string | undefined;
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * Opens the database, without migrating it; throws FolderInUse (a SetupError) when another process has the data folder, and
 * SetupError with the next step when it cannot be reached, is too old, or is damaged.
 */
export async function openDatabase({ url, folder, clock }: DatabaseOptions): Promise<Database> {
  // Only one engine is ever loaded: each costs a part of a second.
  if (url === undefined) return (await import('./pglite.ts')).openPglite(folder, clock);
  return (await import('./postgresql.ts')).openPostgresql(url);
}
