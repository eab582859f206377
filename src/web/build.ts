/** Runs once after each build: prepares the static files, and marks the build as complete. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAssets } from './assets.ts';

const dist = join(import.meta.dirname, '..', '..');
await buildAssets(dist);
await writeFile(join(dist, '.built'), '');
