import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { productVersion } from '../../../src/env.ts';
import { createHttp, listen } from '../../../src/server/http.ts';
import { freshApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { pagesOf } from '../../support/web/pages.ts';

const QUERY = { query: '{ limitations(of: LMM) { name } }' };
const post = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(QUERY) });

describe.each(engines)('the server on %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  let server: Server;
  let address: string;

  beforeAll(async () => {
    app = await fresh();
    server = createHttp({
      api: app.api,
      routes: [
        ...(await pagesOf(app.api)),
        { method: 'POST', path: '/slack/events', handle: (_request, response) => void response.end('from a bot') },
      ],
      ready: async () => void (await app.database.sql.rows('select 1')),
    });
    address = await listen(server, 0, '127.0.0.1');
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
  });

  it('listens at an address that people can open', () => {
    expect(address).toMatch(/^http:\/\/localhost:[1-9]\d*$/);
  });

  it('answers questions by POST and by GET', async () => {
    const posted = await post(`${address}/graphql`);
    expect([posted.status, posted.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const body = await posted.json();
    expect(body.data.limitations.length).toBeGreaterThanOrEqual(5);
    expect(await (await fetch(`${address}/graphql?query=${encodeURIComponent(QUERY.query)}`)).json()).toEqual(body);
  });

  it("shows other processes' writes to the same database once its graph is refreshed", async () => {
    await app.client.entity.update({ where: { id: 'model/clip' }, data: { name: 'Klipp' } });
    await app.store.refresh();
    const answer = await fetch(`${address}/graphql?query=${encodeURIComponent('{ model(slug: "clip") { name } }')}`);
    expect(await answer.json()).toMatchObject({ data: { model: { name: 'Klipp' } } });
  });

  it.each([
    ['no JSON', '{nope', 'application/json', 400],
    ['a batch', '[]', 'application/json', 400],
    ['another type', '<query/>', 'application/xml', 415],
  ])('refuses %s', async (_what, body, type, status) => {
    expect((await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': type }, body })).status).toBe(status);
  });

  it('rejects methods other than GET and POST', async () => {
    const { status, headers } = await fetch(`${address}/graphql`, { method: 'DELETE' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('lets pages of any origin send requests, without credentials', async () => {
    const origin = 'https://example.org';
    const preflight = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } };
    for (const { headers } of [await post(`${address}/graphql`, { origin }), await fetch(`${address}/graphql`, preflight)]) {
      expect(['*', origin]).toContain(headers.get('access-control-allow-origin'));
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('shows the home page at /', async () => {
    const response = await fetch(`${address}/?from=somewhere`, { redirect: 'manual' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('Ask about multimodal models');
  });

  it('serves the playground to browsers and the API to programs at one address', async () => {
    const page = await fetch(`${address}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const program = await fetch(`${address}/graphql?query={__typename}`, { headers: { accept: 'application/json' } });
    expect(await program.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('is healthy, and ready while the database responds', async () => {
    for (const [path, text] of [
      ['/health', `ok, LMM Atlas ${productVersion}\n`],
      ['/ready', 'ready\n'],
    ]) {
      const answer = await fetch(`${address}${path}`);
      expect([answer.status, await answer.text()]).toEqual([200, text]);
    }
  });

  it('answers HEAD like GET, without the body', async () => {
    for (const path of ['/health', '/ready', '/', '/nothing', '/graphql']) {
      const [asked, got] = await Promise.all(
        ['HEAD', 'GET'].map((method) => fetch(address + path, { method, headers: { accept: 'text/html' }, redirect: 'manual' })),
      );
      expect([path, asked?.status, await asked?.text()]).toEqual([path, got?.status, '']);
    }
  });

  it("serves the bots' routes, only by their method", async () => {
    expect(await (await fetch(`${address}/slack/events?x=1`, { method: 'POST' })).text()).toBe('from a bot');
    const wrong = await fetch(`${address}/slack/events`);
    expect([wrong.status, wrong.headers.get('allow'), await wrong.text()]).toEqual([
      405,
      'POST',
      '/slack/events does not accept GET. It accepts POST.\n',
    ]);
  });

  it.each(['/nothing', '/assets', '/assets/0.0.0/graphiql.js', '/assets/..%2fpackage.json'])(
    'says that nothing is at %s, and where the API is',
    async (path) => {
      const answer = await fetch(address + path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
      expect(await answer.text()).toBe(`There is nothing at ${path}. Start at /, or query the API at /graphql.\n`);
    },
  );

  it('tells browsers with every answer not to guess types and not to send a referrer', async () => {
    for (const path of ['/', '/health', '/nothing', '/graphql?query={__typename}']) {
      const { headers } = await fetch(address + path, { redirect: 'manual' });
      expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
    }
  });

  it('continues when a client disconnects in the middle of a question', async () => {
    const asking = request(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    asking.on('error', () => {});
    asking.write('{"query":');
    await once(server, 'request');
    asking.destroy();
    expect((await post(`${address}/graphql`)).status).toBe(200);
  });

  // The last test: afterwards the database is gone.
  it("isn't ready, but is healthy and still answers, when the database is gone", async () => {
    await app.close();
    const ready = async () => {
      const answer = await fetch(`${address}/ready`);
      return [answer.status, await answer.text()];
    };
    // The answer of a moment ago counts for a second.
    await expect.poll(ready, { timeout: 30_000 }).toEqual([503, 'the database is not responding\n']);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    const { data } = await (await post(`${address}/graphql`)).json();
    expect(data.limitations.length).toBeGreaterThanOrEqual(5);
  });
});

describe('listening', () => {
  it('explains that a port is taken, and how to use another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const work = listen(createServer(), port, '127.0.0.1');
    await expect(work).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(`^Another program already uses port ${port}\\. Set PORT to`),
    });
    other.close();
  });

  it.each(['203.0.113.7', 'no-such-host.invalid'])('reports that HOST %s is not an address of this machine', async (host) => {
    await expect(listen(createServer(), 0, host)).rejects.toMatchObject({ name: 'SetupError', message: expect.stringMatching(/HOST/) });
    await expect(listen(createServer(), 0, host)).rejects.toThrow(host);
  });
});
