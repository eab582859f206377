import { expect, it } from 'vitest';
import { isAhead } from '../../../../bots/core/commands/model-values.ts';
import { freshApps } from '../../../support/app.ts';
import { answerOf, claimsOf, pagesOf } from '../../../support/bots/bot-contexts.ts';
import { importValue, smallCatalog } from '../../../support/database/catalog.ts';

const fresh = freshApps('pglite');

it('tells of a model what other sources say, and cites them beside the curated ones', async () => {
  const app = await fresh();
  await importValue(app.client, smallCatalog());
  await app.store.refresh();
  const [reply] = await pagesOf(answerOf(app), 'model bert');
  const released = reply && claimsOf(reply).find(({ label }) => label === 'Released');
  expect(released?.text).toBe('2018-10-11; models.dev says 2018-11-02');
  const publishers = released?.sources.map((number) => reply?.sources[number - 1]?.publisher) ?? [];
  expect([publishers[0], publishers.at(-1)]).toEqual(['arXiv', 'models.dev']);
  const listed = await pagesOf(answerOf(app), 'model omni 1');
  const claims = listed.flatMap(claimsOf).filter(({ label }) => label !== undefined);
  expect(claims.map(({ label }) => label)).toEqual([
    ...['Made by', 'Class', 'Inputs', 'Outputs', 'Released', 'Context in tokens', 'Open weights', 'License', 'Price'],
  ]);
  expect(claims.every(({ sources }) => sources.length > 0)).toBe(true);
});

it.each([
  ['2026-06-15', '2026-11-30', false],
  ['2026-11-30', '2026-11-30', false],
  ['2027-01-14', '2026-11-30', true],
  ['2027', '2026-11-30', true],
  ['2026', '2026-11-30', false],
])('a retirement on %s lies ahead on %s: %s', (text, today, expected) => {
  expect(isAhead({ text }, today)).toBe(expected);
});

it('says that a model is retired, or that it retires', async () => {
  const app = await fresh();
  await app.client.model.update({ where: { id: 'model/clip' }, data: { retiredOn: '2024-01-31' } });
  await app.client.model.update({ where: { id: 'model/flamingo' }, data: { retiredOn: '2999-01-31' } });
  await app.store.refresh();
  const labels = async (text: string) => (await pagesOf(answerOf(app), text)).flatMap(claimsOf).map(({ label }) => label);
  expect(await labels('model clip')).toContain('Retired');
  expect(await labels('model flamingo')).toContain('Retires');
  const pages = await pagesOf(answerOf(app), 'models retired');
  const rows = pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));
  const listed = rows.flatMap(({ cells }) => cells);
  expect(rows.find(({ label }) => label === 'Flamingo')?.cells[1]?.text).toMatch(/, retires 2999-01-31$/);
  const today = new Date().toISOString().slice(0, 10);
  const dated = listed.flatMap(({ text }) => [.../(retires|retired) (\d{4}(?:-\d\d){0,2})/g[Symbol.matchAll](text)]);
  expect(dated.length).toBeGreaterThan(10);
  for (const [, word, date = ''] of dated) expect([date, word]).toEqual([date, date > today ? 'retires' : 'retired']);
});
