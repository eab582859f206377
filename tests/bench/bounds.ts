/**
 * Bounds: processor time and memory of the largest requests that are allowed, for each point of their cost, as ratios to a page of a
 * hundred models. On a generated graph of ten thousand entities, in this process, with the product's build. About a minute.
 */

import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import type { Client } from '../../src/database/client.ts';
import { type BoundsRequest, boundsRequests } from '../support/bounds/requests.ts';
import { buildGraph } from '../support/graph/build-graph.ts';
import { generate } from './generate.ts';
import { printTable, spreadOf } from './table.ts';

const SIZE = 10_000;
const ROUNDS = 5;
const REPEATS = 10;
const MAX_ALIASES = 50;
const SHOWN = 20;
const PAGE = '{ models(first: 100, filter: { accepts: ["text"] }) { nodes { slug name } } }';
const texts = [{ name: 'unknown names', text: (index: number) => `somethng that noone has evr heard of and that is calld so ${index}` }];

interface Cost {
  readonly points: number;
  readonly cpu: number;
  readonly bytes: number;
}

export async function benchBounds(): Promise<void> {
  const built = <Module>(path: string): Promise<Module> => import(new URL(`../../dist/src/${path}.js`, import.meta.url).href);
  const { anonymous } = await built<typeof import('../../src/access/scopes.ts')>('access/scopes');
  const { createFeed } = await built<typeof import('../../src/graph/store/feed.ts')>('graph/store/feed');
  const { createApi } = await built<typeof import('../../src/server/api.ts')>('server/api');
  const { schema } = await built<typeof import('../../src/graphql/schema.ts')>('graphql/schema');
  const { publicSchemaOf } = await built<typeof import('../../src/graphql/base/public-schema.ts')>('graphql/base/public-schema');
  const graph = buildGraph(generate(SIZE));
  const { subscribe, subscriberCount, end } = createFeed<never>();
  const store = { current: () => graph, refresh: async () => graph, follow: async () => {}, subscribe, subscriberCount, end };
  const { fetch: send } = createApi({
    ...{ store, client: {} as Client, clock: systemClock, log: pino({ level: 'silent' }), authenticate: async () => anonymous },
  });
  const ask = async (query: string, variables: object): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    return (await send('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).text();
  };
  const measure = async (query: string, variables: object): Promise<Cost> => {
    const { extensions } = JSON.parse(await ask(query, variables)) as { extensions?: { cost?: { requestedQueryCost: number } } };
    const [heap, cpu] = [process.memoryUsage().heapUsed, process.cpuUsage()];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) await ask(query, variables);
    const { user, system } = process.cpuUsage(cpu);
    const bytes = Math.max(0, process.memoryUsage().heapUsed - heap);
    return { points: extensions?.cost?.requestedQueryCost ?? 1, cpu: user + system, bytes };
  };
  const perPoint = ({ points, cpu }: Cost): number => cpu / points;
  await measure(PAGE, {});
  const rows: { readonly name: string; readonly ratios: number[]; readonly memory: number[] }[] = [];
  for (const { name, documentOf, variables } of boundsRequests(publicSchemaOf(schema), texts)) {
    if (!name.startsWith('Query.')) continue;
    const aliases = await mostAliases(ask, { name, documentOf, variables });
    const [ratios, memory]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [page, work] = [await measure(PAGE, {}), await measure(documentOf(aliases), variables)];
      ratios.push(perPoint(work) / perPoint(page));
      memory.push(work.bytes / work.points / Math.max(page.bytes / page.points, 1));
    }
    rows.push({ name: `${name}, ${aliases} times`, ratios, memory });
  }
  const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
  const dearest = rows.sort((one, other) => median(other.ratios) - median(one.ratios)).slice(0, SHOWN);
  printTable([
    ['', 'CPU a point / page', 'memory a point / page'],
    ...dearest.map(({ name, ratios, memory }) => [name, spreadOf(ratios), spreadOf(memory)]),
  ]);
}

async function mostAliases(ask: (query: string, variables: object) => Promise<string>, { documentOf, variables }: BoundsRequest) {
  let aliases = MAX_ALIASES;
  while (aliases > 1 && /"message":"The (request|document) /.test(await ask(documentOf(aliases), variables)))
    aliases = Math.floor(aliases / 2);
  return aliases;
}
