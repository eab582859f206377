/** Hostile texts: whatever the graph holds, a page shows it as text. */
import domino from '@mixmark-io/domino';
import { beforeAll, describe, expect, it } from 'vitest';
import { inProcessApi } from '../../../../src/server/api.ts';
import { serve } from '../../../support/api/server.ts';
import { freshApps } from '../../../support/app.ts';
import { pagesOf } from '../../../support/web/pages.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</title></style></textarea><svg/onload=alert(1)>',
  '\u202egnp.exe\u2066',
  ']]><b>&lt;i&gt;',
  'javascript:alert(1)',
];

/** Keys whose values stand in paths or choose a branch: the API's own rules keep them to letters, digits and hyphens. */
const KEPT = new Set([
  '__typename',
  'id',
  'kind',
  'slug',
  'type',
  'aspect',
  'attribute',
  'unit',
  'evaluator',
  'verdict',
  'outcome',
  'from',
  'to',
]);
const DATE = /^\d{4}(-\d\d){0,2}(T.*)?$/;

/** The same answer with a hostile text around each of its texts. */
function poison(value: unknown, text: string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => poison(one, text, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, text, name)]));
  if (typeof value !== 'string' || KEPT.has(key) || DATE.test(value)) return value;
  return key === 'url' ? text : `${text} ${value}`;
}

const fresh = freshApps('pglite');
const PATHS = [
  ...['/', '/?q=compare+CLIP+and+Flamingo', '/?q=which+open+models+take+audio', '/models', '/e/model/clip', '/e/model/gpt-4', '/e/task'],
  ...[
    '/e/benchmark/mmmu',
    '/e/stage/pre-training',
    '/e/organization/openai',
    '/compare/clip/flamingo',
    '/facts',
    '/facts/clip-not-a-writer',
  ],
  ...['/sources', '/sources/clip-paper'],
];

describe.each(HOSTILE)('a graph full of %j', (text) => {
  let open: (path: string) => Promise<string>;
  beforeAll(async () => {
    const { api } = await fresh();
    const own = inProcessApi(api);
    const poisoned: typeof fetch = async (...sent) => {
      const answer = (await (await own.fetch(...sent)).json()) as { data: unknown };
      return Response.json({ ...answer, data: poison(answer.data, text) });
    };
    const { address, close } = await serve({ api, routes: await pagesOf(api, { api: { ...own, fetch: poisoned } }) });
    open = async (path) => (await fetch(address + path)).text();
    return close;
  });

  it.each(PATHS)('leaves %s as it is', async (path) => {
    const page = await open(path);
    const { document } = domino.createWindow(page);
    const all = [...document.querySelectorAll('*')];
    expect(all.length).toBeGreaterThan(40);
    const scripts = all
      .filter(({ tagName }) => tagName === 'SCRIPT')
      .map((script) => script.getAttribute('src') ?? script.getAttribute('type'));
    expect(scripts.filter((script) => script?.startsWith('/assets/') !== true && script !== 'application/ld+json')).toEqual([]);
    const attributes = all.flatMap((element) => [...element.attributes].map(({ name, value }) => ({ name, value })));
    expect(attributes.filter(({ name }) => /^(on|style$|srcdoc$|autofocus$)/.test(name))).toEqual([]);
    expect(
      attributes.filter(({ name, value }) => /^(href|src|action)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
    ).toEqual([]);
    expect(all.filter(({ tagName }) => /^(IMG|IFRAME|OBJECT|EMBED)$/.test(tagName)).map((element) => element.getAttribute('src'))).toEqual([
      expect.stringMatching(/^\/assets\/.*mark\.svg$/),
    ]);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('keeps feeds and the calendar well formed', async () => {
    const [rss, ics] = [await open('/facts.rss'), await open('/facts.ics')];
    // A section ends where it is meant to: each opens once and closes once.
    expect(rss.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toMatch(/<(script|img|svg|b)\b/);
    expect(ics.split('\r\n').filter((line) => line !== '' && !/^( |[A-Z-]+[:;])/.test(line))).toEqual([]);
  });
});
