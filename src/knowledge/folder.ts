/** The files of a knowledge folder, unread: a start needs no more of them if nothing has changed. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { SetupError } from '../errors.ts';

/** Files that editors and systems leave behind, such as `clip.yaml~` or `Thumbs.db`. */
export const isStray = (path: string): boolean => !path.endsWith('.yaml') && !MISNAMED.test(path);

/** Certainly meant to be read. */
export const MISNAMED = /\.(?:yml|YAML|YML|yaml\.txt|yml\.txt)$/;

/** By path without the ending, so that `clip` comes before `clip-2`. */
const compare = (left: string, right: string): number => {
  const [one, two] = [left, right].map((path) => path.replace(/\.yaml$/, ''));
  if (one === undefined || two === undefined || one === two) return 0;
  return one < two ? -1 : 1;
};

/** All files under the folder but hidden ones, sorted, relative to it. */
export const listFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`Cannot read the knowledge folder ${folder} (${error.code ?? error.message}). Check the path and its rights.`);
  });
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return paths.filter((path) => !path.split('/').some((part) => part.startsWith('.'))).sort(compare);
};

/** SHA-256 over the names and bytes of all files, so that unchanged content is known without parsing it. */
export const contentHash = async (folder: string): Promise<string> => {
  const paths = (await listFiles(folder)).filter((path) => !isStray(path));
  const hash = createHash('sha256');
  for (const path of paths) {
    // Hundreds of small files: without promises, this takes a fifth of the time.
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path.length}:${path}:${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
};
