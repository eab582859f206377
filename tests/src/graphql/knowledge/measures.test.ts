/** Lists of models by price, score and retirement, and what each model says of them. */
import { beforeAll, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { freshApps } from '../../../support/app.ts';
import { queryApp } from '../../../support/bots/bot-contexts.ts';
import { importValue, smallCatalog } from '../../../support/database/catalog.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
  await importValue(app.client, smallCatalog());
  await app.store.refresh();
});

interface Node {
  readonly slug: string;
  readonly price: { readonly inputPrice: number; readonly asOf: string; readonly citations: readonly unknown[] } | null;
  readonly score: { readonly value: number; readonly variant: string } | null;
  readonly retiredOn: string | null;
}

const list = async (args: string): Promise<readonly Node[]> => {
  const fields = 'slug retiredOn price { inputPrice asOf citations { locator } } score(benchmark: "video-mme") { value variant }';
  const { models } = await queryApp<{ models: { nodes: readonly Node[] } }>(app, `{ models(first: 50, ${args}) { nodes { ${fields} } } }`);
  return models.nodes;
};

it('sorts by the price of input and filters by it, with the date of the catalog', async () => {
  const nodes = await list('filter: { maxInputPrice: 5 }, orderBy: { field: INPUT_PRICE }');
  const prices = nodes.map(({ price }) => price?.inputPrice ?? Number.NaN);
  expect(prices.length).toBeGreaterThan(0);
  expect(prices).toEqual(prices.toSorted((one, other) => one - other));
  expect(prices.every((price) => price <= 5)).toBe(true);
  for (const { price } of nodes) expect([price?.asOf, price?.citations.length]).toEqual(['2026-11-01', 1]);
});

it('sorts by the scores on one variant, and lists no model without one', async () => {
  const nodes = await list('filter: { scoredOn: { benchmark: "Video-MME" } }, orderBy: { field: SCORE, direction: DESC }');
  const values = nodes.map(({ score }) => score?.value ?? Number.NaN);
  expect(values.length).toBeGreaterThan(1);
  expect(values).toEqual(values.toSorted((one, other) => other - one));
  expect(new Set(nodes.map(({ score }) => score?.variant)).size).toBe(1);
  const least = values[0] ?? 0;
  expect(await list(`filter: { scoredOn: { benchmark: "video-mme", min: ${least} } }`)).toEqual([nodes[0]]);
});

it.each([
  ['orderBy: { field: SCORE }', /Sorting by SCORE needs a benchmark/],
  ['filter: { scoredOn: { benchmark: "nope" } }', /No benchmark is called .+nope/],
  ['filter: { scoredOn: { benchmark: "mmmu", variant: "nope" } }', /variant/],
])('refuses %s', async (args, message) => {
  await expect(list(args)).rejects.toThrow(message);
});

it('has no score of a benchmark that is not there', async () => {
  await expect(queryApp(app, '{ model(slug: "clip") { score(benchmark: "nope") { value } } }')).rejects.toThrow(
    /There is no benchmark with the slug .+nope/,
  );
});

it('tells models with a date of retirement from the others', async () => {
  const [retired, others] = await Promise.all(['true', 'false'].map((flag) => list(`filter: { retired: ${flag} }`)));
  expect(retired?.every(({ retiredOn }) => retiredOn !== null)).toBe(true);
  expect(others?.every(({ retiredOn }) => retiredOn === null)).toBe(true);
});
