/** Opens the database with either engine. */
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';

export type { Database };

export interface DatabaseOptions {
  /** `postgres://…`; without it, PGlite keeps its files in `folder`. */
  readonly url?: string | undefined;
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * Opens the database without migrating it. Throws FolderInUse or FolderOfOlderVersion (SetupErrors) when another process has the data folder
 * open, and SetupError with the next step when the database can't be reached, is too old, or is damaged.
 */
export async function openDatabase({ url, folder, clock }: DatabaseOptions): Promise<Database> {
  // Only one engine is loaded: each takes a fraction of a second.
  if (url === undefined) return (await import('./pglite/pglite.ts')).openPglite(folder, clock);
  return (await import('./postgresql/postgresql.ts')).openPostgresql(url);
}
