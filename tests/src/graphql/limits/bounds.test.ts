/**
 * The proof that no request does more than its price: every field is asked with the largest arguments that are allowed, singly and as
 * often as aliases and cost allow, on our own knowledge and on ten thousand entities. Work is counted, not timed.
 */
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Graph } from '../../../../src/graph/graph.ts';
import { buildGraph } from '../../../../src/graph/store/build.ts';
import type { Changes } from '../../../../src/graph/store/changes.ts';
import { createFeed } from '../../../../src/graph/store/feed.ts';
import { publicSchemaOf } from '../../../../src/graphql/base/public-schema.ts';
import { schema as ourSchema } from '../../../../src/graphql/schema.ts';
import { generate } from '../../../bench/generate.ts';
import { fixtureApi } from '../../../support/api/paper.ts';
import { freshApps } from '../../../support/app.ts';
import { type BoundsRequest, boundsRequests, type Texts } from '../../../support/bounds/requests.ts';
import { startCounting, type WorkCounter } from '../../../support/bounds/work.ts';

const MAX_RATIO = 10;
const MAX_BYTES = 1024 * 1024;
const MAX_ALIASES = 50;

/** A page of models as people ask for it. */
const PAGE = '{ models(first: 100, filter: { accepts: ["text"] }) { nodes { slug name } } }';

const texts: readonly Texts[] = [
  { name: 'unknown names', text: (index) => `somethng that noone has evr heard of and that is calld so ${index}` },
  { name: 'known names', text: (index) => ['clip', 'text', 'model-000001', 'image', 'lmm'][index % 5] ?? '' },
  { name: 'runs of marks', text: () => `e${'\u0301\u0323'.repeat(499)}` },
];

interface Work {
  readonly points: number;
  readonly steps: number;
  readonly folded: number;
  readonly bytes: number;
  readonly error: string | undefined;
}

function apiOver(graph: Graph, schema: GraphQLSchema = ourSchema) {
  const { subscribe, subscriberCount, end } = createFeed<Changes>();
  const store = { current: () => graph, refresh: async () => graph, follow: async () => {}, subscribe, subscriberCount, end };
  return fixtureApi({ store, schema });
}

function worker(counter: () => WorkCounter, graph: () => Graph, schema?: GraphQLSchema) {
  let api: ReturnType<typeof apiOver> | undefined;
  const send = async (query: string, variables: object): Promise<string> => {
    api ??= apiOver(graph(), schema);
    const headers = { 'content-type': 'application/json' };
    return (await api.fetch('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).text();
  };
  return async (query: string, variables: object = {}): Promise<Work> => {
    // What is computed once for each graph and each document isn't the work of a request.
    await send(query, variables);
    const folding = [vi.spyOn(String.prototype, 'normalize'), vi.spyOn(String.prototype, 'toLowerCase')];
    const { result, steps } = await counter().count(() => send(query, variables));
    const folded = folding.flatMap(({ mock }) => mock.contexts).reduce<number>((sum, text) => sum + String(text).length, 0);
    for (const spy of folding) spy.mockRestore();
    const { extensions, errors } = JSON.parse(result) as {
      extensions?: { cost?: { requestedQueryCost: number } };
      errors?: { message: string }[];
    };
    return { points: extensions?.cost?.requestedQueryCost ?? 1, steps, folded, bytes: result.length, error: errors?.[0]?.message };
  };
}

/** Aliases of other fields cost and do as much as those of the field on the way to them. */
const isRoot = (name: string): boolean => /^(Query|Mutation)\./.test(name);

const isRefused = ({ error }: Work): boolean => error !== undefined && /^The (request|document) /.test(error);

let counter: WorkCounter;
beforeAll(async () => {
  counter = await startCounting();
});
afterAll(() => counter.stop());

/** What is wrong with a field: more work for each point, beyond what any request does, than ten times that of a page; or too many bytes. */
async function excesses(measure: (query: string, variables?: object) => Promise<Work>, page: Work, requests: readonly BoundsRequest[]) {
  const empty = await measure('{ __typename }');
  const perPoint = ({ steps, folded, points }: Work) => (steps + folded - empty.steps) / points;
  const found: string[] = [];
  for (const request of requests) {
    for (const most of isRoot(request.name) ? [1, MAX_ALIASES] : [1]) {
      const { aliases, work } = await asOftenAsAllowed(measure, request, most);
      found.push(...problemsOf(work, perPoint(work) / perPoint(page)).map((problem) => `${request.name}, ${aliases} times: ${problem}`));
    }
  }
  return found;
}

async function asOftenAsAllowed(
  measure: (query: string, variables?: object) => Promise<Work>,
  { documentOf, variables }: BoundsRequest,
  most: number,
): Promise<{ aliases: number; work: Work }> {
  const work = await measure(documentOf(most), variables);
  return isRefused(work) && most > 1
    ? asOftenAsAllowed(measure, { name: '', documentOf, variables }, Math.floor(most / 2))
    : { aliases: most, work };
}

function problemsOf({ points, bytes, error }: Work, ratio: number): string[] {
  return [
    ...(ratio > MAX_RATIO ? [`${ratio.toFixed(1)} times the work of a page for ${points} points`] : []),
    ...(bytes > MAX_BYTES ? [`${bytes} bytes`] : []),
    ...(error?.includes('on our side') ? [error] : []),
  ];
}

describe('every field with the largest arguments', () => {
  const large = buildGraph(generate(10_000));
  const fresh = freshApps('pglite');
  let seed: Graph;
  let page: Work;
  const measureLarge = worker(
    () => counter,
    () => large,
  );
  const measureSeed = worker(
    () => counter,
    () => seed,
  );

  beforeAll(async () => {
    seed = (await fresh()).store.current();
    page = await measureLarge(PAGE);
  });

  const requests = boundsRequests(publicSchemaOf(ourSchema), texts);

  it('is asked', () => {
    // A walk that reaches nothing finds nothing; raise the bound as the schema grows.
    expect(requests.length).toBeGreaterThan(300);
  });

  it('does at most ten times the work of a page of models at its price, on ten thousand entities', async () => {
    expect(await excesses(measureLarge, page, requests)).toEqual([]);
  });

  it('does so on our own knowledge', async () => {
    expect(
      await excesses(
        measureSeed,
        page,
        requests.filter(({ name }) => isRoot(name)),
      ),
    ).toEqual([]);
  });

  it('would be found without a price', async () => {
    const crossing = { type: GraphQLInt, resolve: () => [...large.entities.values()].filter(({ name }) => name.startsWith('x')).length };
    const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { crossing } }) });
    const found = await excesses(
      worker(
        () => counter,
        () => large,
        schema,
      ),
      page,
      boundsRequests(schema, []),
    );
    expect(found).toEqual([expect.stringMatching(/^Query\.crossing, 1 times: /), expect.stringMatching(/^Query\.crossing, 50 times: /)]);
  });
});
