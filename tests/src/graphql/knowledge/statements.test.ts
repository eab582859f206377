/** Facts, sources, comparisons and counts of the API over the committed knowledge: how they are found and narrowed. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { relationsOf } from '../../../../src/graph/base/relations-of.ts';
import { currentFacts, type Graph } from '../../../../src/graph/graph.ts';
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

describe('facts and sources', () => {
  it('are narrowed by subject, topic, aspect, type and fitness for the daily post', async () => {
    const facts = currentFacts(graph);
    const clip = 'about: {kind: MODEL, slug: "CLIP"}';
    const about = facts.filter((fact) => fact.aboutIds.includes('model/clip'));
    expect(await slugsOf(`{ facts(first: 100, ${clip}) { nodes { slug } } }`)).toEqual(about.map(({ slug }) => slug));
    const narrow = 'topic: "Limits", aspect: LIMITATION, type: FACT, daily: true';
    const wanted = facts.filter(
      ({ topic, aspect, type, daily }) => topic === 'limits' && aspect === 'limitation' && type === 'fact' && daily,
    );
    expect(await slugsOf(`{ facts(first: 100, ${narrow}) { nodes { slug } } }`)).toEqual(wanted.map(({ slug }) => slug));
    expect([about.length, wanted.length].every((length) => length > 0)).toBe(true);
    const query = '{ model(slug: "clip") { facts(first: 100, aspect: CAPABILITY) { nodes { slug } } } }';
    const { facts: inside } = await only<{ facts: List<{ slug: string }> }>(query);
    expect(inside.nodes.map(({ slug }) => slug).sort()).toEqual(
      about.filter(({ aspect }) => aspect === 'capability').map(({ slug }) => slug),
    );
  });

  it('are found by slug', async () => {
    const fact = need(graph.facts[0]);
    const source = need([...graph.sources.values()][0]);
    const query = 'query ($fact: String!, $source: String!) { fact(slug: $fact) { text } source(slug: $source) { url kind } }';
    const found = dataOf(await ask(query, { fact: fact.slug, source: source.slug }));
    expect(found).toEqual({ fact: { text: fact.text }, source: { url: source.url, kind: source.kind.toUpperCase() } });
  });

  it.each([
    ['fact', 'No fact is called "clip-purpos".', 'fact/clip-purpose', 'clip-purpos'],
    ['source', 'No source is called "clip-papre".', 'source/clip-paper', 'clip-papre'],
  ])('%s of an unknown slug is null, and an error with the nearest', async (field, message, nearest, slug) => {
    const { data, errors } = await ask(`{ ${field}(slug: "${slug}") { slug } }`);
    expect(data).toEqual({ [field]: null });
    expect(errors).toMatchObject([{ message, extensions: { code: 'NOT_FOUND' } }]);
    expect(errors[0]?.extensions.suggestions?.[0]?.id).toBe(nearest);
  });

  it('of one kind, of one publisher, by date', async () => {
    const papers = [...graph.sources.values()].filter(({ kind, publisher }) => kind === 'paper' && publisher === 'arXiv');
    const query = `{ sources(first: 100, filter: {kind: PAPER, publisher: "arxiv", publishedAfter: "2025"}, orderBy: {field: PUBLISHED, direction: DESC}) {
      nodes { slug published } } }`;
    const { nodes } = await only<List<{ slug: string; published: string }>>(query);
    expect(nodes.map(({ slug }) => slug).sort()).toEqual(
      papers.flatMap(({ slug, published }) => (published !== null && published >= '2026' ? slug : [])).sort(),
    );
    expect(nodes.map(({ published }) => published)).toEqual(
      nodes
        .map(({ published }) => published)
        .sort()
        .reverse(),
    );
    expect(nodes.length).toBeGreaterThan(2);
  });
});

describe('a comparison of chosen dimensions', () => {
  const rows = async (left: string, right: string, dimensions: string[]) => {
    const query = `query ($left: String!, $right: String!, $dimensions: [String!]) {
      compare(left: $left, right: $right, dimensions: $dimensions) { rows { name under { slug } verdict } } }`;
    type Row = { name: string; under: { slug: string }; verdict: string };
    return (await only<{ rows: Row[] }>(query, { left, right, dimensions })).rows;
  };

  it('has these rows alone, in this order, each once', async () => {
    const found = await rows('lmm', 'llm', ['pre-training', 'Data Modalities', 'data-modalities']);
    expect(found.map(({ under }) => under.slug)).toEqual(['pre-training', 'data-modalities']);
    expect(new Set(found.map(({ verdict }) => verdict))).toEqual(new Set(['DIFFERENT']));
  });

  it('says that nothing is known where nothing is recorded, of any two models', async () => {
    expect(await rows('clip', 'flamingo', ['data-modalities'])).toEqual([
      { name: 'Data modalities', under: { slug: 'data-modalities' }, verdict: 'UNKNOWN' },
    ]);
  });

  it('refuses dimensions that there are not', async () => {
    const { errors } = await ask('{ compare(left: "lmm", right: "llm", dimensions: ["data-modality"]) { rows { name } } }');
    expect(errors).toMatchObject([{ message: 'No entry is called "data-modality".', extensions: { code: 'NOT_FOUND' } }]);
    expect((await ask('{ compare(left: "lmm", right: "llm", dimensions: []) { rows { name } } }')).errors).toMatchObject([
      { message: expect.stringMatching(/^"dimensions" is empty/), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

it('counts relations, positions and scores in meta, and tells that nothing was imported', async () => {
  const relations = [...graph.entities.values()].flatMap((entity) =>
    [...new Set((graph.outgoing.get(entity.id) ?? []).map(({ type }) => type))].flatMap((type) => relationsOf(graph, entity, type, 'out')),
  );
  const positions = [...graph.positions.values()].flat();
  const scores = new Set([...graph.scores.values()].flat());
  expect(await only('{ meta { relations positions scores importedAt } }')).toEqual({
    ...{ relations: relations.length, positions: positions.length, scores: scores.size },
    importedAt: null,
  });
});
