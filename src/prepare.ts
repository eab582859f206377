/** Runs once after each build: prepares the static files of pages. */
import { join } from 'node:path';
import { packageRoot } from './env.ts';
import { buildAssets } from './web/assets.ts';

await buildAssets(join(packageRoot, 'dist'));
