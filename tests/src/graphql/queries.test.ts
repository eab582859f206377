import { graphql } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '../../../src/access/scopes.ts';
import type { App } from '../../../src/app.ts';
import { systemClock } from '../../../src/clock.ts';
import { currentFacts, entitiesOf, type Graph } from '../../../src/graph/graph.ts';
import { kindNames, kinds } from '../../../src/graph/ontology.ts';
import { schema } from '../../../src/graphql/schema.ts';
import { type Ask, asker, dataOf } from '../../support/api/ask.ts';
import { freshApps } from '../../support/app.ts';
import { need } from '../../support/need.ts';

interface Cited {
  readonly citations: readonly { readonly locator: string; readonly source: { title: string; url: string; publisher: string } }[];
}
interface Page<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const CITATIONS = 'citations { locator source { title url publisher } }';
const fresh = freshApps('pglite');
let app: App;
let graph: Graph;
const ask: Ask = asker(() => app.api);

beforeAll(async () => {
  app = await fresh();
  graph = app.store.current();
});

function expectCited({ citations }: Cited): void {
  expect(citations.length).toBeGreaterThan(0);
  for (const { locator, source } of citations) {
    expect([locator, source.title, source.publisher].every((text) => text.trim() !== '')).toBe(true);
    expect(source.url).toMatch(/^https:\/\//);
  }
}

describe('limitations', () => {
  const query = `query ($of: ModelClass!) { limitations(of: $of) { name ordinal statement ${CITATIONS} } }`;
  const limitationsOf = async (of: string) =>
    dataOf(await ask<{ limitations: (Cited & { name: string; ordinal: number })[] }>(query, { of })).limitations;

  it('of LMMs begin with the five of the article, in its order, and all have citations', async () => {
    const found = await limitationsOf('LMM');
    expect(found.slice(0, 5).map(({ ordinal, name }) => `${ordinal} ${name}`)).toEqual([
      '1 Data requirements and bias',
      '2 Computational resources',
      '3 Interpretability and explainability',
      '4 Integration of modalities',
      '5 Generalization and overfitting',
    ]);
    for (const limitation of found) expectCited(limitation);
  });

  it('of LLMs begin with four of them: all but the integration of modalities', async () => {
    const found = await limitationsOf('LLM');
    const names = found.map(({ name }) => name);
    expect(found.slice(0, 4).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 5]);
    expect(found[4]?.ordinal).toBeGreaterThan(5);
    expect(names).not.toContain('Integration of modalities');
  });

  it('of a model are those of its class', async () => {
    const { model } = dataOf(
      await ask<{ model: { limitations: { name: string }[] } }>('{ model(slug: "flamingo") { limitations { name } } }'),
    );
    expect(model.limitations.map(({ name }) => name)).toEqual((await limitationsOf('LMM')).map(({ name }) => name));
  });
});

describe('ids', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { __typename id ... on Entity { slug kind } } }';
  const nodeOf = async (id: string) => dataOf(await ask<{ node: { __typename: string; id: string } | null }>(NODE, { id })).node;

  it.each(kindNames)('lead back to the same %s', async (kind) => {
    for (const { slug } of entitiesOf(graph, kind).slice(0, 3)) {
      const query = 'query ($kind: Kind!, $slug: String!) { entity(kind: $kind, slug: $slug) { id } }';
      const word = kind.replaceAll('-', '_').toUpperCase();
      const { entity } = dataOf(await ask<{ entity: { id: string } }>(query, { kind: word, slug }));
      expect(await nodeOf(entity.id)).toEqual({ __typename: kinds[kind].type, id: entity.id, slug, kind: word });
    }
  });

  it('lead back to every fact and its sources', async () => {
    const query = '{ facts(first: 100) { nodes { id citations { source { id } } } } }';
    const { facts } = dataOf(await ask<{ facts: Page<{ id: string; citations: { source: { id: string } }[] }> }>(query));
    const sources = new Set(facts.nodes.flatMap(({ citations }) => citations.map(({ source }) => source.id)));
    for (const { id } of facts.nodes) expect(await nodeOf(id)).toMatchObject({ __typename: 'Fact', id });
    for (const id of sources) expect(await nodeOf(id)).toMatchObject({ __typename: 'Source', id });
    expect(sources.size).toBeGreaterThan(5);
  });

  it.each(['model/nothing', 'model/text', 'fact/clip', 'source/clip-purpose', 'model/__proto__', 'model/constructor'])(
    'of no such thing (%s) lead to null',
    async (id) => {
      expect(await nodeOf(id)).toBeNull();
    },
  );

  describe('of many things at once', () => {
    const nodesOf = (ids: readonly string[]) =>
      ask<{ nodes: (null | { __typename: string; id: string })[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    const clip = 'model/clip';

    it('lead to them in their order, to null where nothing is, and twice when asked twice', async () => {
      const gone = ['model/nothing', 'modality/clip', 'model/__proto__'];
      const { nodes } = dataOf(await nodesOf([clip, ...gone, 'modality/text', clip]));
      expect(nodes.map((node) => node?.__typename ?? null)).toEqual(['Model', null, null, null, 'Modality', 'Model']);
      expect([nodes[0]?.id, nodes[5]?.id]).toEqual([clip, clip]);
    });

    it('lead nowhere when none is given, and to a hundred at most', async () => {
      expect(dataOf(await nodesOf([]))).toEqual({ nodes: [] });
      expect(dataOf(await nodesOf(Array(100).fill(clip))).nodes).toHaveLength(100);
      const { errors } = await nodesOf(Array(101).fill(clip));
      expect(errors).toMatchObject([
        { message: '"ids" of "nodes" has 101 entries; 100 are allowed.', extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    });

    it.each(['garbage', '', 'planet/mars', '__proto__/clip', 'constructor/clip'])('are refused for one that is none (%s)', async (id) => {
      const { errors } = await nodesOf([clip, id]);
      expect(errors).toMatchObject([{ message: expect.stringMatching(/isn't an id of this API/), extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('follow retired ids', async () => {
      const redirected = { ...graph, redirects: new Map([['model/clip-1', 'model/clip']]) };
      const contextValue = { ...app, clock: systemClock, viewer: anonymous, graph: redirected };
      const source = '{ nodes(ids: ["model/clip-1"]) { id } }';
      await expect(graphql({ schema, source, contextValue })).resolves.toEqual({ data: { nodes: [{ id: clip }] } });
    });
  });
});

describe('pages', () => {
  const query = `query ($after: String) { models(first: 2, after: $after) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }`;

  it('give every model once, by name', async () => {
    const slugs: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { models } = dataOf(await ask<{ models: Page<{ slug: string }> }>(query, { after }));
      slugs.push(...models.nodes.map(({ slug }) => slug));
      expect(models.totalCount).toBe(entitiesOf(graph, 'model').length);
      after = models.pageInfo.hasNextPage ? models.pageInfo.endCursor : null;
    }
    expect(slugs).toEqual(entitiesOf(graph, 'model').map(({ slug }) => slug));
  });

  it('can be read from the end', async () => {
    const read = async (args: string) => {
      const text = `{ models(${args}) { nodes { slug } pageInfo { hasPreviousPage startCursor } } }`;
      return dataOf(await ask<{ models: { nodes: { slug: string }[]; pageInfo: { startCursor: string } } }>(text)).models;
    };
    const last = await read('last: 2');
    const before = await read(`last: 2, before: "${last.pageInfo.startCursor}"`);
    const slugs = [...before.nodes, ...last.nodes].map(({ slug }) => slug);
    expect(slugs).toEqual(
      entitiesOf(graph, 'model')
        .slice(-4)
        .map(({ slug }) => slug),
    );
  });
});

describe('statements', () => {
  it('of summaries, facts and positions all carry citations', async () => {
    const text = `{ facts(first: 100) { totalCount nodes { ${CITATIONS} about { ${CITATIONS} } } }
      training { ${CITATIONS} positions { ${CITATIONS} } } modalities { ${CITATIONS} } models(first: 100) { nodes { ${CITATIONS} } } }`;
    type Data = {
      facts: Page<Cited & { about: Cited[] }>;
      training: (Cited & { positions: Cited[] })[];
      modalities: Cited[];
      models: Page<Cited>;
    };
    const { facts, training, modalities, models } = dataOf(await ask<Data>(text));
    expect(facts.nodes).toHaveLength(Math.min(facts.totalCount, 100));
    const entities = [...facts.nodes.flatMap(({ about }) => about), ...training, ...modalities, ...models.nodes];
    const positions = training.flatMap((stage) => stage.positions);
    expect(positions).toHaveLength(10);
    for (const statement of [...facts.nodes, ...entities, ...positions]) expectCited(statement);
  });

  it('of a comparison all carry citations', async () => {
    const text = `{ compare(left: "lmm", right: "llm") { rows { verdict left { text ${CITATIONS} } right { text ${CITATIONS} } } } }`;
    const { compare } = dataOf(await ask<{ compare: { rows: { verdict: string; left: Cited | null; right: Cited | null }[] } }>(text));
    const cells = compare.rows.flatMap(({ left, right }) => [left, right].filter((cell) => cell !== null));
    expect(cells.length).toBeGreaterThan(compare.rows.length);
    for (const cell of cells) expectCited(cell);
    expect(new Set(compare.rows.map(({ verdict }) => verdict))).toContain('DIFFERENT');
  });
});

it('counts in meta what the graph holds', async () => {
  const query = '{ meta { revision facts sources entities { kind count } } }';
  type Meta = { revision: number; facts: number; sources: number; entities: { kind: string; count: number }[] };
  const { meta } = dataOf(await ask<{ meta: Meta }>(query));
  expect(meta).toMatchObject({ revision: Number(graph.revision), facts: currentFacts(graph).length, sources: graph.sources.size });
  for (const { kind, count } of meta.entities)
    expect(count, kind).toBe(entitiesOf(graph, need(kindNames.find((name) => name.replaceAll('-', '_').toUpperCase() === kind))).length);
  expect(meta.entities.reduce((sum, { count }) => sum + count, 0)).toBe(graph.entities.size);
});

it('gives all callers the same fact of a day', async () => {
  const query = 'query ($date: Date!) { factOfTheDay(date: $date) { text daily citations { locator } } }';
  const on = async (date: string) => dataOf(await ask<{ factOfTheDay: { text: string; daily: boolean } }>(query, { date })).factOfTheDay;
  expect(await on('2026-11-23')).toEqual(await on('2026-11-23'));
  expect((await on('2026-11-23')).daily).toBe(true);
  expect((await on('2026-11-24')).text).not.toBe((await on('2026-11-23')).text);
});
