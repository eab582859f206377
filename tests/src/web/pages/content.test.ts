/** What the pages say: every link leads somewhere, every page has a twin, and examples are real. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { inProcessApi } from '../../../../src/server/api.ts';
import { ask } from '../../../../src/web/answer/ask.ts';
import { EXAMPLE_PAIRS } from '../../../../src/web/compare/compare.ts';
import { createQuery } from '../../../../src/web/data/query.ts';
import { EXAMPLES } from '../../../../src/web/home/home.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';
import { freshApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';
import { pagesOf } from '../../../support/web/pages.ts';
import { serveTryPage } from '../../../support/web/try-page.ts';

const fresh = freshApps('pglite');
let app: App;
let server: TestServer;

beforeAll(async () => {
  app = await fresh();
  server = await serveTryPage(app);
  return () => server.close();
});

const get = async (path: string) => {
  const answer = await fetch(server.address + path, { headers: { accept: 'text/html' } });
  return { status: answer.status, type: need(answer.headers.get('content-type')), text: await answer.text() };
};

/** One of each sort. */
const PAGES = [
  ...['/', '/?q=who+made+Flamingo', '/?q=weather', '/models', '/models?accepts=audio&open=yes', '/compare', '/compare/clip/flamingo'],
  ...['/compare/lmm/llm?show=differences', '/facts', '/facts/clip-not-a-writer', '/sources', '/sources/clip-paper', '/about', '/feeds'],
  ...['/e/model/clip', '/e/model/gpt-4', '/e/model-class/lmm', '/e/organization/openai', '/e/modality/text', '/e/task/image-captioning'],
  ...['/e/stage/pre-training', '/e/technique/tool-use', '/e/limitation/hallucination', '/e/benchmark/mmmu', '/e/concept'],
  ...['/try?q=/lmm+who+made+flamingo', '/try/gallery?of=benchmark'],
  ...['/e/dimension/data-modalities', '/e/concept/cross-modal-learning', '/e/task'],
];

const linksIn = (text: string): string[] =>
  [...text.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));

describe('the pages', () => {
  it.each(PAGES)('%s opens, has one title and one heading, and names no other host for its own parts', async (path) => {
    const { status, type, text } = await get(path);
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text.match(/<h1[ >]/g)).toHaveLength(1);
    expect(text.match(/<title>/g)).toHaveLength(1);
    expect(text).toContain('<html lang="en">');
    expect([...text.matchAll(/<(?:script|link|img|form)[^>]*(?:src|href|action)="(https?:|\/\/)/g)]).toEqual([]);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it('lead only to pages that exist', async () => {
    const pages = await Promise.all(PAGES.map(get));
    // Their queries are tested with the documents that they hold.
    const found = [...new Set(pages.flatMap(({ text }) => linksIn(text)))].filter((link) => !link.startsWith('/graphql?'));
    expect(found.length).toBeGreaterThan(300);
    const broken: string[] = [];
    for (const link of found) {
      const { status } = await get(link);
      if (status !== 200) broken.push(`${status} ${link}`);
    }
    expect(broken).toEqual([]);
  });

  it('point within themselves only to what is there', async () => {
    for (const path of PAGES) {
      const { text } = await get(path);
      const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      const missing = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.has(id));
      expect([path, missing]).toEqual([path, []]);
      expect([path, ids.size]).toEqual([path, [...text.matchAll(/ id="/g)].length]);
    }
  });

  it.each(PAGES.filter((path) => !path.includes('?')))('%s has a twin in Markdown without markup', async (path) => {
    const { status, type, text } = await get(path === '/' ? '/index.md' : `${path}.md`);
    expect([status, type]).toEqual([200, 'text/markdown; charset=utf-8']);
    expect(text).toMatch(/^# /m);
    expect(text).not.toMatch(/<(?:p|div|a|span|td|script|svg)\b/);
    const cited = new Set([...text.matchAll(/\[\^([a-z]\d+)\](?!:)/g)].map(([, id]) => id));
    const listed = new Set([...text.matchAll(/^\[\^([a-z]\d+)\]:/gm)].map(([, id]) => id));
    expect([...cited].filter((id) => !listed.has(id))).toEqual([]);
  });

  it('cite a source for every claim about an entity', async () => {
    const { text } = await get('/e/model/clip');
    const claims = [...text.matchAll(/<dd>(?:<details[^>]*>.*?<\/summary>)?<p>(.*?)<\/p>/gs)].map(([, claim = '']) => claim);
    expect(claims.length).toBeGreaterThanOrEqual(10);
    expect(claims.filter((claim) => !claim.includes('class="cite"'))).toEqual([]);
  });
});

describe('examples', () => {
  it.each(EXAMPLES)('"%s" has an answer', async (question) => {
    const query = createQuery(inProcessApi(app.api));
    const answer = await ask(query, question, '2026-11-30');
    expect([answer.outcome, answer.claims.length > 0]).toEqual(['ANSWERED', true]);
  });

  it.each(EXAMPLE_PAIRS)('$left and $right can be compared', async ({ left, right }) => {
    expect((await get(`/compare/${left}/${right}`)).text).toContain('<table class="compare">');
  });
});

describe('the indexes', () => {
  it('list every entity, fact and source once', async () => {
    const graph = app.store.current();
    const { text } = await get('/sitemap.xml');
    const paths = [...text.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '']) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const count = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length;
    expect([count(/^\/e\/[^/]+\/./), count(/^\/facts\/./), count(/^\/sources\/./)]).toEqual([
      graph.entities.size,
      graph.currentFacts.length,
      graph.sources.size,
    ]);
    expect((await get('/llms.txt')).text.match(/\/e\/[^/]+\/[^)]+\.md\)/g)).toHaveLength(graph.entities.size);
    expect((await get('/robots.txt')).text).toContain('/sitemap.xml');
  });

  it('offer the daily fact in four forms', async () => {
    const [rss, atom, json, ics] = await Promise.all(['rss', 'atom', 'json', 'ics'].map((form) => get(`/facts.${form}`)));
    expect(need(rss).text.match(/<item>/g)).toHaveLength(14);
    expect(need(atom).text.match(/<entry>/g)).toHaveLength(14);
    expect(JSON.parse(need(json).text).items).toHaveLength(14);
    expect(need(ics).text.match(/BEGIN:VEVENT\r\n/g)).toHaveLength(14);
    for (const line of need(ics).text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the state of the server', () => {
  it('is told in words, without its reasons', async () => {
    const platforms = [
      { name: 'Slack', state: 'connected' as const },
      { name: 'Discord', state: 'failing' as const },
      { name: 'Matrix', state: 'off' as const, setup: 'not connected: set MATRIX_TOKEN to the token of a bot' },
    ];
    const routes = await pagesOf(app.api, { serverState: () => ({ isEmbedded: false, platforms }) });
    const stated = await serve({ api: app.api, routes });
    const [home, about] = await Promise.all(['/', '/about'].map(async (path) => (await fetch(stated.address + path)).text()));
    for (const words of ['PostgreSQL, ', 'Slack connected', 'Discord needs attention', 'Matrix not connected'])
      expect(home).toContain(words);
    expect(home).not.toContain('MATRIX_TOKEN');
    expect(about).toContain('To connect it, set MATRIX_TOKEN to the token of a bot.');
    stated.close();
  });
});
