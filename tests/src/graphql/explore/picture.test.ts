import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { neighbourhood } from '../../../../src/pictures/content/neighbourhood.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { sampleApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';

const fresh = sampleApps('pglite');
let app: App;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
});

const query = (slug: string, depth: number) => `{ linksPicture(of: { kind: MODEL, slug: "${slug}" }, depth: ${depth}) { title alt path } }`;

describe('the picture of links', () => {
  it.each([
    [1, '/pictures/graph/model/clip.png'],
    [2, '/pictures/graph/model/clip.png?depth=2'],
  ] as const)('has the words of the drawing, and its path, at depth %i', async (depth, path) => {
    const graph = app.store.current();
    const { title, alt } = neighbourhood(graph, need(graph.entities.get('model/clip')), depth);
    expect(dataOf(await ask(query('clip', depth)))).toEqual({ linksPicture: { title, alt, path } });
  });

  it('names what is near an unknown slug, and refuses another depth', async () => {
    expect((await ask(query('clpi', 1))).errors[0]?.message).toContain('No model is called "clpi".');
    expect((await ask(query('clip', 3))).errors[0]?.message).toContain('"depth"');
  });
});
