/** Opens the database, whichever of the two it is. */
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';

export type { Database };

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
  if (url === undefined) return (await import('./pglite/pglite.ts')).openPglite(folder, clock);
  return (await import('./postgresql/postgresql.ts')).openPostgresql(url);
}
