/** Generated rows in place of the product's knowledge, so that the real server serves them. */
import { openUnseeded } from '../../../src/app.ts';
import { systemClock } from '../../../src/clock.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { knowledgeFolder } from '../../../src/env.ts';
import { seed } from '../../../src/seed/seed.ts';
import type { Tables } from '../../support/graph/tables.ts';
import { fillDatabase } from '../fill-database.ts';

export type Place = { readonly DATABASE_URL: string } | { readonly LMM_DATA: string };

/**
 * Migrates an empty database and fills it, then calls back. The knowledge files are written first and deleted again: a start doesn't write
 * them twice, so the server has the generated rows and no others.
 */
export async function writeProductRows(place: Place, tables: Tables, then: (sql: Sql) => Promise<void> = async () => {}): Promise<void> {
  const env = { DATABASE_URL: undefined, LMM_DATA: '', LMM_BOT_KEY: undefined, LMM_PUBLIC_INTROSPECTION: true, ...place };
  const { database, client, close } = await openUnseeded({ env, clock: systemClock, progress: () => {} });
  try {
    await seed({ sql: database.sql, client, folder: knowledgeFolder, clock: systemClock });
    await database.sql.run('truncate entity, source, redirect, fact, import_run cascade');
    await fillDatabase(database.sql, tables);
    await then(database.sql);
  } finally {
    await close();
  }
}
