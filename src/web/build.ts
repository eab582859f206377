/** Run once after each build: prepares the files that the server only sends, and marks the build as whole. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAssets } from './assets.ts';

const dist = join(import.meta.dirname, '..', '..');
await buildAssets(dist);
await writeFile(join(dist, '.built'), '');
