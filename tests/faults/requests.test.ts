/** Random requests to the server: none ends in an error of ours, and none leaves anything in memory. `npm run faults -- requests` sends 100,000. */
import { Agent, type IncomingMessage, request as open } from 'node:http';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { publicSchemaOf } from '../../src/graphql/base/public-schema.ts';
import { schema } from '../../src/graphql/schema.ts';
import { fixtureApi } from '../support/api/paper.ts';
import { serve } from '../support/api/server.ts';
import { sampleApps } from '../support/app.ts';
import { clientWithFullLog } from '../support/bounds/full-log.ts';
import { type RandomRequest, randomRequests } from '../support/bounds/random-requests.ts';
import { heapInUse } from './heap.ts';
import { printFigures, repetitions, SEED } from './settings.ts';

const REQUESTS = repetitions(100_000, 4_000);
const CHUNK = 50;
const MAX_HEAP_GROWTH = 50 * 1024 * 1024;

const fresh = sampleApps('pglite');

it('answers every random request, and keeps nothing of it', { timeout: 1_800_000 }, async () => {
  // Knowledge without a database: of anonymous requests, only changes need one, and only its log.
  const graph = (await fresh()).store.current();
  const store = { ...fixtureApi().store, current: () => graph, refresh: async () => graph };
  const { url, close } = await serve({ api: fixtureApi({ store, client: clientWithFullLog(() => graph) }) });
  onTestFinished(close);
  const agent = new Agent({ keepAlive: true, maxSockets: CHUNK });
  onTestFinished(() => agent.destroy());
  const statuses = new Map<number, number>();
  const faults: string[] = [];

  const send = async (asked: RandomRequest): Promise<void> => {
    const { status, text } = await exchange(url, agent, asked);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500 || text.includes('INTERNAL_SERVER_ERROR'))
      faults.push(`${status} ${text.slice(0, 300)}: ${JSON.stringify(asked).slice(0, 1_500)}`);
  };
  const sendMany = async (count: number, seed: number): Promise<void> => {
    const requests = fc.sample(randomRequests(publicSchemaOf(schema)), { numRuns: count, seed });
    for (let at = 0; at < requests.length; at += CHUNK) await Promise.all(requests.slice(at, at + CHUNK).map(send));
  };

  // What is made once, for the graph and the schema, doesn't count; nor do the documents and answers that caches keep up to their limits.
  await sendMany(REQUESTS / 10, SEED);
  const before = heapInUse();
  for (let round = 1; round < 10; round += 1) await sendMany(REQUESTS / 10, SEED + round);
  const growth = heapInUse() - before;
  printFigures('random requests', { ...Object.fromEntries(statuses), 'heap growth in MB': Math.round(growth / 1024 / 1024) });
  expect(faults.slice(0, 5)).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 2);
  expect(growth).toBeLessThan(MAX_HEAP_GROWTH);
});

function exchange(url: string, agent: Agent, asked: RandomRequest): Promise<{ status: number; text: string }> {
  const { method, headers, body, search } = asked;
  return new Promise((resolve, reject) => {
    const outgoing = open(url + search, { method, headers, agent }, (incoming: IncomingMessage) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      incoming.on('error', reject);
    });
    // A connection may be closed just as it's used again; then the server has not read the request.
    outgoing.on('error', (error) => (outgoing.reusedSocket ? resolve(exchange(url, agent, asked)) : reject(error)));
    outgoing.end(body ?? undefined);
  });
}
