/** A database of the engine under test with the committed knowledge, and everything that serves it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type AppOptions, buildApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { registerPlatforms } from './bots/register-platforms.ts';
import { type Engine, freshDatabases, serverUrl } from './database/engines.ts';
import { copyTemplate, createTestFolder, type Template } from './database/template.ts';
import { need } from './need.ts';
import { sampleKnowledge } from './sample-knowledge.ts';
import { silentLog } from './silent-log.ts';

const root = join(import.meta.dirname, '..', '..');

/** Everything that determines the content of a seeded database: the knowledge, and the platforms of the bots. */
const seedInputs = [
  'bots/slack/platform.ts',
  'bots/discord/platform.ts',
  'src/bot-state/platforms.ts',
  'prisma',
  'src/seed',
  'src/curation',
  'src/graph/ontology.ts',
  'src/graph/kinds.ts',
  'src/database',
];

function filesBelow(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function versionOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export { silentLog };

const appOptions: AppOptions = { clock: systemClock, log: silentLog, progress: () => {} };

const version = versionOf(seedInputs);

/** Seeded with the knowledge files of a folder; all of ours by default. */
const seededTemplate = (name: string, knowledge?: () => Promise<string>): Template => ({
  ...{ name, version },
  build: async (database: Database) => {
    const app = await buildApp(database, await optionsOf(knowledge));
    await registerPlatforms(app);
    await app.client.$disconnect();
  },
});

const SEEDED_TEMPLATE = seededTemplate('seeded');
const SAMPLE_TEMPLATE = seededTemplate('sampled', sampleKnowledge);

const optionsOf = async (knowledge?: () => Promise<string>): Promise<AppOptions> =>
  knowledge === undefined ? appOptions : { ...appOptions, knowledge: await knowledge() };

/** Puts the files of a seeded database into an empty data folder. */
export const fillSeeded = (folder: string): Promise<void> => copyTemplate(SEEDED_TEMPLATE, folder);

/** A data folder with a seeded database; deleted when the current test is over. */
export async function createSeededFolder(): Promise<string> {
  const folder = createTestFolder();
  await fillSeeded(folder);
  return folder;
}

/** Call it where tests are declared: returns a function that opens a new seeded atlas; all are closed afterwards. */
export const freshApps = (engine: Engine) => appsOf(engine, SEEDED_TEMPLATE);

/** The same with the sample of our knowledge, for tests that need a real atlas but not all that is known: it opens and writes faster. */
export const sampleApps = (engine: Engine) => appsOf(engine, SAMPLE_TEMPLATE, sampleKnowledge);

function appsOf(engine: Engine, template: Template, knowledge?: () => Promise<string>): () => Promise<App> {
  const open = freshDatabases(engine, template);
  return async () => buildApp(await open(), await optionsOf(knowledge));
}

/** Another atlas on the same PostgreSQL database, of the sample, as another process would open it; the caller closes it. */
export async function secondSampleApp({ database }: App): Promise<App> {
  const [row] = await database.sql.rows<{ name: string }>('select current_database()::text as name');
  const second = await openDatabase({ url: serverUrl(need(row).name), folder: '', clock: systemClock });
  return buildApp(second, await optionsOf(sampleKnowledge));
}
