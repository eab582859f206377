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
const cache = join(root, 'node_modules/.cache/lmm-atlas');
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

const builtTemplate = ({ name, version, build }: Template): Promise<string> =>
  madeOnce(name, [readFileSync(pglitePackageFile), version], async (folder) => {
    const database = await openDatabase({ folder, clock: systemClock });
    await build(database).finally(() => database.close());
  });

/** The folder that `make` fills, kept from run to run until what it was made from is different. */
export async function madeOnce(name: string, from: readonly (string | Buffer)[], make: (folder: string) => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  for (const part of from) hash.update(part);
  const kept = join(cache, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const folder = join(cache, `making-${randomBytes(8).toString('hex')}`);
  await make(folder);
  removeOlder(name, kept);
  publish(folder, kept);
  return kept;
}

/** Test files run in separate processes and may make the same folder at once: the first one is kept. */
function publish(folder: string, kept: string): void {
  try {
    renameSync(folder, kept);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
}

function removeOlder(name: string, kept: string): void {
  const older = readdirSync(cache).map((entry) => join(cache, entry));
  for (const path of older) {
    if (path.startsWith(join(cache, `${name}-`)) && path !== kept) rmSync(path, { recursive: true, force: true });
  }
}
