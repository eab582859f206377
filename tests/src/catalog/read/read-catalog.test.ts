import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalog, readCatalogValue } from '../../../../src/catalog/read/read-catalog.ts';
import { catalogFile, smallCatalog } from '../../../support/database/catalog.ts';

const read = (text: string) => readCatalog(text, 'catalog.json');
const whole = readFileSync(catalogFile, 'utf8');

describe('reading a catalog', () => {
  it('reads models and offerings, and sets aside each invalid record separately', async () => {
    const { models, offerings, quarantined, providers } = await read(whole);
    expect(models?.map(({ key }) => key)).toEqual(Object.keys(smallCatalog().models));
    expect(offerings).toHaveLength(9);
    expect(quarantined).toEqual([{ record: 'reseller broken', reason: expect.stringMatching(/^name .*expected string/i) }]);
    expect(providers.get('acme')).toBe('Acme');
  });

  it('reads the format of api.json, which describes no models', async () => {
    const { models, offerings } = await readCatalogValue(smallCatalog().providers, 'api.json');
    expect([models, offerings.length]).toEqual([undefined, 9]);
  });

  it('accepts lists instead of maps', async () => {
    const { models, providers } = smallCatalog();
    const listed = await readCatalogValue({ models: Object.values(models), providers: Object.values(providers) }, 'catalog.json');
    expect(listed.models).toHaveLength(6);
    expect(listed.offerings.map(({ provider }) => provider)).toContain('reseller');
  });

  it('treats zero tokens as unknown', async () => {
    const { models } = await read(whole);
    expect(models?.find(({ key }) => key === 'openai/clip')?.limit).toEqual({ context: undefined, output: undefined });
  });

  it.each([
    ['an id with markup', { 'a<b>': { name: 'A' } }],
    ['an id with a bidi mark', { 'a\u202Eb': { name: 'A' } }],
    ['an id without end', { ['a'.repeat(201)]: { name: 'A' } }],
    ['a name of signs alone', { a: { name: '<@U1>' } }],
    ['a number in place of a record', { a: 7 }],
    ['nothing in place of a record', { a: null }],
  ])('sets aside %s', async (_what, models) => {
    const catalog = await readCatalogValue({ p: { models: { ...models, good: { name: 'Good' } } } }, 'x');
    expect([catalog.offerings.length, catalog.quarantined.length]).toEqual([1, 1]);
  });

  it.each([
    [
      'a negative price',
      { cost: { input: -1, output: 2 } },
      { cost: { output: 2 } },
      'cost.input Too small: expected number to be at least 0',
    ],
    ['a price as text', { cost: { input: '1' } }, { cost: {} }, /^cost\.input .*expected number/],
    ['an infinite limit', { limit: { context: 1e300, output: 5 } }, { limit: { output: 5 } }, /^limit\.context /],
    ['half a token', { limit: { context: 131_072.5 } }, { limit: {} }, /^limit\.context .*expected int/],
    ['a date that is none', { release_date: '2025-13' }, {}, /^release_date isn't a date/],
    [
      'an unknown modality',
      { modalities: { input: ['text', '3d'], output: ['file'] } },
      { modalities: { input: ['text'], output: [] } },
      /^modalities\.input\.1 /,
    ],
    [
      'modalities that are not a list',
      { modalities: { input: 'text', output: ['text'] } },
      { modalities: { output: ['text'] } },
      /^modalities\.input /,
    ],
    ['an unknown status', { status: 'great', open_weights: true }, { open_weights: true }, /^status Invalid option/],
    ['a family of signs alone', { family: '<@U1>' }, {}, 'family has no letters'],
    ['a price that is for an image', { cost: { input: 0.000053, output: 2 } }, { cost: { output: 2 } }, /^cost\.input is too low/],
    ['a text in place of a limit', { limit: 'large' }, {}, /^limit /],
  ])('keeps a record without %s, and tells it', async (_what, fields, kept, reason) => {
    const read = await readCatalogValue({ p: { models: { a: { name: 'A', ...fields } } } }, 'x');
    expect(read.quarantined).toEqual([]);
    expect(read.offerings).toEqual([{ name: 'A', provider: 'p', providerModel: 'a', ...kept }]);
    expect(read.leftOut[0]).toEqual({ record: 'p a', reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) });
  });

  it('knows a status that says nothing special', async () => {
    const read = await readCatalogValue({ p: { models: { a: { name: 'A', status: 'active' } } } }, 'x');
    expect([read.offerings[0]?.status, read.leftOut]).toEqual(['active', []]);
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html></html>', /it is a web page, not JSON/],
    ['a cut document', whole.slice(0, 1000), /isn't a complete JSON document/],
    ['a list', '[1, 2]', /it contains a list instead of a map/],
    ['a text', '"x"', /it contains a string/],
    ['null', 'null', /it contains null/],
    ['an empty map', '{}', /none of its 0 records/],
    ['something else', '{"status": "ok", "data": {"x": 1}}', /none of its 2 records/],
    ['an empty document', '', /isn't a complete JSON document/],
  ])('refuses %s and says what is expected', async (_what, text, problem) => {
    const work = read(text);
    await expect(work).rejects.toMatchObject({ name: 'BadInput', message: expect.stringMatching(problem) });
    await expect(work).rejects.toThrow('Expected: api.json or catalog.json of models.dev');
  });
});
