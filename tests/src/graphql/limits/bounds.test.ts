/**
 * The proof that no request does more than its price: every field is asked with the largest arguments that are allowed, singly and as
 * often as aliases and cost allow, on our own knowledge and on ten thousand entities. Work is counted, not timed.
 */
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Graph } from '../../../../src/graph/graph.ts';
import type { Changes } from '../../../../src/graph/store/changes.ts';
import { createFeed } from '../../../../src/graph/store/feed.ts';
import { publicSchemaOf } from '../../../../src/graphql/base/public-schema.ts';
import { schema as ourSchema } from '../../../../src/graphql/schema.ts';
import { generate } from '../../../bench/generate.ts';
import { fixtureApi } from '../../../support/api/paper.ts';
import { freshApps } from '../../../support/app.ts';
import { clientWithFullLog } from '../../../support/bounds/full-log.ts';
import { type BoundsRequest, boundsRequests, type Texts } from '../../../support/bounds/requests.ts';
import { startCounting, type WorkCounter } from '../../../support/bounds/work.ts';
import { buildGraph } from '../../../support/graph/build-graph.ts';
import { need } from '../../../support/need.ts';

const MAX_RATIO = 10;
const MAX_BYTES = 1024 * 1024;
const MAX_ALIASES = 50;

/** Plans leave this alias to GraphQL's own executor, which also runs mutations. */
const NOT_PLANNED = '__proto__: __typename';

/**
 * What a point stands for: a page of a hundred models that accept text, as people asked for it when prices were set, did 29,933 steps
 * and folded 162 letters for 452 points, beyond the 3,466 steps of an empty request. A number, so that no limit moves as pages get faster.
 */
const STEPS_PER_POINT = (29_933 + 162 - 3_466) / 452;

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
  return fixtureApi({ store, schema, client: clientWithFullLog(() => graph) });
}

interface Asked {
  readonly query: string;
  readonly variables: object;
}

interface Meter {
  /** Sends the request without counting, and returns its error; this computes what is computed once for each graph and document. */
  readonly prepare: (asked: Asked) => Promise<string | undefined>;
  /** What each of the prepared requests does, in their order. */
  readonly measure: (requests: readonly Asked[]) => Promise<Work[]>;
}

function meterOf(counter: () => WorkCounter, graph: () => Graph, schema?: GraphQLSchema): Meter {
  let api: ReturnType<typeof apiOver> | undefined;
  const send = async ({ query, variables }: Asked): Promise<string> => {
    api ??= apiOver(graph(), schema);
    const headers = { 'content-type': 'application/json' };
    return (await api.fetch('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).text();
  };
  return {
    prepare: async (asked) => {
      // At its third sight a document has its plan.
      for (let sight = 1; sight < 3; sight += 1) await send(asked);
      return errorOf(await send(asked));
    },
    measure: async (requests) => {
      const folding = [vi.spyOn(String.prototype, 'normalize'), vi.spyOn(String.prototype, 'toLowerCase')];
      const counted: Counted[] = [];
      await counter().reset();
      for (const asked of requests) {
        const { result, steps } = await counter().count(() => send(asked));
        counted.push({ result, steps, texts: folding.map(({ mock }) => mock.contexts) });
        for (const spy of folding) spy.mockClear();
      }
      for (const spy of folding) spy.mockRestore();
      return counted.map(workOf);
    },
  };
}

interface Counted {
  readonly result: string;
  readonly steps: () => number;
  /** The folded texts. */
  readonly texts: readonly unknown[][];
}

function workOf({ result, steps, texts }: Counted): Work {
  const folded = texts.flat().reduce<number>((sum, text) => sum + String(text).length, 0);
  const { extensions } = JSON.parse(result) as { extensions?: { cost?: { requestedQueryCost: number } } };
  return { points: extensions?.cost?.requestedQueryCost ?? 1, steps: steps(), folded, bytes: result.length, error: errorOf(result) };
}

const errorOf = (result: string): string | undefined => (JSON.parse(result) as { errors?: { message: string }[] }).errors?.[0]?.message;

/** Aliases of other fields cost and do as much as those of the field on the way to them. */
const isRoot = (name: string): boolean => /^(Query|Mutation)\./.test(name);

const isRefused = (error: string | undefined): boolean => error !== undefined && /^The (request|document) /.test(error);

let counter: WorkCounter;
beforeAll(async () => {
  counter = await startCounting();
});
afterAll(() => counter.stop());

async function measureOne({ prepare, measure }: Meter, query: string): Promise<Work> {
  await prepare({ query, variables: {} });
  return need((await measure([{ query, variables: {} }]))[0]);
}

/** Fewer than the documents that a server keeps. */
const PREPARED_AT_ONCE = 20;

/** What is wrong with a field: more work for each point, beyond what any request does, than ten times that of a page; or too many bytes. */
async function excesses(meter: Meter, requests: readonly BoundsRequest[]): Promise<string[]> {
  const [planned, notPlanned] = [await measureOne(meter, '{ __typename }'), await measureOne(meter, `{ ${NOT_PLANNED} }`)];
  const perPoint = ({ steps, folded, points }: Work, empty: Work) => (steps + folded - empty.steps) / points;
  const ratioOf = (name: string, work: Work) => perPoint(work, name.startsWith('Mutation.') ? notPlanned : planned) / STEPS_PER_POINT;
  const found: string[] = [];
  for (let from = 0; from < requests.length; from += PREPARED_AT_ONCE) {
    const prepared = [];
    for (const request of requests.slice(from, from + PREPARED_AT_ONCE)) {
      for (const most of isRoot(request.name) ? [1, MAX_ALIASES] : [1]) prepared.push(await asOftenAsAllowed(meter, request, most));
    }
    for (const [index, work] of (await meter.measure(prepared)).entries()) {
      const { name, aliases } = need(prepared[index]);
      found.push(...problemsOf(work, ratioOf(name, work)).map((problem) => `${name}, ${aliases} times: ${problem}`));
    }
  }
  return found;
}

interface Prepared extends Asked {
  readonly name: string;
  readonly aliases: number;
}

async function asOftenAsAllowed(meter: Meter, request: BoundsRequest, aliases: number): Promise<Prepared> {
  const { name, documentOf, variables } = request;
  const query = documentOf(aliases);
  const error = await meter.prepare({ query, variables });
  return isRefused(error) && aliases > 1 ? asOftenAsAllowed(meter, request, Math.floor(aliases / 2)) : { name, aliases, query, variables };
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
  const meterOfLarge = meterOf(
    () => counter,
    () => large,
  );
  const meterOfSeed = meterOf(
    () => counter,
    () => seed,
  );

  beforeAll(async () => {
    seed = (await fresh()).store.current();
  });

  const requests = boundsRequests(publicSchemaOf(ourSchema), texts);

  it('is asked', () => {
    // A walk that reaches nothing finds nothing; raise the bound as the schema grows.
    expect(requests.length).toBeGreaterThan(300);
  });

  it('does at most ten times the work of a page of models at its price, on ten thousand entities', { timeout: 300_000 }, async () => {
    expect(await excesses(meterOfLarge, requests)).toEqual([]);
  });

  it('does so on our own knowledge', { timeout: 300_000 }, async () => {
    expect(
      await excesses(
        meterOfSeed,
        requests.filter(({ name }) => isRoot(name)),
      ),
    ).toEqual([]);
  });

  it.each([
    ['conditions', 'and', 20, { minParameters: 0, maxParameters: 1e15, releasedSince: '2018', contested: false, retired: false }],
    ['unrecorded columns', 'and', 20, { unknown: ['LICENSE', 'FAMILY', 'RETIRED_ON', 'CONTEXT_TOKENS', 'KNOWLEDGE_CUTOFF'] }],
    ['modalities', 'and', 10, { not: { accepts: ['text', 'image', 'audio', 'video'] } }],
    ['relations', 'and', 20, { related: [{ type: 'MADE_BY' }, { type: 'ACCEPTS' }, { type: 'USES', inverse: false }] }],
    ['filters that match nothing', 'or', 6, { not: { minParameters: 0 }, or: [{ minParameters: 1e15 }] }],
    ['empty filters', 'or', 10, { not: {} }],
  ])('does so with all filters that a filter may hold, of %s, in a list that is not kept', async (_what, name, count, filter) => {
    const query = 'query ($filter: ModelFilter) { models(first: 1, filter: $filter) { totalCount } }';
    const asked = (place: number) => {
      const variables = { filter: { minParameters: place, [name]: Array.from({ length: count }, () => filter) } };
      return { query, variables };
    };
    const empty = await measureOne(meterOfLarge, '{ __typename }');
    expect(await meterOfLarge.prepare(asked(0))).toBeUndefined();
    const { steps, folded, points } = need((await meterOfLarge.measure([asked(1)]))[0]);
    const ratio = (steps + folded - empty.steps) / points / STEPS_PER_POINT;
    expect(ratio).toBeLessThan(MAX_RATIO);
  });

  it('would be found without a price', async () => {
    const crossing = { type: GraphQLInt, resolve: () => [...large.entities.values()].filter(({ name }) => name.startsWith('x')).length };
    const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { crossing } }) });
    const found = await excesses(
      meterOf(
        () => counter,
        () => large,
        schema,
      ),
      boundsRequests(schema, []),
    );
    expect(found).toEqual([expect.stringMatching(/^Query\.crossing, 1 times: /), expect.stringMatching(/^Query\.crossing, 50 times: /)]);
  });
});
