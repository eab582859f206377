/**
 * Template: the files of a new embedded database, made once and copied for each first start. Making them takes seconds, and the
 * memory of a second and a third PostgreSQL.
 */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { errorMessage } from '../caught-error.ts';
import { LOCK_DIRECTORY } from '../lock/lock-directory.ts';

export interface Template {
  readonly folder: string;
  /** What the files must have been made from; asked for only if a template is there. */
  readonly key: () => Promise<string>;
  /** Receives a sentence when the template can't be used although it's the right one. */
  readonly onUnusable: (text: string) => void;
}

/** Written last: a folder without it isn't a template. */
const MANIFEST = 'template.json';
const FILES = 'pgdata';

interface Manifest {
  readonly key: string;
  readonly files: number;
  readonly bytes: number;
}

/** Copies the template's files to a folder that doesn't exist yet; false if there is no template, or none with this key. */
export async function copyTemplate({ folder, key, onUnusable }: Template, files: string): Promise<boolean> {
  try {
    const manifest = readManifest(folder);
    if (manifest === undefined || manifest.key !== (await key())) return false;
    cpSync(join(folder, FILES), files, { recursive: true });
    // The template can be read by anyone, because the image's user isn't the one who made it.
    chmodSync(files, 0o700);
    const found = measure(files);
    if (found.files === manifest.files && found.bytes === manifest.bytes) return true;
    onUnusable(unusable(folder, 'files of it are missing or cut off'));
  } catch (error) {
    onUnusable(unusable(folder, errorMessage(error)));
  }
  rmSync(files, { recursive: true, force: true });
  return false;
}

export const unusable = (folder: string, problem: string): string =>
  `making a new database without the template in ${folder}: ${problem}; to repair it, delete the folder dist, then start again`;

/** The key of the template in the folder; undefined if there is none. */
export const templateKeyIn = (folder: string): string | undefined => readManifest(folder)?.key;

/** Makes a template of the files of a closed database in `data`, and takes that folder away. */
export function makeTemplate(data: string, folder: string, key: string): void {
  const files = join(data, FILES);
  for (const lock of [join(data, LOCK_DIRECTORY), join(files, LOCK_DIRECTORY)]) rmSync(lock, { recursive: true, force: true });
  for (const path of [data, files]) chmodSync(path, 0o755);
  writeFileSync(join(data, MANIFEST), JSON.stringify({ key, ...measure(files) } satisfies Manifest));
  mkdirSync(join(folder, '..'), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(data, folder);
}

function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, MANIFEST);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
}

/** Names what a template is made of: the content, and the version of PGlite, which may change how files are laid out. */
export function templateKey(content: readonly string[]): string {
  // The package doesn't export its package.json, so it is located from the entry file.
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(entry, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return createHash('sha256')
    .update(JSON.stringify([version, ...content]))
    .digest('hex');
}

function measure(folder: string): Omit<Manifest, 'key'> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { files: entries.length, bytes };
}
