/** Database: the one store, either PGlite in this process or a PostgreSQL server. Other modules needn't know which. */
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { FolderLock } from './lock/folder-lock.ts';
import type { Sql } from './sql.ts';

export interface Database {
  readonly engine: 'pglite' | 'postgresql';
  /** The data folder or the server, for people; never contains a password. */
  readonly location: string;
  readonly sql: Sql;
  /** The driver adapter for PrismaClient. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** With PGlite only: the lock on the data folder, which publishes the server's address. */
  readonly lock?: FolderLock;
  /** Safe to call twice. */
  readonly close: () => Promise<void>;
}
