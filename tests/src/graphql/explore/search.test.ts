import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { complete } from '../../../../src/graph/search/complete.ts';
import { search } from '../../../../src/graph/search/search.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';

interface Hit {
  readonly score: number;
  readonly highlight: { readonly field: string; readonly segments: readonly { readonly text: string; readonly matched: boolean }[] };
  readonly node: { readonly __typename: string; readonly slug: string };
}
interface Found {
  readonly totalCount: number;
  readonly truncated: boolean;
  readonly text: string;
  readonly words: readonly string[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly Hit[];
}

const fresh = freshApps('pglite');
let app: App;
let graph: Graph;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
  graph = app.store.current();
});

describe('search', () => {
  const NODE = '__typename ... on Entity { slug } ... on Fact { slug }';
  const FOUND = `totalCount truncated text words pageInfo { hasNextPage endCursor } edges { score highlight { field segments { text matched } } node { ${NODE} } }`;
  const query = `query ($text: String!, $kinds: [Kind!], $first: Int, $after: String) {
    search(text: $text, kinds: $kinds, first: $first, after: $after) { ${FOUND} } }`;
  const searchFor = async (text: string, more: object = {}) => dataOf(await ask<{ search: Found }>(query, { text, ...more })).search;
  const marks = ({ highlight: { field, segments } }: Hit): string =>
    `${field}: ${segments.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('')}`;

  it('finds entities and facts, the best first, and marks what has matched', async () => {
    const { edges, totalCount, truncated, text, words } = await searchFor('video', { first: 100 });
    expect([edges[0]?.node, edges[0]?.score, edges[0] && marks(edges[0])]).toEqual([
      { __typename: 'Modality', slug: 'video' },
      1,
      'NAME: [Video]',
    ]);
    expect([truncated, text, words]).toEqual([false, 'video', ['video']]);
    expect(totalCount).toBe((await search(graph, 'video')).hits.length);
    expect(new Set(edges.map(({ node }) => node.__typename))).toContain('Fact');
    const scores = edges.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    for (const hit of edges) expect(marks(hit)).toMatch(/\[video/i);
  });

  it('pages through all that was found', async () => {
    const wanted = (await search(graph, 'image')).hits.map(({ item: { slug } }) => slug);
    const read: string[] = [];
    for (let after: string | null = null; read.length < wanted.length; ) {
      const { edges, pageInfo, totalCount }: Found = await searchFor('image', { first: 50, after });
      expect(totalCount).toBe(wanted.length);
      read.push(...edges.map(({ node }) => node.slug));
      expect(pageInfo.hasNextPage).toBe(read.length < wanted.length);
      after = pageInfo.endCursor;
    }
    expect(read).toEqual(wanted);
  });

  it('finds only entities of the kinds that are wanted', async () => {
    const { edges } = await searchFor('image', { kinds: ['TASK', 'BENCHMARK'], first: 100 });
    expect(edges.length).toBeGreaterThan(5);
    expect(edges.every(({ node }) => ['Task', 'Benchmark'].includes(node.__typename))).toBe(true);
  });

  it('finds what a text with a mistake is meant for', async () => {
    expect((await searchFor('halucination')).edges[0]?.node.slug).toBe('hallucination');
    expect((await searchFor('flamigo')).edges[0]?.node.slug).toBe('flamingo');
  });

  it.each([
    ['Zalgo', 'f\u0337\u0353l\u0338a\u0334m\u0335i\u0336n\u0337g\u0338o', 'flamingo'],
    ['marks of direction', '\u202e\u200fflamingo\u200e', 'flamingo'],
    ['hundreds of spaces', `${' '.repeat(400)}flamingo${' '.repeat(400)}`, 'flamingo'],
    ['emoji', '👩‍👩‍👧‍👦', undefined],
    ['a text that goes on', 'xyzzy'.repeat(200), undefined],
    ['signs of a query language', '"*" OR 1=1 --', expect.any(String)],
  ])('answers %s', async (_what, text, slug) => {
    const { edges, text: looked } = await searchFor(text);
    expect(edges[0]?.node.slug).toEqual(slug);
    expect(looked.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['{ search(text: "") { totalCount } }', '"text" is empty. Write what to look for, for example "video".'],
    ['{ search(text: " \\t ") { totalCount } }', '"text" is empty. Write what to look for, for example "video".'],
    ['{ search(text: "a", kinds: []) { totalCount } }', '"kinds" is empty, so nothing fits. Leave it out to ask without it.'],
    ['{ search(text: "a", first: 0) { totalCount } }', expect.stringContaining('"first" is 0')],
  ])('refuses %s', async (asked, message) => {
    const { errors } = await ask(asked);
    expect(errors).toMatchObject([{ message, path: ['search'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is refused where it is asked for too often at once', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `a${index}: search(text: "clip") { totalCount }`);
    expect((await ask(`{ ${many.join(' ')} }`)).errors[0]?.message).toMatch(/would cost \d+, and 6000 is allowed/);
  });
});

describe('completion', () => {
  const query = `query ($text: String!, $kinds: [Kind!], $first: Int! = 25) {
    complete(text: $text, kinds: $kinds, first: $first) { label value entity { slug } } }`;
  interface Completed {
    readonly label: string;
    readonly value: string;
    readonly entity: { readonly slug: string };
  }
  const completed = async (text: string, more: object = {}) =>
    dataOf(await ask<{ complete: Completed[] }>(query, { text, ...more })).complete;

  it('offers what begins so, with the id as the value', async () => {
    const found = await completed('flam');
    expect(found[0]).toEqual({ label: 'Flamingo', value: 'model/flamingo', entity: { slug: 'flamingo' } });
    expect(found).toEqual(complete(graph, 'flam').map(({ label, value, entity: { slug } }) => ({ label, value, entity: { slug } })));
  });

  it('offers model classes for nothing at all, and only kinds that are wanted', async () => {
    expect((await completed('', { first: 2 })).map(({ value }) => value)).toEqual(['model-class/lmm', 'model-class/llm']);
    expect((await completed('', { kinds: ['MODALITY'] })).map(({ entity: { slug } }) => slug).sort()).toEqual([
      'audio',
      'image',
      'sensory',
      'text',
      'video',
    ]);
  });

  it('gives values that are understood where a slug is asked for', async () => {
    const values = (await completed('gpt')).map(({ value }) => value);
    expect(values).toHaveLength(new Set(values).size);
    for (const value of values.filter((one) => one.startsWith('model/'))) {
      const { model } = dataOf(
        await ask<{ model: { slug: string } }>('query ($slug: String!) { model(slug: $slug) { slug } }', { slug: value }),
      );
      expect(`model/${model.slug}`).toBe(value);
    }
  });

  it.each([
    ['{ complete(text: "a", first: 26) { value } }', '"first" is 26; ask for 1 to 25.'],
    ['{ complete(text: "a", first: 0) { value } }', '"first" is 0; ask for 1 to 25.'],
    ['{ complete(text: "a", kinds: []) { value } }', '"kinds" is empty, so nothing fits. Leave it out to ask without it.'],
  ])('refuses %s', async (asked, message) => {
    const { errors } = await ask(asked);
    expect(errors).toMatchObject([{ message, path: ['complete'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('answers hostile text with nothing', async () => {
    for (const text of ['x'.repeat(1_000), '👋', 'Z̷͓̈'.repeat(250)]) expect(await completed(text)).toEqual([]);
  });
});
