/** The app without its HTTP server: database, migrations, knowledge, graph and API. The server and the terminal share it. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Authenticate, createAuthenticate } from './access/authenticate.ts';
import { createBotKey } from './access/bot-key.ts';
import type { Assist } from './ask/assist.ts';
import type { Clock } from './clock.ts';
import { type Client, connect } from './database/client.ts';
import { migrate, migrationsHash } from './database/migrate.ts';
import { type Database, openDatabase, type Template } from './database/open.ts';
import { templateKey } from './database/pglite/template.ts';
import { type Env, knowledgeFolder, packageRoot } from './env.ts';
import { type GraphStore, openGraphStore } from './graph/store/store.ts';
import type { ModelSettings } from './rewording/endpoint/client.ts';
import { knowledgeHash, type SeedOptions, seed } from './seed/seed.ts';
import { type Api, createApi } from './server/api.ts';

const migrationsFolder = join(packageRoot, 'prisma', 'migrations');

export interface App {
  readonly database: Database;
  readonly client: Client;
  readonly store: GraphStore;
  readonly api: Api;
  /** The key of our own bots, which have no rate limit: from the environment, or random for each process. */
  readonly botKey: string;
  readonly authenticate: Authenticate;
  /** Brings the database up to date with the knowledge files; resolves once the graph shows it, to false if nothing changed. */
  readonly reseed: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

type Progress = (text: string) => void;

type ModelVariable = 'LMM_MODEL_URL' | 'LMM_MODEL' | 'LMM_MODEL_KEY';

export interface OpenAppOptions {
  readonly env: Pick<Env, 'DATABASE_URL' | 'LMM_DATA' | 'LMM_BOT_KEY' | 'LMM_PUBLIC_INTROSPECTION' | ModelVariable>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly progress: Progress;
  /** How long a claimed daily post is leased, in milliseconds; one minute by default. */
  readonly leaseMs?: number | undefined;
}

/** Defaults: a random key for the bots, public introspection, and the knowledge files of this package. */
export interface AppOptions extends Omit<OpenAppOptions, 'env'> {
  readonly botKey?: string | undefined;
  /** The folder of the knowledge files. */
  readonly knowledge?: string;
  readonly introspection?: boolean;
  /** The language model that helps with answers to bots; none by default. */
  readonly model?: ModelSettings | undefined;
}

/** Throws SetupError with the next step when the setup is wrong; everything is closed by then. */
export function openApp({ env, ...options }: OpenAppOptions): Promise<App> {
  options.progress(env.DATABASE_URL === undefined ? `opening the embedded database in ${env.LMM_DATA}` : 'connecting to PostgreSQL');
  const appOptions = { ...options, botKey: env.LMM_BOT_KEY, introspection: env.LMM_PUBLIC_INTROSPECTION, model: modelIn(env) };
  return withDatabase({ ...env, template: seededTemplate(options.progress) }, options.clock, (database) => buildApp(database, appOptions));
}

/** Both or neither are set. */
const modelIn = ({ LMM_MODEL_URL: url, LMM_MODEL: model, LMM_MODEL_KEY: key }: Pick<Env, ModelVariable>): ModelSettings | undefined =>
  url === undefined || model === undefined ? undefined : { url, model, key };

/** The database with its tables but without our knowledge: for restoring a document, and for keys. */
export function openUnseeded({ env, clock, progress }: Omit<OpenAppOptions, 'log'>): Promise<Pick<App, 'database' | 'client' | 'close'>> {
  return withDatabase(env, clock, async (database) => ({ database, ...(await migrateAndConnect(database, progress)) }));
}

/** An embedded database with all migrations and the knowledge, made by the set-up. Another version's, or of other files, isn't used. */
export const seededTemplate = (onUnusable: Progress): Template => ({
  folder: join(packageRoot, 'dist', 'template'),
  key: async () => templateKey([migrationsHash(migrationsFolder), await knowledgeHash(knowledgeFolder)]),
  onUnusable,
});

async function withDatabase<Result>(
  { DATABASE_URL, LMM_DATA, template }: Pick<Env, 'DATABASE_URL' | 'LMM_DATA'> & { readonly template?: Template },
  clock: Clock,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ url: DATABASE_URL, folder: LMM_DATA, clock, template });
  try {
    return await work(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Migrates and seeds an open database and builds what serves it; closing the result closes the database. */
export async function buildApp(database: Database, appOptions: AppOptions): Promise<App> {
  const { clock, log, progress, botKey = createBotKey(), introspection = true, knowledge = knowledgeFolder, leaseMs } = appOptions;
  const assist = await openAssist(appOptions);
  const { client, close } = await migrateAndConnect(database, progress);
  const writeKnowledge = () => seedKnowledge({ sql: database.sql, client, folder: knowledge, clock }, progress);
  await writeKnowledge();
  const store = await openGraphStore(database.sql, log);
  const authenticate = createAuthenticate({ client, clock, botKey });
  const api = createApi({ store, client, clock, log, authenticate, introspection, leaseMs, assist });
  const flushAndClose = async () => {
    // A count that is lost does less harm than a database that isn't closed.
    await api.flush().catch((error: unknown) => log.error({ err: error }, 'counts of refused questions could not be stored'));
    await close();
  };
  return {
    ...{ database, client, store, close: flushAndClose, botKey, authenticate, api },
    reseed: async () => {
      const changed = await writeKnowledge();
      await store.refresh();
      return changed;
    },
  };
}

/** Nothing of it is loaded unless a model is configured. */
async function openAssist({ model, clock, log }: Pick<AppOptions, 'model' | 'clock' | 'log'>): Promise<Assist | undefined> {
  if (model === undefined) return undefined;
  const { openAssistant } = await import('./rewording/assistant.ts');
  return openAssistant(model, { clock, log });
}

async function migrateAndConnect(database: Database, progress: Progress): Promise<Pick<App, 'client' | 'close'>> {
  const { applied } = await migrate(database.sql, migrationsFolder);
  if (applied.length > 0) progress(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`);
  const client = connect(database);
  const close = async () => {
    await client.$disconnect();
    await database.close();
  };
  return { client, close };
}

async function seedKnowledge(options: Omit<SeedOptions, 'onWarning'>, progress: Progress): Promise<boolean> {
  const written = await seed({ ...options, onWarning: progress });
  if (written === undefined) return false;
  const { created, changed, removed } = written;
  progress(`wrote the knowledge files: ${created} new, ${changed} changed, ${removed} removed rows`);
  return true;
}
