/** Which answers are cached, and how clients and proxies may revalidate them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { serve, type TestServer } from '../../support/api/server.ts';
import { freshApps } from '../../support/app.ts';
import { need } from '../../support/need.ts';

describe('an answer', () => {
  const fresh = freshApps('pglite');
  let app: App;
  let running: TestServer;
  /** The number of calls to the API: a cached answer needs none. */
  let asked = 0;

  beforeAll(async () => {
    app = await fresh();
    const answer: App['api']['answerQuery'] = (...request) => {
      asked += 1;
      return app.api.answerQuery(...request);
    };
    running = await serve({ api: { ...app.api, answerQuery: answer } });
  });
  afterAll(() => running.close());
  beforeEach(() => {
    asked = 0;
  });

  const post = (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ query, variables });
    return fetch(running.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  };
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${running.url}?query=${encodeURIComponent(query)}`, { headers });

  it.each([
    ['POST', post],
    ['GET', get],
  ])('to the same %s is computed once', async (_method, send) => {
    const query = '{ limitations(of: LMM) { name statement } }';
    const [first, second] = [await send(query), await send(query)];
    expect([await second.text(), asked]).toEqual([await first.text(), 1]);
    const told = ({ headers }: Response) => ['content-type', 'cache-control', 'etag', 'vary'].map((name) => headers.get(name));
    expect(told(second)).toEqual(told(first));
  });

  it.each([10, 3_000])('to another request is another one, though only a name after %i spaces differs', async (length) => {
    const queries = ['clip', 'bert'].map((slug) => `{ ${' '.repeat(length)} model(slug: "${slug}") { slug } }`);
    const texts = async () => Promise.all(queries.map(async (query) => (await post(query)).text()));
    const expected = [expect.stringContaining('"clip"'), expect.stringContaining('"bert"')];
    expect([await texts(), await texts(), asked]).toEqual([expected, expected, 2]);
  });

  it('differs by media type, even if the bytes are the same', async () => {
    const types = ['application/json', 'application/graphql-response+json'];
    const answers = await Promise.all([...types, ...types].map((accept) => get('{ modalities { name } }', { accept })));
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual([...types, ...types].map((type) => `${type}; charset=utf-8`));
  });

  it('for one day is never sent for another', async () => {
    const query = 'query ($date: Date!) { factOfTheDay(date: $date) { slug } }';
    const days = Array.from({ length: 20 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);
    const texts = async () => Promise.all(days.map(async (date) => (await post(query, { date })).text()));
    const first = await texts();
    expect(new Set(first).size).toBeGreaterThan(5);
    expect([await texts(), asked]).toEqual([first, days.length]);
  });

  it.each([
    ['with an error', '{ model(slug: "no such model") { name } }'],
    ['that never ran', '{ nope }'],
    ['that says what is left to whom', '{ rateLimit { remaining } }'],
    ['that says so in a fragment', '{ meta { revision } ...F } fragment F on Query { rateLimit { remaining } }'],
    ['to a document that could say so', 'query A { meta { revision } } query B { rateLimit { limit } }'],
  ])('%s is computed each time', async (_what, query) => {
    const headers = [];
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(
        `${running.url}?query=${encodeURIComponent(query)}&operationName=${query.startsWith('query A') ? 'A' : ''}`,
      );
      headers.push([answer.headers.get('cache-control'), answer.headers.get('etag')]);
    }
    expect([asked, headers]).toEqual([
      2,
      [
        ['no-store', null],
        ['no-store', null],
      ],
    ]);
  });

  it('to a caller with a key is computed each time, and must not be cached', async () => {
    const authorization = `Bearer ${app.botKey}`;
    const query = '{ training { name } }';
    await get(query);
    for (let time = 0; time < 2; time += 1) {
      const { headers, status } = await get(query, { authorization });
      expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([200, 'no-store', null]);
    }
    expect(asked).toBe(3);
  });

  it("to a GET has an ETag, and isn't sent again while that is current", async () => {
    const query = '{ model(slug: "clip") { name } }';
    const first = await get(query);
    const etag = need(first.headers.get('etag'));
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(first.headers.get('vary')).toBe('Accept, Authorization');
    for (const name of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(query, { 'if-none-match': name });
      expect([again.status, await again.text(), again.headers.get('etag'), again.headers.get('vary')]).toEqual([
        304,
        '',
        etag,
        'Accept, Authorization',
      ]);
    }
    expect((await get(query, { 'if-none-match': '"other"' })).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('has its ETag before its first request here, because another process gave the same one', async () => {
    const query = '{ model(slug: "clip") { summary } }';
    const etag = need((await get(query)).headers.get('etag'));
    const other = await serve({ api: app.api });
    const again = await fetch(`${other.url}?query=${encodeURIComponent(query)}`, { headers: { 'if-none-match': etag } });
    other.close();
    expect(again.status).toBe(304);
  });

  it("gets a new ETag after a change, even one that it doesn't show", async () => {
    const query = '{ model(slug: "clip") { slug } }';
    const etag = need((await get(query)).headers.get('etag'));
    await app.client.entity.update({ where: { id: 'model/bert' }, data: { name: 'Bert' } });
    await app.store.refresh();
    const again = await get(query, { 'if-none-match': etag });
    expect([again.status, again.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('to a POST has no ETag, and ignores the conditions of a GET', async () => {
    const answer = await post('{ model(slug: "clip") { name } }', {}, { 'if-none-match': '*' });
    expect([answer.status, answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([200, null, 'no-store']);
  });
});
