import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { snapshot } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';

/** The small catalog without one offering and one model. */
function less() {
  const catalog = smallCatalog();
  delete catalog.providers['acme']?.models['mystery'];
  delete catalog.models['acme/embed-2'];
  return catalog;
}

describe.each(engines)('what a catalog no longer lists, on %s', (engine) => {
  const fresh = sampleApps(engine);
  let client: Client;
  let sql: Sql;
  const mystery = async () => {
    const { status, missingSince } = need(await client.offering.findUnique({ where: { id: 'models.dev:acme/mystery' } }));
    return [status, missingSince];
  };
  const without = (day: string) => importValue(client, less(), { day, acceptLosses: true });

  beforeEach(async () => {
    const app = await fresh();
    client = app.client;
    ({ sql } = app.database);
    await importValue(client, smallCatalog(), { day: '2026-11-01' });
  });

  it('is marked at once, and withdrawn in the third import once a week has passed', async () => {
    const seen = [];
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-08', '2026-11-09']) {
      await without(day);
      seen.push(await mystery());
    }
    const marked = ['active', '2026-11-02'];
    expect(seen).toEqual([marked, marked, marked, marked, ['withdrawn', '2026-11-02']]);
  });

  it("isn't withdrawn after a week alone", async () => {
    await without('2026-11-02');
    await without('2026-12-02');
    expect(await mystery()).toEqual(['active', '2026-11-02']);
    await without('2026-12-03');
    expect(await mystery()).toEqual(['withdrawn', '2026-11-02']);
  });

  it('is restored when it comes back', async () => {
    const before = await snapshot(sql);
    for (const day of ['2026-11-02', '2026-11-10', '2026-11-20']) await without(day);
    expect(await mystery()).toEqual(['withdrawn', '2026-11-02']);
    await importValue(client, smallCatalog(), { day: '2026-11-21' });
    expect(await mystery()).toEqual(['active', null]);
    // A returning offering has the day of its return.
    const days = (rows: { row: string }[]) => rows.map(({ row }) => row.replace(/"observed_on": "[^"]*"/, ''));
    expect(days(await snapshot(sql))).toEqual(days(before));
  });

  it('is counted as lost only once', async () => {
    await without('2026-11-02');
    expect(await importValue(client, less(), { day: '2026-11-03' })).toMatchObject({
      outcome: 'unchanged',
      counts: { models: 6, vanished: 1 },
    });
  });

  it('keeps the model with all statements about it', async () => {
    await without('2026-11-02');
    const embed = await client.entity.findUnique({
      where: { id: 'model/embed-2' },
      include: { values: true, citations: true, outgoing: true },
    });
    expect(embed).toMatchObject({ name: 'Embed 2' });
    expect([embed?.citations.length, embed?.outgoing.length, embed?.values.length]).toEqual([1, 3, 7]);
    expect(embed?.values.find(({ attribute }) => attribute === 'catalogId')).toMatchObject({
      note: 'Not in the catalog since 2026-11-02.',
    });
  });
});
