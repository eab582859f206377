/** Filters of the lists over the committed knowledge, with a catalog's prices: one document for a question with many conditions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { packageRoot } from '../../../../src/env.ts';
import { entitiesOf, type Graph } from '../../../../src/graph/graph.ts';
import { pricedOffering } from '../../../../src/graph/values/prices.ts';
import { preferredValue } from '../../../../src/graph/values/values.ts';
import { type Ask, asker, askerOfOne, askerOfSlugs, dataOf, type List } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';
import { importValue, smallCatalog } from '../../../support/database/catalog.ts';

const fresh = freshApps('pglite');
let app: App;
let graph: Graph;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
  await importValue(app.client, smallCatalog());
  await app.store.refresh();
  graph = app.store.current();
});

const only = askerOfOne(ask);
const slugsOf = askerOfSlugs(ask);

/** All pages of a list of models. */
async function modelsWith(filter: string, after = ''): Promise<string[]> {
  const { nodes, pageInfo } = await only<List<{ slug: string }> & { pageInfo: { hasNextPage: boolean; endCursor: string } }>(
    `{ models(first: 100, filter: ${filter}${after}) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }`,
  );
  const rest = pageInfo.hasNextPage ? await modelsWith(filter, `, after: "${pageInfo.endCursor}"`) : [];
  return [...nodes.map(({ slug }) => slug), ...rest];
}

type Model = ReturnType<typeof entitiesOf>[number];
const shown = (model: Model, name: Parameters<typeof preferredValue>[2]) => preferredValue(graph, model, name);
const lists = (model: Model, name: 'accepts' | 'produces', modality: string) => [shown(model, name)].flat().includes(modality);
const date = (model: Model) => String(shown(model, 'releasedOn') ?? '');
const inputPrice = (model: Model) => pricedOffering(graph, model)?.inputPrice ?? null;

it('answers the question with many conditions of docs/api.md, best score first', async () => {
  const docs = readFileSync(join(packageRoot, 'docs/api.md'), 'utf8');
  const [query = ''] = [...docs.matchAll(/```graphql\n([^`]+)```/g)]
    .map(([, text = '']) => text)
    .filter((text) => text.includes('scoredOn'));
  const { nodes, totalCount } = await only<List<{ name: string; score: { value: number } }>>(query);
  expect(totalCount).toBeGreaterThan(1);
  const values = nodes.map(({ score }) => score.value);
  expect(values).toEqual(values.toSorted((one, other) => other - one));
});

describe('models', () => {
  it.each<[string, (model: Model) => boolean]>([
    ['{accepts: ["audio"], not: {accepts: ["video"]}}', (model) => lists(model, 'accepts', 'audio') && !lists(model, 'accepts', 'video')],
    [
      '{openWeights: true, license: "apache", minParameters: 7000000001}',
      (model) =>
        shown(model, 'openWeights') === true &&
        /^apache/i.test(String(shown(model, 'license') ?? '')) &&
        Number(shown(model, 'parameters') ?? 0) > 7e9,
    ],
    ['{releasedSince: "2025-03"}', (model) => (date(model).length > 4 ? date(model) >= '2025-03' : date(model) >= '2026')],
    ['{releasedSince: "2024", releasedUntil: "2024"}', (model) => date(model).startsWith('2024')],
    ['{maxInputPrice: 2, not: {minInputPrice: 2}}', (model) => (inputPrice(model) ?? 2) < 2],
    ['{not: {minInputPrice: 0}}', (model) => inputPrice(model) === null],
    ['{or: [{family: "GPT"}, {family: "Claude"}]}', (model) => ['GPT', 'Claude'].includes(String(shown(model, 'family')))],
    [
      '{unknown: [LICENSE, PARAMETERS], known: [RELEASED_ON]}',
      (model) => shown(model, 'license') === null && shown(model, 'parameters') === null && shown(model, 'releasedOn') !== null,
    ],
    ['{related: [{type: SUCCEEDS, inverse: true}]}', ({ id }) => (graph.incoming.get(id) ?? []).some(({ type }) => type === 'succeeds')],
    [
      '{scoredOn: {benchmark: "mmmu", variant: "validation", evaluator: MAKER, min: 60, max: 70}}',
      ({ id }) => {
        const all = (graph.scores.get('benchmark/mmmu') ?? []).filter((one) => one.modelId === id && one.variant === 'validation');
        const newest = all
          .filter(({ evaluator }) => evaluator === 'maker')
          .toSorted((one, other) => ((one.asOf ?? '') > (other.asOf ?? '') ? -1 : 1))[0];
        return newest !== undefined && newest.value >= 60 && newest.value <= 70;
      },
    ],
  ])('with %s are those that are shown so', async (filter, holds) => {
    const wanted = entitiesOf(graph, 'model')
      .filter(holds)
      .map(({ slug }) => slug);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await modelsWith(filter)).toEqual(wanted);
  });

  it('are sorted by the price of output, and by the scores of one evaluator', async () => {
    const priced = await only<List<{ price: { outputPrice: number } }>>(
      '{ models(filter: {maxOutputPrice: 100}, orderBy: {field: OUTPUT_PRICE}) { totalCount nodes { price { outputPrice } } } }',
    );
    const prices = priced.nodes.map(({ price }) => price.outputPrice);
    expect([prices.length > 1, prices]).toEqual([true, prices.toSorted((one, other) => one - other)]);
    const scoredOn = '{benchmark: "mmmu", evaluator: MAKER}';
    const query = `{ models(filter: {scoredOn: ${scoredOn}}, orderBy: {field: SCORE, direction: DESC}) { totalCount nodes { slug } pageInfo { endCursor } } }`;
    const scored = await only<List<{ slug: string }> & { pageInfo: { endCursor: string } }>(query);
    expect(scored.totalCount).toBe((await modelsWith(`{scoredOn: ${scoredOn}}`)).length);
    const other = query.replace('MAKER', 'RIVAL').replace('(', `(after: "${scored.pageInfo.endCursor}", `);
    expect((await ask(other)).errors[0]?.message).toMatch(/from another list, or from another order/);
  });
});

describe('other kinds', () => {
  it('combine filters, too', async () => {
    const [all, some, others] = await Promise.all(
      ['', '(filter: {mitigates: "hallucination"})', '(filter: {not: {mitigates: "hallucination"}})'].map(async (filter) => {
        const { totalCount } = await only<List<unknown>>(`{ techniques${filter} { totalCount } }`);
        return totalCount;
      }),
    );
    expect(some).toBeGreaterThan(0);
    expect(Number(some) + Number(others)).toBe(all);
  });

  it.each([
    ['organizations(first: 100, filter: {minModels: 20, not: {country: "Germany"}})', 'organization'],
    ['benchmarks(first: 100, filter: {or: [{measures: "video"}, {measures: "hallucination"}], releasedSince: "2024"})', 'benchmark'],
    ['techniques(first: 100, filter: {not: {related: [{type: USES, inverse: true}]}})', 'technique'],
    ['modelClasses(filter: {related: [{type: LIMITED_BY}]})', 'model-class'],
    [
      'entities(first: 100, kinds: [TECHNIQUE, BENCHMARK], filter: {or: [{related: [{type: MITIGATES, to: "hallucination"}]}, {related: [{type: MEASURES, to: "hallucination"}]}]})',
      undefined,
    ],
  ] as const)('%s let some pass, and not all', async (field, kind) => {
    const slugs = await slugsOf(`{ ${field} { nodes { slug } } }`);
    expect(slugs.length).toBeGreaterThan(0);
    expect(slugs.length).toBeLessThan(kind === undefined ? graph.entities.size : entitiesOf(graph, kind).length);
  });
});

describe('what makes no sense', () => {
  it.each([
    ['models(filter: {not: {accepts: ["smell"]}})', 'NOT_FOUND', ['filter', 'not', 'accepts'], 'No modality is called "smell".'],
    ['models(filter: {or: []})', 'BAD_USER_INPUT', ['filter', 'or'], '"or" is empty. Give it one filter at least, or leave it out.'],
    [
      'tasks(filter: {related: [{type: MADE_BY}]})',
      'BAD_USER_INPUT',
      ['filter', 'related', '0', 'type'],
      'No relation MADE_BY starts at a task. Choices include: WORKS_ON.',
    ],
    [
      'models(filter: {not: {not: {not: {not: {not: {openWeights: true}}}}}})',
      'BAD_USER_INPUT',
      ['filter', 'not', 'not', 'not', 'not', 'not'],
      'The filter nests more than 4 levels of "and", "or" and "not". Conditions that must all hold can stand in one filter.',
    ],
  ])('(%s) is an error: %s at %j', async (field, code, argument, message) => {
    const { errors } = await ask(`{ ${field} { totalCount } }`);
    expect(errors).toMatchObject([{ message, extensions: { code, argument } }]);
  });
});

it('costs fifty points for each condition, with those of the filters inside', async () => {
  const costOf = async (filter: string) => {
    const { body } = await ask(`{ models(first: 1, filter: ${filter}) { totalCount } }`);
    return (JSON.parse(body) as { extensions: { cost: { requestedQueryCost: number } } }).extensions.cost.requestedQueryCost;
  };
  const one = await costOf('{openWeights: true}');
  expect(await costOf('{openWeights: true, minParameters: 1}')).toBe(one + 50);
  expect(await costOf('{openWeights: true, not: {minParameters: 1}}')).toBe(one + 50);
  expect(await costOf('{openWeights: true, known: [LICENSE, FAMILY]}')).toBe(one + 100 + 2);
  expect(await costOf('{openWeights: true, or: [{minParameters: 1}, {}]}')).toBe(one + 100 + 2);
  expect(await costOf('{openWeights: true, family: "GPT"}')).toBe(one + 50 + 100);
  expect(await costOf('{}')).toBe(one);
  expect(dataOf(await ask('{ models(first: 1, filter: {}) { totalCount } }'))).toEqual({
    models: { totalCount: entitiesOf(graph, 'model').length },
  });
});
