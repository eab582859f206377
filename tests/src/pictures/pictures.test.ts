import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { openPictures, type Pictures } from '../../../src/pictures/pictures.ts';
import { createDispatch } from '../../../src/server/dispatch.ts';
import { entity, graphOf } from '../../support/graph/rows.ts';
import { need } from '../../support/need.ts';
import { pictured } from '../../support/pictures/pictured.ts';
import { silentLog } from '../../support/silent-log.ts';

// The worker as the bundle has it: this is the file that `npm start` runs.
const worker = join(import.meta.dirname, '../../../dist/picture-worker.js');
const MANY = 200;

const graph = graphOf({
  ...pictured,
  entities: [...need(pictured.entities), ...Array.from({ length: MANY }, (_, index) => entity(`concept/idea-${index}`))],
});
let current: Graph = graph;
let pictures: Pictures;
let server: Server;
let address: string;

beforeAll(async () => {
  pictures = openPictures({ store: { current: () => current }, worker, version: '1' });
  server = createServer(createDispatch(pictures.routes, silentLog)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pictures`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await pictures.close();
});

const load = (path: string, init: RequestInit = {}) => fetch(`${address}/${path}`, init);

describe('a picture', () => {
  it.each(['graph/model/clip', 'compare/clip/flamingo', 'compare/model%2Fclip/model-class%2Flmm', 'timeline', 'modalities', 'scores/mmmu'])(
    'comes as PNG and as SVG: %s',
    async (path) => {
      const [png, svg] = await Promise.all([load(`${path}.png`), load(`${path}.svg?theme=dark`)]);
      expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
      expect(svg.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(Buffer.from(await png.arrayBuffer()).readUInt32BE(16)).toBe(1200);
      expect(await svg.text()).toContain('fill="#0F1519"');
    },
  );

  it('is not sent again to a client that has it, and has another tag in another theme', async () => {
    const first = await load('graph/model/clip.png');
    const etag = need(first.headers.get('etag'));
    const again = await load('graph/model/clip.png', { headers: { 'if-none-match': `"x", W/${etag}` } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    const dark = await load('graph/model/clip.png?theme=dark', { headers: { 'if-none-match': etag } });
    expect([dark.status, dark.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('keeps its tag in a later graph that says the same of it, and changes with what it says', async () => {
    const tagOf = async () => (await load('graph/model/clip.svg')).headers.get('etag');
    const before = await tagOf();
    current = graphOf({ ...pictured, revision: 2n });
    expect(await tagOf()).toBe(before);
    current = graphOf({ ...pictured, revision: 3n, relations: need(pictured.relations).slice(1) });
    expect(await tagOf()).not.toBe(before);
    current = graph;
  });

  it('answers HEAD without a body', async () => {
    const head = await load('timeline.png', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
  });
});

describe('what does not exist', () => {
  it.each([
    ['graph/model/clipp.png', 404, 'No model is called "clipp". Did you mean clip, flamingo, llava?'],
    ['graph/modle/clip.png', 404, 'No kind is called "modle". The kinds are: model-class, model,'],
    ['compare/clip/flamingoo.svg', 404, 'No entry is called "flamingoo". Did you mean model/flamingo,'],
    ['compare/clip/model%2Fclip.svg', 400, 'A comparison needs two different entries, and both are model/clip.'],
    ['scores/mmlu.png', 404, 'No benchmark is called "mmlu". Did you mean mmmu?'],
    ['calendar.png', 404, 'No picture is called "calendar". There are timeline, modalities, graph/<kind>/<slug>,'],
    ['graph/model/clip.gif', 404, 'There is nothing at /pictures/graph/model/clip.gif.'],
    ['graph/model/clip.png?depth=3', 400, '"depth" is "3". It can be 1 or 2.'],
    ['timeline.png?theme=sepia', 400, '"theme" is "sepia". It can be light or dark.'],
    ['timeline.png?since=2026-13', 400, '"since" is "2026-13". Write a date such as 2026, 2026-11 or 2026-11-30.'],
    ['timeline.png?since=2026&until=2025', 400, '"since" is later than "until": 2026, 2025. Swap them.'],
    [`graph/model/${'x'.repeat(500)}.png`, 404, `No model is called "${'x'.repeat(100)}…".`],
  ])('is named in plain text: %s', async (path, status, text) => {
    const answer = await load(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toContain(text);
  });
});

it('two hundred requests at once are drawn or refused, and the server still draws afterwards', async () => {
  const answers = await Promise.all(Array.from({ length: MANY }, (_, index) => load(`graph/concept/idea-${index}.png`)));
  const refused = answers.filter(({ status }) => status === 503);
  expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(MANY);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  const same = await Promise.all(Array.from({ length: MANY }, () => load('graph/model/llava.png')));
  expect(new Set(same.map(({ status }) => status))).toEqual(new Set([200]));
});

it('counts against the rate limit', async () => {
  const limited = createServer(createDispatch(pictures.routes, silentLog, () => 7)).listen(0, '127.0.0.1');
  await once(limited, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(limited.address() as AddressInfo).port}/pictures/timeline.png`);
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([
    429,
    '7',
    'Too many requests. Try again in 7 seconds.\n',
  ]);
  limited.close();
});
