import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
