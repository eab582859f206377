import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Ask, dataOf } from '../../../support/api/ask.ts';
import { askAs, documentOf, refusalOf, TODAY, write } from '../../../support/api/editors.ts';
import { sampleApps } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

interface Suggested {
  readonly suggestion: { readonly id: string; readonly text: string };
}
interface Page {
  readonly nodes: readonly { readonly text: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean> & Record<'startCursor' | 'endCursor', string | null>>;
  readonly totalCount: number;
}

describe.each(engines)('suggestions on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  const bot: Ask = askAs(() => app, 'bot');
  const curator: Ask = askAs(() => app, 'curate');
  const list = async (args: string, fields = 'text') => {
    const query = `{ suggestions(${args}) { nodes { ${fields} } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;
    return dataOf(await curator<{ suggestions: Page }>(query)).suggestions;
  };
  const texts = ({ nodes }: Page) => nodes.map(({ text }) => text);

  beforeAll(async () => {
    app = await fresh();
  });

  it('are handed in with what is known of them, and change no knowledge', async () => {
    const before = (await app.store.refresh()).revision;
    const text = '  Flamingo can count birds.\nSee page 3. 🦩';
    const input = { text, about: 'FLAMINGO', url: 'https://example.org/birds', platform: 'slack', author: 'U1' };
    expect(await write(bot, 'suggest', input)).toMatchObject({
      suggestion: {
        text: text.trim(),
        status: 'OPEN',
        submittedBy: 'Ada, bot',
        about: { slug: 'flamingo' },
        platform: 'slack',
        at: `${TODAY}T12:00:00.000Z`,
      },
      revision: Number(before),
    });
    expect((await app.store.refresh()).revision).toBe(before);
    const { nodes } = await list('first: 1', 'url author note resolvedAt resolvedBy about { name }');
    expect(nodes).toEqual([{ url: input.url, author: 'U1', note: null, resolvedAt: null, resolvedBy: null, about: { name: 'Flamingo' } }]);
  });

  it('lose invisible characters, and give addresses one form', async () => {
    const input = { text: `Zero\u200b width \u061c\u{e0041}and ${'a\u0301'}${'\u0301'.repeat(300)}.`, url: 'https://Example.org/<b>|' };
    await write(bot, 'suggest', input);
    const { nodes } = await list('first: 50', 'text url');
    expect(nodes).toContainEqual({ text: `Zero width and a${'\u0301'.repeat(4)}.`, url: 'https://example.org/%3Cb%3E%7C' });
  });

  it.each<readonly [string, object, RegExp, readonly string[]]>([
    ['a short text', { text: ' ab ' }, /too short to be understood\. Write 3 characters/, ['text']],
    ['a text of nothing visible', { text: '\u200b\u2060 \ufeff\u3164' }, /too short to be understood/, ['text']],
    ['a long text', { text: 'x'.repeat(2001) }, /"text" has 2001 characters; allowed: at most 2000/, ['text']],
    ['a turned direction', { text: 'abc\u202edef' }, /a control character or an invisible one/, ['text']],
    ['an http address', { text: 'abc', url: 'http://example.org' }, /isn't an https address/, ['url']],
    ['a long address', { text: 'abc', url: `https://example.org/${'x'.repeat(500)}` }, /"url" has \d+ characters/, ['url']],
    ['a long name', { text: 'abc', about: 'x'.repeat(201) }, /"about" has 201 characters/, ['about']],
    ['a long author', { text: 'abc', author: 'x'.repeat(101) }, /"author" has 101 characters/, ['author']],
  ])('are refused with the path of the field: %s', async (_what, input, message, path) => {
    const before = await app.client.suggestion.count();
    const error = await refusalOf(bot, 'suggest', input);
    expect(error).toMatchObject({ __typename: 'InvalidInputError', path });
    expect(error.message).toMatch(message);
    expect(await app.client.suggestion.count()).toBe(before);
  });

  it.each([
    ['a NUL', 'a\0bc', /^"input\.text" of "suggest" holds the character NUL/],
    ['half a character', 'abc\ud800', /^"input\.text" of "suggest" holds/],
  ])('are refused before anything is read with %s', async (_what, text, message) => {
    const { data, errors } = await bot(documentOf('suggest'), { input: { text } });
    expect(data).toEqual({ suggest: null });
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('may be as long as they may be, and name the nearest when they are about nothing', async () => {
    await write(bot, 'suggest', { text: 'x'.repeat(2000) });
    expect(await refusalOf(bot, 'suggest', { text: 'abc', about: 'flamigo' })).toMatchObject({
      ...{ __typename: 'NotFoundError', path: ['about'], message: 'No entry is called "flamigo".' },
      suggestions: expect.arrayContaining([{ id: 'model/flamingo', name: 'Flamingo' }]),
    });
  });

  it('are decided on once', async () => {
    const { id } = (await write<Suggested>(bot, 'suggest', { text: 'Decide on me.' })).suggestion;
    const decide = { id, outcome: 'ACCEPTED', note: 'It is in.' };
    expect(await write(curator, 'resolveSuggestion', decide)).toMatchObject({
      suggestion: { id, status: 'ACCEPTED', resolvedBy: 'Ada, curate', note: 'It is in.', resolvedAt: `${TODAY}T12:00:00.000Z` },
    });
    expect(await refusalOf(curator, 'resolveSuggestion', { id, outcome: 'DECLINED' })).toMatchObject({
      ...{ __typename: 'ConflictError', path: ['id'], message: '"Ada, curate" has accepted it already.' },
    });
    expect(texts(await list('status: ACCEPTED'))).toEqual(['Decide on me.']);
    expect(texts(await list('status: OPEN'))).not.toContain('Decide on me.');
    expect(await list('status: DECLINED')).toMatchObject({ nodes: [], totalCount: 0, pageInfo: { startCursor: null, endCursor: null } });
  });

  it('are decided on by one of two curators who decide at once', async () => {
    const { id } = (await write<Suggested>(bot, 'suggest', { text: 'Decide on me at once.' })).suggestion;
    const both = await Promise.all(
      ['ACCEPTED', 'DECLINED'].map((outcome) =>
        curator<{ resolveSuggestion: { errors: object[] } }>(
          'mutation ($input: ResolveSuggestionInput!) { resolveSuggestion(input: $input) { errors { code } } }',
          { input: { id, outcome } },
        ),
      ),
    );
    expect(both.flatMap((one) => dataOf(one).resolveSuggestion.errors)).toEqual([{ code: 'CONFLICT' }]);
  });

  it.each([
    ['an unknown id', '00000000-0000-4000-8000-000000000000', 'NotFoundError', /There is no suggestion 0000/],
    ['no id', 'first', 'InvalidInputError', /This isn't the id of a suggestion\. Take one/],
  ])('are not found by %s', async (_what, id, type, message) => {
    const error = await refusalOf(curator, 'resolveSuggestion', { id, outcome: 'DECLINED' });
    expect(error).toMatchObject({ __typename: type, path: ['id'], message: expect.stringMatching(message) });
  });

  const insert = (more: Readonly<Record<string, string>>) => {
    const row = { id: 'gen_random_uuid()', at: 'now()', text: `'A text.'`, key_id: `'k'`, key_name: `'n'`, ...more };
    return app.database.sql.run(`insert into suggestion (${Object.keys(row)}) values (${Object.values(row)})`);
  };
  it.each([
    ['a short text', { text: `'ab'` }, 'suggestion_text_length'],
    ['an http address', { url: `'http://example.org'` }, 'suggestion_url_https'],
    ['an unknown status', { status: `'lost'`, resolved_at: 'now()', resolved_by: `'n'` }, 'suggestion_status_known'],
    ['a decision of nobody', { status: `'accepted'`, resolved_at: 'now()' }, 'suggestion_resolved_whole'],
    ['a note before the decision', { note: `'x'` }, 'suggestion_note_of_resolution'],
  ])('cannot be kept by PostgreSQL with %s', async (_what, row, constraint) => {
    await expect(insert(row)).rejects.toMatchObject({ constraint });
  });

  describe('in pages', () => {
    const wanted = Array.from({ length: 5 }, (_, index) => `${index}`);
    beforeAll(async () => {
      await app.client.suggestion.deleteMany();
      // Two of them at the same moment.
      const at = (index: number) => new Date(`2026-05-0${Math.max(1, index)}T00:00:00.123Z`);
      const keys = { keyId: 'bots', keyName: 'bots' };
      const rows = wanted.map((text, index) => ({
        id: `${index}0000000-0000-4000-8000-000000000000`,
        text: `No. ${text}`,
        at: at(index),
        ...keys,
      }));
      await app.client.suggestion.createMany({ data: rows });
    });
    const all = ['No. 4', 'No. 3', 'No. 2', 'No. 1', 'No. 0'];

    it('come the newest first, on and back, each once', async () => {
      expect(await list('first: 20')).toMatchObject({
        nodes: all.map((text) => ({ text })),
        totalCount: 5,
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      });
      const seen: string[] = [];
      for (let after = ''; ; ) {
        const page = await list(`first: 2${after}`);
        seen.push(...texts(page));
        expect(page.totalCount).toBe(5);
        expect(page.pageInfo).toMatchObject({ hasPreviousPage: after !== '', startCursor: page.edges[0]?.cursor });
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(seen).toEqual(all);
      const last = await list('last: 2');
      expect([texts(last), last.pageInfo.hasPreviousPage, last.pageInfo.hasNextPage]).toEqual([all.slice(3), true, false]);
      const before = await list(`last: 2, before: "${last.pageInfo.startCursor}"`);
      expect([texts(before), before.pageInfo.hasPreviousPage, before.pageInfo.hasNextPage]).toEqual([all.slice(1, 3), true, true]);
      const between = await list(`first: 9, after: "${before.pageInfo.startCursor}", before: "${last.pageInfo.endCursor}"`);
      expect(texts(between)).toEqual(all.slice(2, 4));
    });

    const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify([1, ...key])).toString('base64url');
    const uuid = '00000000-0000-4000-8000-000000000000';
    it.each([
      ['first: 0', /"first" is 0; ask for 1 to 100/],
      ['first: 101', /"first" is 101/],
      ['last: -1', /"last" is -1/],
      ['first: 1, last: 1', /Give "first" or "last", not both/],
      ['after: "zzz"', /"zzz" isn't a cursor of this list/],
      [`before: "${cursor('offset', 1)}"`, /isn't a cursor of this list/],
      [`after: "${cursor('newest', '2026-05-01T00:00:00.000Z', 'no-uuid')}"`, /isn't a cursor of this list/],
      [`after: "${cursor('newest', '2026-05-01T00:00:00.000Z', uuid, 1)}"`, /isn't a cursor of this list/],
      [`after: "${cursor('newest', '2026-99-01T00:00:00.000Z', uuid)}"`, /isn't a cursor of this list/],
    ])('refuse what makes no sense: %s', async (args, message) => {
      for (const [field, ask] of [
        ['suggestions', curator],
        ['audit', askAs(() => app, 'admin')],
      ] as const) {
        const { data, errors } = await ask(`{ ${field}(${args}) { totalCount } }`);
        expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ [field]: null }, ['BAD_USER_INPUT']]);
        expect(need(errors[0]).message).toMatch(message);
      }
    });
  });
});
