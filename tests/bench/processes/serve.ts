/**
 * Serves a generated graph with the product's build, from the socket to the bytes of the answer, but without a database, which
 * reads of knowledge don't need. Usage: tsx tests/bench/processes/serve.ts <entities>. Prints the address and the time to build the graph.
 */

import { pino } from 'pino';
import { systemClock } from '../../../src/clock.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { GraphStore } from '../../../src/graph/store/store.ts';
import { buildGraph } from '../../support/graph/build-graph.ts';
import { generate } from '../generate.ts';

const built = <Module>(path: string): Promise<Module> => import(new URL(`../../../dist/src/${path}.js`, import.meta.url).href);
const { anonymous } = await built<typeof import('../../../src/access/scopes.ts')>('access/scopes');
const { createFeed } = await built<typeof import('../../../src/graph/store/feed.ts')>('graph/store/feed');
const { createApi } = await built<typeof import('../../../src/server/api.ts')>('server/api');
const { createHttp, listen } = await built<typeof import('../../../src/server/http.ts')>('server/http');

const tables = generate(Number(process.argv[2]));
const began = performance.now();
const graph = buildGraph(tables);
const took = Math.round(performance.now() - began);

const api = createApi({
  ...{ store: storeOf(graph), client: clientThatThrows(), clock: systemClock, log: pino({ level: 'warn' }) },
  authenticate: async () => anonymous,
});
const server = createHttp({ api, routes: [], ready: async () => {} });
const address = await listen(server, 0, '127.0.0.1');
console.log(`${address}/graphql ${graph.entities.size} ${tables.relations.length} ${took}`);

/** A graph that never changes. */
function storeOf(only: Graph): GraphStore {
  const { subscribe: hear, subscriberCount, end } = createFeed<never>();
  return { current: () => only, refresh: async () => only, follow: async () => {}, subscribe: hear, subscriberCount, end };
}

function clientThatThrows(): Client {
  const refuse = (_target: object, name: string | symbol) => {
    throw new Error(`a read of knowledge asks the database for ${String(name)}`);
  };
  return new Proxy({}, { get: refuse }) as Client;
}
