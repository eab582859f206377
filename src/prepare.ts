/** Runs once after each build: prepares the static files of pages, and the template of the embedded database. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openUnseeded, seededTemplate } from './app.ts';
import { systemClock } from './clock.ts';
import { FolderInUse } from './database/lock/folder-lock.ts';
import { makeTemplate, templateKeyIn } from './database/pglite/template.ts';
import { knowledgeFolder, packageRoot } from './env.ts';
import { SetupError } from './errors.ts';
import { printNote } from './output.ts';
import { seed } from './seed/seed.ts';
import { withReadableErrors } from './status.ts';
import { buildAssets } from './web/assets/assets.ts';

const dist = join(packageRoot, 'dist');

async function prepareTemplate(): Promise<void> {
  const { folder, key: makeKey } = seededTemplate(printNote);
  const key = await makeKey();
  if (templateKeyIn(folder) === key) return;
  const data = `${folder}.new`;
  try {
    const env = { DATABASE_URL: undefined, LMM_DATA: data, LMM_BOT_KEY: undefined, LMM_PUBLIC_INTROSPECTION: true };
    const { database, client, close } = await openUnseeded({ env, clock: systemClock, progress: () => {} });
    await seed({ sql: database.sql, client, folder: knowledgeFolder, clock: systemClock }).finally(close);
    makeTemplate(data, folder, key);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    // Another set-up is making it, or the start will report the same problem. It does without a template.
    if (!(error instanceof FolderInUse)) rmSync(data, { recursive: true, force: true });
  }
}

// Compressing the playground's files takes other threads, so both go on at once.
await withReadableErrors(async () => void (await Promise.all([buildAssets(dist), prepareTemplate()])));
