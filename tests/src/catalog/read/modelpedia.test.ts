import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importCatalog } from '../../../../src/catalog/import.ts';
import { fetchModelpedia, readModelpedia, readModelpediaList } from '../../../../src/catalog/read/modelpedia.ts';
import { modelpediaFiles } from '../../../../src/catalog/sources.ts';
import { sampleApps } from '../../../support/app.ts';
import { queryApp } from '../../../support/bots/bot-contexts.ts';
import { clockAt, importValue, smallCatalog } from '../../../support/database/catalog.ts';

/** A record as modelpedia writes it; tests change what they are about. */
const record = (id: string, more: object = {}) => ({
  ...{ id, name: id, created_by: 'openai', source: 'official', last_updated: '2026-04-08', status: 'active', model_type: 'chat' },
  ...{ context_window: 128_000, max_output_tokens: 16_384, knowledge_cutoff: '2023-10', open_weight: false },
  modalities: { input: ['text', 'image'], output: ['text'] },
  pricing: { input: 2.5, output: 10, cached_input: 1.25 },
  _generated: { name: '418971ef' },
  ...more,
});

const folder = mkdtempSync(join(tmpdir(), 'lmm-modelpedia-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, providers: Readonly<Record<string, readonly object[]>>): string {
  const root = join(folder, name, 'providers');
  for (const [provider, models] of Object.entries(providers)) {
    mkdirSync(join(root, provider, 'models'), { recursive: true });
    writeFileSync(join(root, provider, '_provider.json'), JSON.stringify({ id: provider, name: provider.toUpperCase(), region: 'US' }));
    for (const [index, model] of models.entries()) writeFileSync(join(root, provider, 'models', `${index}.json`), JSON.stringify(model));
  }
  return root;
}

describe('modelpedia', () => {
  it('is read from its folder of providers, whose names it tells', async () => {
    const { catalog } = await readModelpedia(write('plain', { openai: [record('gpt-4o')], mistral: [record('pixtral-large')] }));
    expect([...catalog.providers]).toEqual([
      ['mistral', 'MISTRAL'],
      ['openai', 'OPENAI'],
    ]);
    expect(catalog.offerings.map(({ provider, providerModel }) => `${provider}/${providerModel}`)).toEqual([
      'mistral/pixtral-large',
      'openai/gpt-4o',
    ]);
    expect(catalog.offerings[1]).toMatchObject({
      ...{ limit: { context: 128_000, output: 16_384 }, cost: { input: 2.5, output: 10 }, as_of: '2026-04-08', status: 'active' },
      ...{ knowledge: '2023-10', open_weights: false, modalities: { input: ['text', 'image'], output: ['text'] } },
    });
  });

  it.each([
    ['a list', (models: readonly object[]) => models],
    ['an answer of its API', (models: readonly object[]) => ({ data: models, meta: { total: models.length } })],
  ])('is read from %s', async (_what, wrap) => {
    const { catalog } = await readModelpediaList(wrap([{ ...record('gpt-4o'), provider: 'azure' }, record('gpt-4.1')]), 'here');
    expect(catalog.offerings.map(({ provider, providerModel }) => [provider, providerModel])).toEqual([
      ['azure', 'gpt-4o'],
      ['openai', 'gpt-4.1'],
    ]);
  });

  it('loses a field with an unknown word, and not the record', async () => {
    const odd = record('gpt-4o', {
      status: 'sunset',
      modalities: { input: ['text', 'smell'], output: ['text'] },
      last_updated: 'yesterday',
    });
    const { catalog } = await readModelpediaList([odd], 'here');
    expect(catalog.offerings).toMatchObject([{ modalities: { input: ['text'], output: ['text'] }, status: undefined, as_of: undefined }]);
    expect(catalog.leftOut.map(({ reason }) => reason.split(' ')[0]).sort()).toEqual(['as_of', 'modalities.input.1', 'status']);
    expect(catalog.quarantined).toEqual([]);
  });

  it.each([
    ['for an image', { model_type: 'image', pricing: { input: 5, output: 40 } }],
    ['in two units', { pricing: { input: 0.3, output: 0.039 } }],
  ])('has no price %s', async (_what, more) => {
    const { catalog } = await readModelpediaList([record('x', more)], 'here');
    expect(catalog.offerings[0]?.cost).toBeUndefined();
  });

  it('takes the end of the service from Google, whose field means that', async () => {
    const ending = record('gemini-2.5-pro', { deprecation_date: '2026-06-17' });
    const { catalog } = await readModelpedia(write('ends', { google: [ending], anthropic: [ending] }));
    expect(catalog.offerings.map(({ provider, retired_on }) => [provider, retired_on])).toEqual([
      ['anthropic', undefined],
      ['google', '2026-06-17'],
    ]);
  });

  it.each([
    ['nothing', join(folder, 'missing'), /Cannot read .*missing/],
    ['a folder without models', folder, /holds no models|is not|list/],
  ])('refuses %s', async (_what, path, message) => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    await expect(readModelpedia(path === folder ? join(folder, 'empty') : path)).rejects.toThrow(message);
  });

  it("sets aside a file that isn't JSON", async () => {
    const root = write('broken', { openai: [record('gpt-4o')] });
    writeFileSync(join(root, 'openai', 'models', 'torn.json'), '{"id": "to');
    const { catalog } = await readModelpedia(root);
    expect(catalog.offerings).toHaveLength(1);
    expect(catalog.quarantined).toMatchObject([{ record: 'openai torn' }]);
  });
});

describe('the pages of its API', () => {
  const serve = (pages: readonly unknown[]): typeof fetch => {
    const left = [...pages];
    return async () => new Response(JSON.stringify(left.shift()));
  };
  const page = (count: number) => ({ data: Array.from({ length: count }, (_, index) => record(`m${index}`)) });

  it('are read to the last', async () => {
    expect(await fetchModelpedia({ fetch: serve([page(500), page(3)]) })).toHaveLength(503);
  });

  it.each([
    ['an error', [{ error: { message: 'down' } }], /without a list of models/],
    ['no end', Array.from({ length: 60 }, () => page(500)), /more than 30000 models/],
  ])('are refused with %s', async (_what, pages, message) => {
    await expect(fetchModelpedia({ fetch: serve(pages) })).rejects.toThrow(message);
  });
});

describe('two catalogs', () => {
  const fresh = sampleApps('pglite');

  it('stand side by side, and their disagreements are counted', async () => {
    const app = await fresh();
    await importValue(app.client, smallCatalog());
    const folderOfTwo = write('two', {
      openai: [record('gpt-4o', { context_window: 64_000 })],
      google: [record('bert', { created_by: 'google' })],
    });
    await importCatalog({ client: app.client, clock: clockAt('2026-11-02'), source: modelpediaFiles(folderOfTwo) });
    await app.store.refresh();
    interface Answer {
      readonly meta: { readonly imports: readonly { readonly origin: string; readonly offerings: number; readonly conflicts: number }[] };
      readonly model: {
        readonly value: { readonly alternatives: readonly { readonly origin: string; readonly text: string; readonly agrees: boolean }[] };
      };
    }
    const query = `{
      meta { imports { origin offerings conflicts } }
      model(slug: "gpt-4o") { value(attribute: CONTEXT_TOKENS) { alternatives { origin text agrees } } }
    }`;
    const { meta, model } = await queryApp<Answer>(app, query);
    expect(meta.imports.map(({ origin, offerings }) => [origin, offerings])).toEqual([
      ['models.dev', expect.any(Number)],
      ['modelpedia', 2],
    ]);
    expect(meta.imports[1]?.conflicts).toBeGreaterThan(0);
    expect(model.value.alternatives).toContainEqual({ origin: 'modelpedia', text: '64000', agrees: false });
  });
});
