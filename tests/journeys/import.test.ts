import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createSeededFolder } from '../support/app.ts';
import { catalogFile, fileWith } from '../support/database/catalog.ts';
import { copyTemplate, createTestFolder, EMPTY_TEMPLATE } from '../support/database/template.ts';
import { lmm, post, startProduct } from '../support/product.ts';

it('imports a catalog, reports, exports all of it, and restores it elsewhere, from the command line', async () => {
  const [one, other] = [await createSeededFolder(), createTestFolder()];
  await copyTemplate(EMPTY_TEMPLATE, other);
  const dry = await lmm(['import', '--file', catalogFile, '--report', '--dry-run'], { LMM_DATA: one });
  const first = await lmm(['import', '--file', catalogFile, '--report'], { LMM_DATA: one });
  expect(first.code).toBe(0);
  const report = (text: string) => text.slice(text.indexOf('\n\n'));
  expect(report(dry.stdout)).toBe(report(first.stdout));
  expect(first.stdout).toMatch(
    /models\.dev: \d+ new, 0 changed, 0 removed rows; 6 models, 9 offerings \(2 unresolved, 0 not listed now\), 1 records set aside, 0 fields left out/,
  );
  expect(first.stdout).toContain('Conflicts by attribute:\n  accepts: 2\n');
  expect(first.stdout).toContain('model/bert releasedOn: 2018-10-11 (curated); 2018-11-02 (models.dev)');
  expect(first.stdout).toContain('  acme mystery\n');
  expect(first.stdout).toContain('reseller broken: name Invalid input');
  const bad = await lmm(['import', '--file', fileWith('<html>')], { LMM_DATA: one });
  expect(bad).toMatchObject({ code: 1, stderr: expect.stringMatching(/^lmm: .* isn't a catalog: it is a web page, not JSON\./) });
  const withMark = await lmm(['import', '--dry-run', '--file', fileWith(`\ufeff${readFileSync(catalogFile, 'utf8')}`)], { LMM_DATA: one });
  expect(withMark).toMatchObject({ code: 0, stderr: '' });
  const out = join(one, 'knowledge.json');
  expect(await lmm(['export', '--out', out], { LMM_DATA: one })).toMatchObject({ code: 0, stdout: '' });
  expect(await lmm(['restore', out], { LMM_DATA: other })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/restored \d+ rows from/),
  });
  const again = await lmm(['restore', out], { LMM_DATA: other });
  expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/^lmm: The database is not empty/) });
  const copy = await lmm(['export'], { LMM_DATA: other });
  expect(copy.stdout).toBe(readFileSync(out, 'utf8'));
});

it('says what to do when a server has the database open', async () => {
  const folder = await createSeededFolder();
  const product = startProduct({ LMM_DATA: folder });
  const address = await product.address();
  const refused = await lmm(['import', '--file', catalogFile], { LMM_DATA: folder });
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/Process \d+ has the database open, .*LMM_IMPORT=daily/) });
  expect(await post(address, '{ meta { imports { origin } } }')).toEqual({ meta: { imports: [] } });
});

it('has prices soon after the first start, dated by the bundled catalog, and imports it once', async () => {
  const folder = await createSeededFolder();
  const query = '{ model(slug: "gpt-4o") { price { provider inputPrice asOf } } meta { revision imports { origin } } }';
  interface Answer {
    readonly model: { readonly price: { readonly provider: string; readonly inputPrice: number; readonly asOf: string } | null };
    readonly meta: { readonly revision: string; readonly imports: readonly { readonly origin: string }[] };
  }
  const ask = async (address: string) => (await post(address, query)) as Answer;
  const first = startProduct({ LMM_DATA: folder, LMM_IMPORT: '' });
  const address = await first.address();
  await vi.waitFor(async () => expect((await ask(address)).model.price).not.toBeNull(), { timeout: 60_000, interval: 250 });
  const { model, meta } = await ask(address);
  expect(model.price).toMatchObject({ provider: 'openai', asOf: '2025-09', inputPrice: expect.any(Number) });
  expect(meta.imports).toEqual([{ origin: 'tokenlens' }]);
  first.signal('SIGTERM');
  await first.ended;
  const second = startProduct({ LMM_DATA: folder, LMM_IMPORT: '', LOG_LEVEL: 'info' });
  const again = await second.address();
  await systemClock.sleep(8_000);
  expect((await ask(again)).meta).toEqual(meta);
  expect(second.output()).not.toContain('catalog imported');
});
