import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '../../../src/errors.ts';
import type { Route } from '../../../src/routing/route.ts';
import { createDispatch } from '../../../src/server/dispatch.ts';
import { html } from '../../../src/web/base/html.ts';
import { sendHtml } from '../../../src/web/base/send-html.ts';

const model: Route<'/models/:slug'> = {
  method: 'GET',
  path: '/models/:slug',
  handle: (_request, response, { slug }) => sendHtml(response, html`<h1>${slug}</h1>`),
};

const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });

const routes: readonly Route[] = [
  model,
  { ...get('/upload', () => {}), method: 'POST', handle: (_request, response) => void response.end('taken') },
  get('/throws', () => {
    throw new Error('secret of ours');
  }),
  get('/rejects', async () => {
    throw new Error('secret of ours');
  }),
  get('/throws-nothing', () => Promise.reject(undefined)),
  get('/prepared', (_request, response) => {
    response.setHeader('cache-control', 'immutable').setHeader('content-encoding', 'gzip');
    throw new Error('secret of ours');
  }),
  get('/half', async (_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half');
    throw new Error('secret of ours');
  }),
  get('/twice', (_request, response) => {
    response.end('once');
    response.write('twice');
  }),
  get('/missing', () => {
    throw new NotFound('There is no such page.');
  }),
  get('/broken-file', async (_request, response) => {
    response.writeHead(200);
    await pipeline(Readable.from(brokenFile()), response);
  }),
  get('/endless-file', async (_request, response) => {
    response.writeHead(200);
    await pipeline(Readable.from(endlessFile()), response);
  }),
  get('/waits', async (incoming) => {
    await once(incoming, 'close');
    throw new Error('aborted');
  }),
];

async function* brokenFile() {
  yield 'half';
  throw new Error('the disk is gone');
}
async function* endlessFile() {
  for (;;) yield 'x'.repeat(100_000);
}

describe('running a route', () => {
  const stream = new PassThrough({ encoding: 'utf8' });
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer(createDispatch(routes, pino({ level: 'trace' }, stream))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  afterEach(() => void stream.read());

  const logged = (): Record<string, unknown>[] => {
    const lines = String(stream.read() ?? '').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  };

  it('passes a page the parameters of its path, and sends it with a policy that allows nothing', async () => {
    const answer = await fetch(`${address}/models/%3Cb%3E?x=1`);
    expect(await answer.text()).toBe('<h1>&lt;b&gt;</h1>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('answers HEAD like GET, without the body', async () => {
    const answer = await fetch(`${address}/models/clip`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/html; charset=utf-8', '']);
  });

  it.each([
    ['PUT', '/models/clip', 'GET, HEAD'],
    ['OPTIONS', '/models/clip', 'GET, HEAD'],
    ['HEAD', '/upload', 'POST'],
  ])('refuses %s %s and names the methods that it accepts', async (method, path, allow) => {
    const answer = await fetch(address + path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  });

  it('answers 404 if nothing is served, and if a handler finds nothing', async () => {
    const texts = ['/nothing', '/missing'].map(async (path) => {
      const answer = await fetch(address + path);
      return [answer.status, await answer.text()];
    });
    expect(await Promise.all(texts)).toEqual([
      [404, 'There is nothing at /nothing. Start at /, or query the API at /graphql.\n'],
      [404, 'There is no such page.\n'],
    ]);
    expect(logged()).toEqual([]);
  });

  it.each(['/throws', '/rejects', '/throws-nothing', '/prepared'])(
    'answers 500 with the id in the log when a handler fails: %s',
    async (path) => {
      const answer = await fetch(`${address}${path}?code=a-secret`);
      const text = await answer.text();
      const id = /^Something went wrong on our side\. The operator can find it in the log under ([0-9a-f-]{36})\.\n$/.exec(text)?.[1];
      const lines = logged();
      expect([answer.status, lines]).toEqual([500, [expect.objectContaining({ id, path, method: 'GET', level: 50 })]]);
      expect(JSON.stringify(lines)).not.toContain('a-secret');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect([answer.headers.get('cache-control'), answer.headers.get('content-encoding')]).toEqual([null, null]);
    },
  );

  it('aborts a partly sent answer when its handler fails', async () => {
    await expect(fetch(`${address}/half`).then((answer) => answer.text())).rejects.toThrow();
    expect(logged()).toEqual([expect.objectContaining({ path: '/half', level: 50 })]);
  });

  it('reports a file that breaks off, even though that closes the connection', async () => {
    await expect(fetch(`${address}/broken-file`).then((answer) => answer.text())).rejects.toThrow();
    await expect.poll(logged).toEqual([expect.objectContaining({ path: '/broken-file', level: 50 })]);
  });

  it('survives a handler that writes after the end of its answer', async () => {
    expect(await (await fetch(`${address}/twice`)).text()).toBe('once');
    await expect.poll(logged).toEqual([expect.objectContaining({ path: '/twice', level: 50 })]);
  });

  it.each(['/waits', '/endless-file'])('reports no error when the client disconnects before the end of %s', async (path) => {
    const asking = request(address + path).on('error', () => {});
    asking.on('response', () => asking.destroy()).end();
    await once(server, 'request');
    if (path === '/waits') asking.destroy();
    await expect.poll(logged).toEqual([expect.objectContaining({ msg: 'client disconnected before the response', level: 20 })]);
  });
});
