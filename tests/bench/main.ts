/** The benches: `npm run bench` for the overview, `npm run bench -- NAME` for another; docs/performance.md describes them. */
import { execFileSync } from 'node:child_process';

// Each loads what it needs: some measure the build and some the sources, and a plugin of the schema registers only once in a process.
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  overview: async () => (await import('./overview.ts')).benchOverview(),
  api: async () => (await import('./api.ts')).benchApi(),
  bots: async () => (await import('./bots.ts')).benchBots(),
  bounds: async () => (await import('./bounds.ts')).benchBounds(),
  peers: async (args) => (await import('./peers/peers.ts')).benchPeers(args),
  scale: async (args) => (await import('./scale.ts')).benchScale(args),
  start: async (args) => (await import('./start/start.ts')).benchStart(args),
  ask: async () => (await import('./ask/ask.ts')).benchAsk(),
  pictures: async () => (await import('./pictures/pictures.ts')).benchPictures(),
  edits: async () => (await import('./edits.ts')).benchEdits(),
};

const [name = 'overview', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`Unknown bench "${name}". Available: ${Object.keys(benches).join(', ')}. For example: npm run bench -- api`);
  process.exitCode = 1;
} else {
  // Measures the build, not the sources.
  execFileSync(process.execPath, ['.config/setup.mjs', '--modules'], { stdio: 'inherit' });
  await bench(args);
}
