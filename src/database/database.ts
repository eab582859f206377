/** Database: the one store, either PGlite inside this process or a PostgreSQL server; no other module needs to know which. */
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { FolderLock } from './lock/folder-lock.ts';
import type { Sql } from './sql.ts';

export interface Database {
  readonly engine: 'pglite' | 'postgresql';
  /** The data folder or the server, for people: never a password. */
  readonly location: string;
  readonly sql: Sql;
  /** What PrismaClient is made of. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** Only with PGlite: the hold on the data folder, to announce the server's address in. */
  readonly lock?: FolderLock;
  /** Safe to call twice. */
  readonly close: () => Promise<void>;
}
