#!/usr/bin/env node
/** `lmm`: installs and builds what is missing, then runs the build. Plain JavaScript, so that npx finds it in a fresh clone. */
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isBuilt } from '../../.config/built.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
if (!isBuilt(root, 'built')) {
  const setup = spawnSync(process.execPath, [join(root, '.config', 'setup.mjs')], { encoding: 'utf8', stdio: ['ignore', 2, 'inherit'] });
  if (setup.status !== 0) process.exit(setup.status ?? 1);
}
// Some libraries check every value twice unless this is set.
process.env.NODE_ENV ??= 'production';
// From Node 22.1 on: what is compiled once is kept.
module.enableCompileCache?.(join(root, 'dist', 'compiled'));
// A path can hold signs that mean something else in a URL.
await import(pathToFileURL(join(root, 'dist', 'cli.js')).href);
