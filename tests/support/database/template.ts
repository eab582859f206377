/** Template: a PGlite data folder that is created once and copied, because creating one takes seconds and most of a gigabyte. */
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';

export interface Template {
  /** A word for file names. */
  readonly name: string;
  /** Changes whenever `build` would create something else: templates are kept from run to run. */
  readonly version: string;
  readonly build: (database: Database) => Promise<void>;
}

export const EMPTY_TEMPLATE: Template = { name: 'empty', version: '1', build: async () => {} };

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const cache = join(root, 'node_modules/.cache/lmm-atlas');
const pglitePackageFile = join(root, 'node_modules/@electric-sql/pglite/package.json');

/** The caller removes it. */
export const createTemporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'lmm-test-')));

/** Deleted when the current test is over. */
export function createTestFolder(): string {
  const folder = createTemporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts the template's files where PGlite looks for them in the data folder. */
export async function copyTemplate(template: Template, folder: string): Promise<void> {
  cpSync(join(await builtTemplate(template), 'pgdata'), join(folder, 'pgdata'), { recursive: true });
}

async function builtTemplate({ name, version, build }: Template): Promise<string> {
  const key = createHash('sha256').update(readFileSync(pglitePackageFile)).update(version).digest('hex').slice(0, 16);
  const templateFolder = join(cache, `${name}-${key}`);
  if (existsSync(templateFolder)) return templateFolder;
  mkdirSync(cache, { recursive: true });
  const folder = join(cache, `making-${randomBytes(8).toString('hex')}`);
  const database = await openDatabase({ folder, clock: systemClock });
  await build(database).finally(() => database.close());
  removeOlder(name, templateFolder);
  publishTemplate(folder, templateFolder);
  return templateFolder;
}

/** Test files run in separate processes and may create the same template at once: the first one is kept. */
export function publishTemplate(folder: string, templateFolder: string): void {
  try {
    renameSync(folder, templateFolder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(templateFolder)) throw error;
  }
}

function removeOlder(name: string, templateFolder: string): void {
  const older = readdirSync(cache).map((entry) => join(cache, entry));
  for (const path of older) {
    if (path.startsWith(join(cache, `${name}-`)) && path !== templateFolder) rmSync(path, { recursive: true, force: true });
  }
}
