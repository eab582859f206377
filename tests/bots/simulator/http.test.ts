/** The routes of the try page, with the server and both bots behind them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import type { TestServer } from '../../support/api/server.ts';
import { freshApps } from '../../support/app.ts';
import { serveTryPage } from '../../support/web/try-page.ts';

const fresh = freshApps('pglite');
let app: App;
let server: TestServer;
beforeAll(async () => {
  app = await fresh();
  server = await serveTryPage(app);
});
afterAll(() => server.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const call = (body: unknown, headers: Record<string, string> = JSON_TYPE, at = server) =>
  fetch(`${at.address}/try/api`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('without a script', () => {
  it('answers on both platforms, in a page with a strict policy and a cookie of its own', async () => {
    const response = await fetch(`${server.address}/try?${new URLSearchParams({ q: '/lmm who made flamingo' })}`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text.match(/Flamingo was made by Google DeepMind\./g)?.length).toBeGreaterThanOrEqual(2);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
    expect(response.headers.get('set-cookie')).toMatch(/^lmm_try=[\w-]{24}; Path=\/try; Max-Age=3600; HttpOnly; SameSite=Lax$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/ style="| on\w+="|<script(?![^>]* src=)/);
  });

  it('shows what is typed as text', async () => {
    const text = await (await fetch(`${server.address}/try?${new URLSearchParams({ q: '<img src=x onerror=alert(1)>' })}`)).text();
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&lt;img src=x');
  });

  it('shows the gallery by group', async () => {
    const text = await (await fetch(`${server.address}/try/gallery?of=benchmark`)).text();
    expect(text).toContain('/lmm benchmark mmmu');
    expect(text).toContain('aria-current="page" href="/try/gallery?of=benchmark"');
  });
});

describe('a call', () => {
  it('answers with panes, payloads and checks, for the visitor of the cookie', async () => {
    const first = await call({ do: 'ask', text: 'who made clip' });
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(Object.keys((await first.json()).calls)).toEqual(['slack', 'discord']);
    const second = await (await call({ do: 'ask', text: 'and how big is it' }, { ...JSON_TYPE, cookie })).json();
    expect(second.panes.slack).toContain('428 million');
    expect(second.panes.discord).toContain('428 million');
    expect(second.behind).toContain('Open in the playground');
    const other = await (await call({ do: 'ask', text: '/lmm help' })).json();
    expect(other.panes.slack).not.toContain('428 million');
  });

  it('completes commands and values as Discord does', async () => {
    const completionsOf = async (text: string) => (await (await call({ do: 'complete', text })).json()).completions;
    expect(await completionsOf('/lmm bench')).toEqual([{ label: expect.stringMatching(/^benchmark: /), value: '/lmm benchmark ' }]);
    expect(await completionsOf('/lmm model fla')).toContainEqual({
      label: expect.stringMatching(/^Flamingo/),
      value: '/lmm model model/flamingo',
    });
    expect(await completionsOf('who')).toEqual([]);
  });

  it.each([
    ['text that isn’t JSON', '{', JSON_TYPE, 400, "isn't JSON"],
    ['another type', '{}', { 'content-type': 'text/plain' }, 415, 'Send JSON'],
    ['no instruction', {}, JSON_TYPE, 400, 'do: '],
    ['an unknown instruction', { do: 'drop' }, JSON_TYPE, 400, 'do: '],
    ['an empty question', { do: 'ask', text: ' ' }, JSON_TYPE, 400, 'text: '],
    ['a long question', { do: 'ask', text: 'x'.repeat(2001) }, JSON_TYPE, 400, 'text: '],
    ['a field too many', { do: 'home', on: 'slack' }, JSON_TYPE, 400, 'on'],
    ['an unknown message', { do: 'press', on: 'slack', message: '1', action: 'ask.0' }, JSON_TYPE, 409, 'gone'],
    ['an unknown form', { do: 'submit', on: 'discord', form: '1', values: {} }, JSON_TYPE, 409, 'gone'],
    ['a body that is too large', { do: 'ask', text: 'x'.repeat(40_000) }, JSON_TYPE, 413, '32 KB'],
  ])('refuses %s with a clear error', async (_what, body, headers, status, text) => {
    const response = await call(body, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect((await response.json()).error).toContain(text);
  });

  it('counts against the address of the visitor', async () => {
    const limited = await serveTryPage(app, 2);
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await call({ do: 'complete', text: '' }, JSON_TYPE, limited)).status);
    limited.close();
    expect(statuses).toEqual([200, 200, 429, 429]);
  });
});
