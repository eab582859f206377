/** The bench: `npm run bench` for the overview, `npm run bench -- api` for the API on large graphs, `npm run bench -- bots` for the bots, `npm run bench -- bounds` for the largest requests. */
import { execFileSync } from 'node:child_process';
import { benchApi } from './api.ts';
import { benchBots } from './bots.ts';
import { benchBounds } from './bounds.ts';
import { benchOverview } from './overview.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  overview: benchOverview,
  api: benchApi,
  bots: benchBots,
  bounds: benchBounds,
};

const [name = 'overview'] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`Unknown bench "${name}". Available: ${Object.keys(benches).join(', ')}. For example: npm run bench -- api`);
  process.exitCode = 1;
} else {
  // Measures the build, not the sources.
  execFileSync(process.execPath, ['.config/setup.mjs'], { stdio: 'inherit' });
  await bench();
}
