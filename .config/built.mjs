/**
 * Whether `dist` is the build of these sources. `lmm` checks it before each question, so it reads nothing but times. Plain JavaScript
 * without dependencies, because nothing may be installed yet.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json', '.config/bundle.mjs', 'prisma/schema.prisma'];
/** Knowledge files are read at run time and need no build. */
const folders = ['src', 'bots', 'prisma/migrations'];

export const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newest = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|sql|json|css|svg)$/.test(entry.name))
    .reduce((latest, entry) => Math.max(latest, time(join(entry.parentPath ?? entry.path, entry.name))), 0);

/** What a build depends on, as text: equal if nothing has changed. Read it before building, so that later edits count. */
export const stateOf = (root) =>
  JSON.stringify([...files.map((file) => time(join(root, file))), ...folders.map((folder) => newest(join(root, folder)))]);

/** `what` is the name of a build: the product, or its modules one by one for tests. */
const markOf = (root, what) => join(root, 'dist', `.${what}`);

export const isBuilt = (root, what) => existsSync(markOf(root, what)) && readFileSync(markOf(root, what), 'utf8') === stateOf(root);

export const markBuilt = (root, what, state) => writeFileSync(markOf(root, what), state);
