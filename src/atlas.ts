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

/** What is done while opening, told in a few words. */
type Progress = (text: string) => void;

export interface AtlasOptions {
  readonly env: Pick<Env, 'DATABASE_URL' | 'LMM_DATA'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly progress: Progress;
}

/** Throws SetupError with the next step when something is not as it must be; nothing stays open then. */
export async function openAtlas({ env, clock, log, progress }: AtlasOptions): Promise<Atlas> {
  progress(env.DATABASE_URL === undefined ? `opening the embedded database in ${env.LMM_DATA}` : 'connecting to PostgreSQL');
  const database = await openDatabase({ url: env.DATABASE_URL, folder: env.LMM_DATA, clock });
  try {
    return await furnish(database, { clock, log, progress });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Migrates and seeds an open database and builds everything that answers from it; closing the result closes the database. */
export async function furnish(database: Database, { clock, log, progress }: Omit<AtlasOptions, 'env'>): Promise<Atlas> {
  const client = await migrated(database, progress);
  await writeFiles(client, clock, progress);
  const store = await openGraphStore(client, log);
  return {
    ...{ database, client, store },
    api: createApi(store, log),
    reseed: async () => {
      const changed = await writeFiles(client, clock, progress);
      await store.refresh();
      return changed;
    },
    close: async () => {
      await client.$disconnect();
      await database.close();
    },
  };
}

/** The database with its tables and without any knowledge of ours: for knowledge that comes from a document. */
export async function openUnseeded({
  env,
  clock,
  progress,
}: Omit<AtlasOptions, 'log'>): Promise<{ client: Client; close: () => Promise<void> }> {
  const database = await openDatabase({ url: env.DATABASE_URL, folder: env.LMM_DATA, clock });
  try {
    const client = await migrated(database, progress);
    return {
      client,
      close: async () => {
        await client.$disconnect();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function migrated(database: Database, progress: Progress): Promise<Client> {
  const { applied } = await migrate(database.sql, migrationsFolder);
  if (applied.length > 0) progress(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`);
  return connect(database);
}

async function writeFiles(client: Client, clock: Clock, progress: Progress): Promise<boolean> {
  const written = await seed({ client, folder: knowledgeFolder, clock });
  if (written === undefined) return false;
  const { created, changed, removed } = written;
  progress(`wrote the knowledge files: ${created} new, ${changed} changed, ${removed} removed rows`);
  return true;
}
