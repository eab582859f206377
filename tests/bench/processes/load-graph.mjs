/**
 * Loads the graph from a database, as a start does, and prints the number of entities, the milliseconds that loading took, and the
 * process's memory afterwards and at its highest, in megabytes. Plain JavaScript: a loader of TypeScript would take memory too.
 * Usage: DATABASE_URL=… node --expose-gc tests/bench/processes/load-graph.mjs
 */
import { systemClock } from '../../../dist/src/clock.js';
import { errorMessage } from '../../../dist/src/database/caught-error.js';
import { openDatabase } from '../../../dist/src/database/open.js';
import { loadGraph } from '../../../dist/src/graph/store/load.js';

const MEGABYTE = 1024 ** 2;

const database = await openDatabase({ url: process.env.DATABASE_URL, folder: '', clock: systemClock });
const began = performance.now();
const graph = await loadGraph(database.sql).catch((error) => {
  console.error(errorMessage(error));
  process.exit(1);
});
const took = performance.now() - began;
const highest = process.resourceUsage().maxRSS / 1024;
globalThis.gc?.();
console.log(`${graph.entities.size} ${Math.round(took)} ${Math.round(process.memoryUsage().rss / MEGABYTE)} ${Math.round(highest)}`);
await database.close();
