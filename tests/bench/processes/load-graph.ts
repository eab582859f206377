/**
 * Loads the graph from a database, as a start does, and prints the number of entities, the milliseconds that loading took, and the
 * process's memory in megabytes. Usage: DATABASE_URL=… node --import tsx --expose-gc tests/bench/processes/load-graph.ts
 */
import { systemClock } from '../../../src/clock.ts';
import { errorMessage } from '../../../src/database/caught-error.ts';

const built = <Module>(path: string): Promise<Module> => import(new URL(`../../../dist/src/${path}.js`, import.meta.url).href);
const { connect } = await built<typeof import('../../../src/database/client.ts')>('database/client');
const { openDatabase } = await built<typeof import('../../../src/database/open.ts')>('database/open');
const { loadGraph } = await built<typeof import('../../../src/graph/store/load.ts')>('graph/store/load');

const MEGABYTE = 1024 ** 2;

const database = await openDatabase({ url: process.env['DATABASE_URL'], folder: '', clock: systemClock });
const client = connect(database);
// The first query loads Prisma's own parts, which a graph of any size needs.
await client.graphRevision.findFirst();
const began = performance.now();
const graph = await loadGraph(client).catch((error: unknown) => {
  console.error(errorMessage(error));
  process.exit(1);
});
const took = performance.now() - began;
const peak = process.resourceUsage().maxRSS / 1024;
(globalThis as { gc?: () => void }).gc?.();
console.log(`${graph.entities.size} ${Math.round(took)} ${Math.round(process.memoryUsage().rss / MEGABYTE)} ${Math.round(peak)}`);
await client.$disconnect();
await database.close();
