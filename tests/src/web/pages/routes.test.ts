/** Pages over HTTP: what is cached, counted, refused and missing. */
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { inProcessApi } from '../../../../src/server/api.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';
import { freshApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';
import { pagesOf } from '../../../support/web/pages.ts';

const fresh = freshApps('pglite');
let app: App;
let server: TestServer;

beforeAll(async () => {
  app = await fresh();
  server = await serve({ api: app.api, routes: await pagesOf(app.api) });
  return () => server.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.address + path, { headers, redirect: 'manual' });

describe('a page', () => {
  it('is sent once, and then known by its ETag', async () => {
    const first = await get('/e/model/clip');
    const etag = need(first.headers.get('etag'));
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const second = await get('/e/model/clip', { 'if-none-match': `"other", ${etag}` });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get('/e/model/clip', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get('/e/model/flamingo')).headers.get('etag')).not.toBe(etag);
  });

  it('allows no script and no form beyond our own', async () => {
    const policy = need((await get('/e/model/clip')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('is compressed for those who can read that, and only for them', async () => {
    const raw = (encoding: string) =>
      new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
        const sent = request(`${server.address}/about`, { headers: { 'accept-encoding': encoding } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }));
        });
        sent.on('error', reject).end();
      });
    const [plain, refused, compressed] = [await raw('identity'), await raw('gzip;q=0'), await raw('br, gzip')];
    expect([plain.encoding, refused.encoding, compressed.encoding]).toEqual([undefined, undefined, 'gzip']);
    expect(gunzipSync(compressed.bytes)).toEqual(plain.bytes);
  });

  it('is made once for each revision of the graph', async () => {
    let [revision, queries] = [7n, 0];
    const api = inProcessApi(app.api);
    const counting: typeof fetch = (...sent) => {
      queries += 1;
      return api.fetch(...sent);
    };
    const routes = await pagesOf(app.api, { revision: () => revision, api: { ...api, fetch: counting } });
    const counted = await serve({ api: app.api, routes });
    const open = async () => {
      await fetch(`${counted.address}/sources`);
      return queries;
    };
    const first = await open();
    expect(first).toBeGreaterThan(0);
    expect(await open()).toBe(first);
    revision = 8n;
    expect(await open()).toBe(2 * first);
    counted.close();
  });
});

describe('addresses', () => {
  it('of a retired id lead to the new one, for good, in both forms', async () => {
    const [page, twin] = [await get('/e/organization/deepmind'), await get('/e/organization/deepmind.md')];
    expect([page.status, page.headers.get('location')]).toEqual([301, '/e/organization/google-deepmind']);
    expect([twin.status, twin.headers.get('location')]).toEqual([301, '/e/organization/google-deepmind.md']);
  });

  it('of names lead to those of slugs', async () => {
    const form = await get('/compare?a=CLIP&b=GPT-4');
    expect([form.status, form.headers.get('location')]).toEqual([303, '/compare/CLIP/GPT-4']);
    const named = await get('/compare/CLIP/GPT-4');
    expect([named.status, named.headers.get('location')]).toEqual([303, '/compare/clip/gpt-4']);
  });

  it.each([
    ['/e/model/clp', 'CLIP'],
    ['/sources/nothing-like-it', 'Not found'],
    ['/facts/nothing-like-it', 'Not found'],
    ['/e/planet/mars', 'no kind of entity'],
    ['/e/planet', 'no kind of entity'],
    ['/models?accepts=vide', 'Video'],
    ['/compare/clip/openai', 'Not found'],
  ])('that name nothing, such as %s, say so and offer what is near', async (path, words) => {
    const answer = await get(path);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain(words);
    expect(text).not.toMatch(/stack|\.ts\b|node_modules/);
  });

  it('that no page has are a page for people, and a line for programs', async () => {
    const page = await get('/model/clip', { accept: 'text/html' });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('There is nothing at /model/clip.');
    const line = await get('/model/clip', { accept: 'application/json' });
    expect([line.status, line.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect((await fetch(`${server.address}/model/clip`, { method: 'POST', headers: { accept: 'text/html' } })).status).toBe(404);
  });

  it.each([
    '/models?since=soon',
    '/models?sort=price',
    '/models?open=perhaps',
    '/models?after=nonsense',
    '/sources?kind=rumour',
    '/facts?after=%00',
  ])('with values that make no sense, such as %s, say what is wrong', async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('didn&#39;t work');
  });
});

describe('the rate limit', () => {
  it('counts pages and the API together, and refuses with a page that says when to come back', async () => {
    const limits = { requestsPerMinute: 3, trustedProxies: 0 };
    const limited = await serve({ api: app.api, routes: await pagesOf(app.api), limits });
    const open = (path: string) => fetch(limited.address + path);
    const post = () =>
      fetch(limited.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ meta { facts } }"}' });
    expect([(await open('/about')).status, (await post()).status, (await open('/facts.rss')).status]).toEqual([200, 200, 200]);
    const refused = await open('/about');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('Too many requests');
    expect((await open('/facts.rss')).status).toBe(429);
    expect((await post()).status).toBe(429);
    // Without its files, the page that says so would have no look.
    const style = need(/href="([^"]+style\.css)"/.exec(await (await get('/about')).text())?.[1]);
    expect((await open(style)).status).toBe(200);
    expect((await open('/health')).status).toBe(200);
    limited.close();
  });
});
