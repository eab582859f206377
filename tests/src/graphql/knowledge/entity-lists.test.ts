/** The lists and single questions of the API over the committed knowledge: what they hold, how they are narrowed and ordered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { packageRoot } from '../../../../src/env.ts';
import { entitiesOf, type Graph } from '../../../../src/graph/graph.ts';
import { type Kind, kindNames, kinds } from '../../../../src/graph/ontology.ts';
import { shownValue } from '../../../../src/graph/values/values.ts';
import { type Ask, asker, askerOfOne, askerOfSlugs, dataOf, type List } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';

const fresh = freshApps('pglite');
let app: App;
let graph: Graph;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
  graph = app.store.current();
});

const only = askerOfOne(ask);
const slugsOf = askerOfSlugs(ask);

const withoutPages: readonly Kind[] = ['limitation', 'modality'];
const listName = (kind: Kind) => (withoutPages.includes(kind) ? `${kinds[kind].plural}Connection` : kinds[kind].plural);

describe.each(kindNames)('of the kind "%s"', (kind) => {
  it('there is a list with everything in it, in the usual order', async () => {
    const found = await only<List<{ slug: string }>>(`{ ${listName(kind)}(first: 100) { totalCount nodes { slug } } }`);
    const wanted = entitiesOf(graph, kind).map(({ slug }) => slug);
    expect(found.totalCount).toBe(wanted.length);
    expect(found.nodes.map(({ slug }) => slug)).toEqual(wanted.slice(0, 100));
  });

  it('it can be read from the other end, by name', async () => {
    const names = entitiesOf(graph, kind).map(({ name }) => name);
    const found = await only<List<{ name: string }>>(
      `{ ${listName(kind)}(first: 100, orderBy: {field: NAME, direction: DESC}) { nodes { name } } }`,
    );
    expect(found.nodes.map(({ name }) => name)).toEqual(names.sort().reverse().slice(0, 100));
  });

  it('one is found by slug and by name, and an unknown one is an error', async () => {
    const field = kind === 'model-class' ? 'modelClass' : kind;
    const { slug, name } = need(entitiesOf(graph, kind)[0]);
    for (const written of [slug, name])
      expect(await only(`query ($slug: String!) { ${field}(slug: $slug) { slug } }`, { slug: written })).toEqual({ slug });
    const { data, errors } = await ask(`{ ${field}(slug: "${slug}x") { slug } }`);
    expect(data).toEqual({ [field]: null });
    expect(errors).toMatchObject([{ message: `No ${kinds[kind].label} is called "${slug}x".`, extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('models', () => {
  it('that take in video and text are those that are shown so', async () => {
    const slugs = await slugsOf('{ models(first: 100, filter: {accepts: ["video", "Text"]}) { nodes { slug } } }');
    const shown = entitiesOf(graph, 'model').filter((model) => {
      const value = shownValue(graph, model, 'accepts')?.value;
      return ['video', 'text'].every((modality) => [value].flat().includes(modality));
    });
    expect(slugs).toEqual(shown.slice(0, 100).map(({ slug }) => slug));
    expect(slugs.length).toBeGreaterThan(3);
  });

  it('are narrowed by everything at once, and the rest is counted', async () => {
    const filter = { organization: 'OpenAI', class: 'LMM', releasedAfter: '2022', openWeights: false };
    const query = 'query ($filter: ModelFilter) { models(first: 1, filter: $filter) { totalCount nodes { slug releasedOn } } }';
    const { totalCount, nodes } = await only<List<{ slug: string; releasedOn: string }>>(query, { filter });
    expect(totalCount).toBeGreaterThan(1);
    expect(nodes).toHaveLength(1);
    expect(need(nodes[0]).releasedOn > '2023').toBe(true);
  });

  it('stand by size and by date, the unknown last', async () => {
    for (const [field, name] of [
      ['PARAMETERS', 'parameters'],
      ['RELEASED_ON', 'releasedOn'],
    ] as const)
      for (const direction of ['ASC', 'DESC']) {
        const query = `{ models(first: 100, orderBy: {field: ${field}, direction: ${direction}}) { nodes { value: ${name} } } }`;
        const values = (await only<List<{ value: string | number | null }>>(query)).nodes.map(({ value }) => value);
        const known = values.filter((value) => value !== null);
        expect(values.slice(0, known.length)).toEqual(known);
        const sorted = [...known].sort((one, other) => (one < other ? -1 : Number(one > other)));
        expect(known).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
        expect(known.length).toBeGreaterThan(10);
      }
  });

  it('go upwards when no direction is said', async () => {
    expect(await slugsOf('{ models(orderBy: {field: NAME}) { nodes { slug } } }')).toEqual(await slugsOf('{ models { nodes { slug } } }'));
  });
});

describe('other filters', () => {
  it.each([
    ['organizations(filter: {citing: "epoch-ai-models"})', 'organization'],
    ['benchmarks(filter: {measures: "hallucination"})', 'benchmark'],
    ['techniques(filter: {mitigates: "hallucination"})', 'technique'],
    ['tasks(filter: {modality: "image"})', 'task'],
    ['limitationsConnection(filter: {of: "lmm"})', 'limitation'],
  ] as const)('%s let fewer pass, and some', async (field, kind) => {
    const { totalCount } = await only<List<unknown>>(`{ ${field} { totalCount } }`);
    expect(totalCount).toBeLessThan(entitiesOf(graph, kind).length);
    expect(totalCount).toBeGreaterThan(0);
  });

  it('of limitations say the same as the plain list and as the relations, which carry the notes', async () => {
    const query = `{ limitations(of: LMM) { slug } limitationsConnection(filter: {of: "lmm"}) { nodes { slug } }
      modelClass(slug: "lmm") { limitedBy(first: 100) { edges { note origin citations { locator } node { slug } } } } }`;
    type Edge = { note: string | null; origin: string; citations: unknown[]; node: { slug: string } };
    type Answer = {
      limitations: { slug: string }[];
      limitationsConnection: List<{ slug: string }>;
      modelClass: { limitedBy: { edges: Edge[] } };
    };
    const { limitations, limitationsConnection, modelClass } = dataOf(await ask<Answer>(query));
    const plain = limitations.map(({ slug }) => slug);
    expect(limitationsConnection.nodes.map(({ slug }) => slug)).toEqual(plain);
    expect(modelClass.limitedBy.edges.map(({ node }) => node.slug)).toEqual(plain);
    expect(modelClass.limitedBy.edges.every(({ citations }) => citations.length > 0)).toBe(true);
  });
});

describe('entities', () => {
  it('are all there are, by kind, then as in the list of the kind', async () => {
    const { totalCount, nodes } = await only<List<{ kind: string; slug: string }>>(
      '{ entities(first: 30) { totalCount nodes { kind slug } } }',
    );
    expect(totalCount).toBe(graph.entities.size);
    const wanted = kindNames.flatMap((kind) => entitiesOf(graph, kind)).slice(0, 30);
    expect(nodes.map(({ kind, slug }) => `${kind.toLowerCase().replace('_', '-')}/${slug}`)).toEqual(wanted.map(({ id }) => id));
  });

  it('of some kinds can be asked for together, by name', async () => {
    const query = '{ entities(first: 100, kinds: [STAGE, MODALITY], orderBy: {field: NAME}) { totalCount nodes { name kind } } }';
    const { totalCount, nodes } = await only<List<{ name: string; kind: string }>>(query);
    expect(totalCount).toBe(entitiesOf(graph, 'stage').length + entitiesOf(graph, 'modality').length);
    const names = nodes.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(['STAGE', 'MODALITY']));
  });
});

describe('what makes no sense in a list', () => {
  it.each([
    ['models(filter: {accepts: ["text", "imgae"]})', 'NOT_FOUND', 'No modality is called "imgae".'],
    ['models(filter: {origin: "nobody"})', 'NOT_FOUND', 'No origin is called "nobody". Choices include: curated.'],
    ['facts(topic: "politics")', 'NOT_FOUND', /^No topic is called "politics"\. Choices include: /],
    ['facts(about: {kind: MODALITY, slug: "clip"})', 'NOT_FOUND', 'No modality is called "clip".'],
    ['sources(filter: {publisher: "nobody at all"})', 'NOT_FOUND', /^No publisher is called "nobody at all"/],
    ['entities(kinds: [])', 'BAD_USER_INPUT', /^"kinds" is empty\. Name one kind at least/],
    ['models(filter: {minParameters: 2, maxParameters: 1})', 'BAD_USER_INPUT', /"minParameters" 2 and "maxParameters" 1/],
    ['models(filter: {releasedAfter: "2023-13"})', 'GRAPHQL_VALIDATION_FAILED', /"2023-13" isn't a date/],
    ['models(filter: {accepts: ["text", "\\u0000"]})', 'BAD_USER_INPUT', /^"filter\.accepts\[1\]" of "models" holds the character NUL/],
    ['models(filter: {size: 1})', 'GRAPHQL_VALIDATION_FAILED', /Field "size" is not defined/],
    ['tasks(orderBy: {field: PARAMETERS})', 'GRAPHQL_VALIDATION_FAILED', /Value "PARAMETERS" does not exist in "TaskOrderField"/],
  ])('(%s) is an error: %s', async (field, code, message) => {
    const { errors } = await ask(`{ ${field} { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    if (typeof message === 'string') expect(errors[0]?.message).toBe(message);
    else expect(errors[0]?.message).toMatch(message);
  });

  it('is a cursor of one order in another', async () => {
    const query = '{ models(first: 1, orderBy: {field: PARAMETERS}) { pageInfo { endCursor } } }';
    const { pageInfo } = await only<{ pageInfo: { endCursor: string } }>(query);
    const at = (order: string) => ask(`{ models(after: "${pageInfo.endCursor}"${order}) { totalCount } }`);
    expect((await at(', orderBy: {field: PARAMETERS, direction: DESC}')).errors).toEqual([]);
    for (const order of ['', ', orderBy: {field: CONTEXT_TOKENS}'])
      expect((await at(order)).errors).toMatchObject([{ message: expect.stringMatching(/from another list, or from another order/) }]);
  });
});

it('answers the first request of docs/api.md as it stands there', async () => {
  const { body } = await ask('{ modalities { name } }');
  expect(readFileSync(join(packageRoot, 'docs/api.md'), 'utf8')).toContain(`\n${body}\n`);
});

it('answers the first query of docs/api.md with the newest models first', async () => {
  const [, query = ''] = /```graphql\n([^`]+)```/.exec(readFileSync(join(packageRoot, 'docs/api.md'), 'utf8')) ?? [];
  const { totalCount, nodes } = await only<List<{ name: string; releasedOn: string }>>(query);
  expect([totalCount > 3, nodes.length > 3]).toEqual([true, true]);
  const dates = nodes.map(({ releasedOn }) => releasedOn);
  expect(dates).toEqual([...dates].sort().reverse());
});
