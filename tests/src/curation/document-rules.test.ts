import { describe, expect, it } from 'vitest';
import { checkRows } from '../../../src/curation/document-rules.ts';

const long = 'x'.repeat(100_000);
const source = { id: 'source/x', slug: 'x', title: 'X', url: 'https://example.org/x', publisher: 'X', kind: 'paper', origin: 'curated' };
const entity = { id: 'model/clip', kind: 'model', slug: 'clip', name: 'CLIP', summary: 'A model.', note: null, origin: 'curated' };

describe('a row of a document', () => {
  it.each([
    [
      'fact',
      { id: 'fact/x', slug: 'x', text: long, origin: 'editor' },
      /^tables\.fact\.1 \("fact\/x"\): "text" has 100000 characters; allowed: at most 300\./,
    ],
    ['fact', { id: 'fact/x', slug: 'x', text: 'a\u200bb', origin: 'editor' }, /an invisible one/],
    ['fact', { id: 'fact/x', slug: 'x', text: 'ok', checkedOn: '2026-02-30' }, /"2026-02-30" is not a day/],
    ['fact', { id: 'fact/X', slug: 'x', text: 'ok' }, /"fact\/X" is not an id/],
    ['entity', { ...entity, name: 'CL\u001b[31mIP' }, /^tables\.entity\.1 \("model\/clip"\): The text holds .* control character/],
    ['entity', { ...entity, name: 'CLIP <!channel>' }, /can ping people or channels/],
    ['entity', { ...entity, name: 'CL\u202eIP' }, /an invisible one/],
    ['entity', { ...entity, name: 7 }, /"name" is a number/],
    ['entity', { ...entity, slug: 'Clip' }, /"Clip" isn't a valid slug/],
    ['entity', { ...entity, slug: 'x'.repeat(61) }, /isn't a valid slug/],
    ['entity', { ...entity, origin: 'models.dev', summary: '**new**' }, /holds markup/],
    ['entity', { ...entity, origin: 'x\u0007' }, /an invisible one/],
    ['alias', { entityId: 'model/clip', text: '[a](b)', origin: 'editor' }, /^tables\.alias\.1 \("model\/clip"\): The text holds markup/],
    ['source', { ...source, url: 'javascript:alert(1)' }, /isn't an https address/],
    ['source', { ...source, url: `https://example.org/${'x'.repeat(2000)}` }, /"url" has 2020 characters; allowed: at most 2000/],
    ['organization', { id: 'organization/x', url: 'http://example.org' }, /isn't an https address/],
    ['model', { id: 'model/x', license: long }, /"license" has 100000 characters/],
    ['offering', { id: 'tokenlens:a/b', accepts: ['text', 'im\u202eage'], origin: 'tokenlens' }, /"?.*an invisible one/],
    ['value', { id: 'x', value: { a: ['b', long] }, origin: 'tokenlens' }, /has 100000 characters/],
    ['citation', { id: 'x', locator: long, origin: 'tokenlens' }, /"locator" has 100000 characters/],
    ['writing', { origin: long, hash: 'x' }, /"origin" has 100000 characters/],
  ])('is refused where its writer would have been: %s, case %#', async (table, row, message) => {
    await expect(checkRows(table, [{}, row])).rejects.toMatchObject({ name: 'BadInput', message: expect.stringMatching(message) });
    await expect(checkRows(table, [{}, row])).rejects.toMatchObject({ message: expect.not.stringMatching(/\p{Cc}|\p{Cf}/u) });
  });

  it('is kept as it is otherwise, its address in the one form', async () => {
    const rows = [entity, { ...entity, origin: 'models.dev', name: 'x'.repeat(120), slug: 'x'.repeat(90) }];
    expect(await checkRows('entity', rows)).toEqual(rows);
    expect(await checkRows('score', [{ id: 'x', variant: '', value: 0.5 }])).toEqual([{ id: 'x', variant: '', value: 0.5 }]);
    expect(await checkRows('source', [{ ...source, url: 'https://Example.org' }])).toEqual([{ ...source, url: 'https://example.org/' }]);
    const citation = { id: 'x', locator: 'model a/b__c', origin: 'tokenlens' };
    expect(await checkRows('citation', [citation])).toEqual([citation]);
  });
});
