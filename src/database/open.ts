/** Opens the database with either engine. */
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import type { Template } from './pglite/template.ts';

export type { Database, Template };

export interface DatabaseOptions {
  /** `postgres://…`; without it, PGlite keeps its files in `folder`. */
  readonly url?: string | undefined;
  readonly folder: string;
  /** What a new PGlite database begins with; without it, with nothing. */
  readonly template?: Template | undefined;
  readonly clock: Clock;
}

/**
 * Opens the database without migrating it. Throws FolderInUse or FolderOfOlderVersion (SetupErrors) when another process has the data folder
 * open, and SetupError with the next step when the database can't be reached, is too old, or is damaged.
 */
export async function openDatabase({ url, folder, clock, template }: DatabaseOptions): Promise<Database> {
  // Only one engine is loaded: each takes a fraction of a second.
  if (url === undefined) return (await import('./pglite/pglite.ts')).openPglite(folder, clock, template);
  return (await import('./postgresql/postgresql.ts')).openPostgresql(url);
}
