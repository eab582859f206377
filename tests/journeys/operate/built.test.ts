/** When `lmm` and the set-up build again: they compare times, and read nothing else. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { root } from '../../repository/modules.ts';
import { createTestFolder } from '../../support/database/template.ts';

const { isBuilt, markBuilt, stateOf } = (await import(join(root, '.config', 'built.mjs'))) as {
  readonly isBuilt: (root: string, what: string) => boolean;
  readonly markBuilt: (root: string, what: string, state: string) => void;
  readonly stateOf: (root: string) => string;
};

let folder: string;

beforeEach(() => {
  folder = createTestFolder();
  for (const name of ['src/cli', 'bots', 'prisma/migrations', 'prisma/knowledge', 'dist'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['src/cli/main.ts', 'package-lock.json', 'prisma/knowledge/clip.yaml']) writeFileSync(join(folder, name), '');
  markBuilt(folder, 'built', stateOf(folder));
});

const touch = (name: string) => utimesSync(join(folder, name), new Date(), new Date(Date.now() + 5000));

it('builds nothing while nothing has changed', () => {
  expect(isBuilt(folder, 'built')).toBe(true);
  touch('prisma/knowledge/clip.yaml');
  expect(isBuilt(folder, 'built')).toBe(true);
});

it.each([
  ['a module is edited', () => touch('src/cli/main.ts')],
  ['a module is new', () => writeFileSync(join(folder, 'bots/new.ts'), '')],
  ['a data file of the sources is new', () => writeFileSync(join(folder, 'bots/cues.json'), '')],
  ['the packages change', () => touch('package-lock.json')],
  ['packages are installed', () => mkdirSync(join(folder, 'node_modules/.package-lock.json'), { recursive: true })],
  ['a migration is new', () => writeFileSync(join(folder, 'prisma/migrations/next.sql'), '')],
  ['the build is gone', () => rmSync(join(folder, 'dist'), { recursive: true })],
])('builds again when %s', (_what, change) => {
  change();
  expect(isBuilt(folder, 'built')).toBe(false);
});

it('keeps apart the product and the modules for tests', () => {
  expect(isBuilt(folder, 'modules')).toBe(false);
});
