import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { getOperationAST, parse } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { inProcessApi } from '../../../../src/server/api.ts';
import { createDispatch } from '../../../../src/server/dispatch.ts';
import { buildPlaygroundFiles } from '../../../../src/web/assets/playground-files.ts';
import { exampleTabs } from '../../../../src/web/playground/example-tabs.ts';
import { asker, dataOf } from '../../../support/api/ask.ts';
import { subscribe } from '../../../support/api/event-stream.ts';
import { freshApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';
import { playgroundRoutes } from '../../../support/web/pages.ts';

let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lmm-web-'));
  server = createServer(createDispatch(await playgroundRoutes(folder), pino({ level: 'silent' }))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

describe('the page', () => {
  const load = async () => {
    const { headers, ...response } = await fetch(`${address}/graphql`).then(async (answer) => ({
      headers: answer.headers,
      text: await answer.text(),
    }));
    return { ...response, policy: need(headers.get('content-security-policy')), headers };
  };

  it('allows only its own scripts, by a nonce that is new every time', async () => {
    const [first, second] = [await load(), await load()];
    const nonce = need(/'nonce-([A-Za-z0-9+/=]{24})'/.exec(first.policy)?.[1]);
    const scripts = [...first.text.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes?.trim());
    expect(scripts).toHaveLength(3);
    for (const attributes of scripts) expect(attributes).toMatch(/^(nonce="[^"]+"|src="\/assets\/[^"]+")$/);
    expect(scripts.filter((attributes) => attributes === `nonce="${nonce}"`)).toHaveLength(2);
    expect(second.policy).not.toBe(first.policy);
    expect(first.policy).toContain("default-src 'none'");
    expect(first.policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
  });

  it('names no other origin', async () => {
    const { text } = await load();
    expect(text).not.toMatch(/(https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url);
    expect(addresses.filter((url) => !url?.startsWith('/assets/') && url !== 'data:,')).toEqual(['/']);
  });

  it.each([
    ['script tags', '</script><script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a query as long as an address may be', `{ ${'x'.repeat(6_000)} }`],
    ['no query', ''],
  ])('is the same for any address: %s', async (_what, query) => {
    const anyNonce = (text: string) => text.replaceAll(/nonce="[^"]+"/g, 'nonce');
    const parameters = new URLSearchParams({ query, variables: query });
    const answer = await fetch(`${address}/graphql?${parameters}`);
    expect(anyNonce(await answer.text())).toBe(anyNonce((await load()).text));
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[^']+';/);
  });

  it("isn't served at an address of 100 KB", async () => {
    const answer = await fetch(`${address}/graphql?query=${'x'.repeat(100_000)}`);
    expect([answer.status, await answer.text()]).toEqual([431, '']);
    expect((await load()).text).toContain('<div id="root">');
  });

  it("can't be ended by the text of a tab", async () => {
    const { text } = await load();
    expect([...text.matchAll(/<\/script>/g)]).toHaveLength(3);
  });

  it('loads files that all exist, compressed, typed, and cached permanently', async () => {
    const { text } = await load();
    const linked = [...text.matchAll(/"(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, url]) => need(url));
    const prefix = need(/'(\/assets\/[^']+\/)' \+ label/.exec(text)?.[1]);
    const workers = ['editorWorkerService', 'json', 'graphql'].map((label) => `${prefix}${label}.js`);
    expect(linked).toHaveLength(2);
    for (const url of [...linked, ...workers]) {
      const { status, headers, bytes } = await raw(address + url);
      expect([url, status, headers['content-encoding'], headers['cache-control']]).toEqual([
        url,
        200,
        'gzip',
        'public, max-age=31536000, immutable',
      ]);
      expect(headers['content-type']).toBe(url.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8');
      expect(gunzipSync(bytes).length).toBeGreaterThan(bytes.length);
    }
  });
});

describe('building the assets', () => {
  it('does nothing the second time', async () => {
    const { folder: files } = await buildPlaygroundFiles(folder);
    const times = async () =>
      Promise.all((await readdir(files)).sort().map(async (name) => [name, (await stat(join(files, name))).mtimeMs]));
    const before = await times();
    expect(before.map(([name]) => name)).toEqual([
      'done',
      'editorWorkerService.js.gz',
      'graphiql.css.gz',
      'graphiql.js.gz',
      'graphql.js.gz',
      'json.js.gz',
    ]);
    expect((await buildPlaygroundFiles(folder)).folder).toBe(files);
    expect(await times()).toEqual(before);
  });

  it('rebuilds what was left unfinished', async () => {
    const { folder: files } = await buildPlaygroundFiles(folder);
    await rm(join(files, 'done'));
    await rm(join(files, 'json.js.gz'));
    await buildPlaygroundFiles(folder);
    expect(await readdir(files)).toEqual(expect.arrayContaining(['done', 'json.js.gz']));
  });
});

describe('the example tabs', () => {
  const fresh = freshApps('pglite');
  const tabs = exampleTabs({ today: '2026-11-23', revision: 7n });
  const named = tabs.map(({ query, variables = '{}' }) => {
    const operation = need(getOperationAST(parse(query)));
    return { query, variables: JSON.parse(variables), name: need(operation.name?.value), operation: operation.operation };
  });
  const asked = named.filter(({ operation }) => operation === 'query');
  const heard = named.filter(({ operation }) => operation === 'subscription');
  let api: App['api'];
  let store: App['store'];
  beforeAll(async () => {
    ({ api, store } = await fresh());
  });

  it('have distinct names, and lines that fit next to the button', () => {
    expect(new Set(named.map(({ name }) => name)).size).toBe(tabs.length);
    const lines = tabs.flatMap(({ query }) => query.split('\n').slice(0, 4));
    expect(lines.filter((line) => line.length > 55)).toEqual([]);
    expect([asked.length, heard.length, asked.length + heard.length]).toEqual([7, 1, tabs.length]);
  });

  it.each(asked)('"$name" returns data and no errors', async ({ query, variables }) => {
    const data = dataOf(await asker(() => api)(query, variables));
    const [answer] = Object.values(data);
    expect(JSON.stringify(answer).length).toBeGreaterThan(100);
    expect(JSON.stringify(answer)).not.toContain('[]');
  });

  it.each(heard)('"$name" waits for events', async ({ query, variables }) => {
    const { url, fetch } = inProcessApi(api);
    const { next } = await subscribe(url, query, variables, fetch);
    store.end();
    // Nothing failed, and no event has come.
    expect(await next()).toEqual({ event: 'complete' });
  });
});

/** Like `fetch`, which would decompress the body. */
function raw(url: string): Promise<{ status: number | undefined; headers: Record<string, unknown>; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) });
    });
    asked.on('error', reject).end();
  });
}
