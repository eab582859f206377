/** Template: a PGlite data folder that is made once and copied, because making one costs seconds and most of a gigabyte. */
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
  /** Changes whenever `build` would make something else: made templates are kept from run to run. */
  readonly version: string;
  readonly build: (database: Database) => Promise<void>;
}

export const EMPTY: Template = { name: 'empty', version: '1', build: async () => {} };

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/lmm-atlas');
const lockFile = join(root, 'node_modules/@electric-sql/pglite/package.json');

/** The caller removes it. */
export const temporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'lmm-test-')));

/** Removed when the test that asks for it is over. */
export function folderOfTest(): string {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts the template's files where PGlite looks for them in the data folder. */
export async function copyTemplate(template: Template, folder: string): Promise<void> {
  cpSync(join(await madeTemplate(template), 'pgdata'), join(folder, 'pgdata'), { recursive: true });
}

async function madeTemplate({ name, version, build }: Template): Promise<string> {
  const key = createHash('sha256').update(readFileSync(lockFile)).update(version).digest('hex').slice(0, 16);
  const made = join(cache, `${name}-${key}`);
  if (existsSync(made)) return made;
  mkdirSync(cache, { recursive: true });
  const folder = join(cache, `making-${randomBytes(8).toString('hex')}`);
  const database = await openDatabase({ folder, clock: systemClock });
  await build(database).finally(() => database.close());
  forgetOlder(name, made);
  keep(folder, made);
  return made;
}

/** Test files run in processes of their own and may make the same template at once: the first one is kept. */
function keep(folder: string, made: string): void {
  try {
    renameSync(folder, made);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(made)) throw error;
  }
}

function forgetOlder(name: string, made: string): void {
  const older = readdirSync(cache).map((entry) => join(cache, entry));
  for (const path of older) {
    if (path.startsWith(join(cache, `${name}-`)) && path !== made) rmSync(path, { recursive: true, force: true });
  }
}
