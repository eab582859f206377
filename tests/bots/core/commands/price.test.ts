import { describe, expect, it } from 'vitest';
import { isStalePrice, priceText } from '../../../../bots/core/commands/price.ts';
import { en } from '../../../../bots/core/messages/en.ts';
import { freshApps } from '../../../support/app.ts';
import { answerOf, pagesOf } from '../../../support/bots/bot-contexts.ts';
import { importValue, smallCatalog } from '../../../support/database/catalog.ts';

describe('a price', () => {
  it.each([
    ['2026-09-01', '2026-11-30', false],
    ['2026-09-01', '2026-12-01', true],
    ['2026-08', '2026-11-29', false],
    ['2026-08', '2026-11-30', true],
    ['2025', '2026-03-31', false],
    ['2025', '2026-04-01', true],
    [null, '2026-11-30', true],
  ])('of %s is on %s out of date: %s', (asOf, today, expected) => {
    expect(isStalePrice({ asOf }, today)).toBe(expected);
  });

  const price = { provider: 'openai', inputPrice: 2.5, outputPrice: 0.075, asOf: '2025-09' };

  it('begins with its date, and says when that is long ago', () => {
    expect(priceText(price, '2026-11-30', en)).toBe(
      'As of September 2025, likely out of date: $2.50 in, $0.075 out per million tokens, at openai',
    );
    expect(priceText({ ...price, asOf: '2026-11-01', outputPrice: null }, '2026-11-30', en)).toBe(
      'As of November 2026: $2.50 in per million tokens, at openai',
    );
  });
});

const fresh = freshApps('pglite');

it('stands in lists of models by price, the cheapest first, each with its catalog as the source', async () => {
  const app = await fresh();
  await importValue(app.client, smallCatalog());
  await app.store.refresh();
  const pages = await pagesOf(answerOf(app), 'models sort:price max_price:1000');
  const tables = pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
  expect(tables[0]?.columns.slice(0, 3)).toEqual(['Price per million tokens', 'Offered by', 'Date of the price']);
  const rows = tables.flatMap((table) => table.rows);
  expect(rows.length).toBeGreaterThan(1);
  const amounts = rows.map(({ cells: [price] }) => Number(/^\$([\d.]+) in/.exec(price?.text ?? '')?.[1]));
  expect(amounts).toEqual(amounts.toSorted((one, other) => one - other));
  for (const { cells } of rows) expect(cells[2]?.text).toMatch(/^As of November 2026(, likely out of date)?$/);
  expect(pages[0]?.sources.map(({ publisher }) => publisher)).toContain('models.dev');
});
