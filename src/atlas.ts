/** Opens everything that answers need: database, migrations, knowledge, graph, API. Shared by the server and the terminal. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { seed } from '../prisma/seed.ts';
import type { Clock } from './clock.ts';
import { type Client, connect } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import { type Database, openDatabase } from './database/open.ts';
import { type Env, packageRoot } from './env.ts';
import { type GraphStore, openGraphStore } from './graph/store.ts';
import { type Api, createApi } from './server/api.ts';

export const knowledgeFolder = join(packageRoot, 'prisma', 'knowledge');
const migrationsFolder = join(packageRoot, 'prisma', 'migrations');

export interface Atlas {
  readonly database: Database;
  readonly client: Client;
  readonly store: GraphStore;
  readonly api: Api;
  /** Brings the database to what the knowledge files say and answers once the graph shows it; false when nothing changed. */
  readonly reseed: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export interface AtlasOptions {
  readonly env: Env;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told in a few words what is done next. */
  readonly progress: (text: string) => void;
}

/** Throws SetupError with the next step when something is not as it must be; nothing stays open then. */
export async function openAtlas({ env, clock, log, progress }: AtlasOptions): Promise<Atlas> {
  progress(env.DATABASE_URL === undefined ? `opening the embedded database in ${env.LMM_DATA}` : 'connecting to PostgreSQL');
  const database = await openDatabase({ url: env.DATABASE_URL, folder: env.LMM_DATA, clock });
  try {
    const { applied } = await migrate(database.sql, migrationsFolder);
    if (applied.length > 0) progress(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`);
    const client = connect(database);
    const reportSeed = async () => {
      const written = await seed({ client, folder: knowledgeFolder, clock });
      if (written !== undefined)
        progress(`wrote the knowledge files: ${written.created} new, ${written.changed} changed, ${written.removed} removed rows`);
      return written !== undefined;
    };
    await reportSeed();
    const store = await openGraphStore(client, log);
    const reseed = async () => {
      const changed = await reportSeed();
      await store.refresh();
      return changed;
    };
    const close = async () => {
      await client.$disconnect();
      await database.close();
    };
    return { database, client, store, api: createApi(store, log), reseed, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
