import { expect, it } from 'vitest';
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
  expect(released?.sources.map((number) => reply?.sources[number - 1]?.publisher)).toEqual(['arXiv', 'Epoch AI', 'models.dev']);
  const listed = await pagesOf(answerOf(app), 'model omni 1');
  const claims = listed.flatMap(claimsOf).filter(({ label }) => label !== undefined);
  expect(claims.map(({ label }) => label)).toEqual([
    ...['Made by', 'Class', 'Inputs', 'Outputs', 'Released', 'Context in tokens', 'Open weights', 'License', 'Price'],
  ]);
  expect(claims.every(({ sources }) => sources.length > 0)).toBe(true);
});
