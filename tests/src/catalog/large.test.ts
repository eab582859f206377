import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatalog } from '../../../src/catalog/import.ts';
import { fileSource } from '../../../src/catalog/sources.ts';
import { conflictCounts } from '../../../src/cli/import-report.ts';
import { sampleApps } from '../../support/app.ts';
import { type CatalogText, catalogFile, clockAt } from '../../support/database/catalog.ts';
import { snapshot } from '../../support/database/content.ts';
import { graphIn } from '../../support/graph/graph-in.ts';

/** A whole catalog in the format of catalog.json, if one is provided; always the small one. */
const large = process.env['LMM_TEST_CATALOG'];
const files = large === undefined ? [catalogFile] : [catalogFile, large];

describe.each(files)('the catalog %s', (path) => {
  const fresh = sampleApps('pglite');

  it('is imported within a minute, changes nothing the second time, and leaves what people wrote unchanged', {
    timeout: 180_000,
  }, async () => {
    const { client, database } = await fresh();
    const { models, providers } = JSON.parse(readFileSync(path, 'utf8')) as CatalogText;
    const sold = Object.values(providers).flatMap((provider) => Object.keys(provider.models)).length;
    const run = () => importCatalog({ client, clock: clockAt('2026-11-01'), source: fileSource('models.dev', path) });
    const curated = await snapshot(database.sql, 'curated');
    const start = performance.now();
    const { counts, quarantined } = await run();
    const seconds = (performance.now() - start) / 1000;
    expect(seconds).toBeLessThan(60);
    expect(counts.models).toBe(Object.keys(models).length);
    expect(counts.offerings + quarantined.length).toBe(sold);
    expect(counts.unresolved).toBeLessThan(sold / 2);
    expect(await run()).toMatchObject({ outcome: 'unchanged', written: { created: 0, changed: 0, removed: 0 } });
    expect(await snapshot(database.sql, 'curated')).toEqual(curated);
    const conflicts = Object.fromEntries(conflictCounts(await graphIn(client)));
    if (path === large)
      console.info(JSON.stringify({ ...counts, seconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024), conflicts }));
  });
});
