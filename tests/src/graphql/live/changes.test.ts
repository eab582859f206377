/** Subscriptions over a real HTTP server. On PostgreSQL one process writes and another one tells of it. */
import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { systemClock } from '../../../../src/clock.ts';
import { emptyRows, type Rows } from '../../../../src/curation/rows.ts';
import { writeContent } from '../../../../src/curation/write.ts';
import { createHttp, listen } from '../../../../src/server/http.ts';
import { subscribe } from '../../../support/api/event-stream.ts';
import { sampleApps, secondSampleApp } from '../../../support/app.ts';
import { contentOf, editorRows } from '../../../support/database/content.ts';
import { engines } from '../../../support/database/engines.ts';

interface Changed {
  readonly entityChanged: {
    readonly type: string;
    readonly entityId: string;
    readonly kind: string;
    readonly slug: string;
    readonly name: string;
    readonly revision: number;
    readonly entity: { readonly id: string; readonly name: string; readonly facts: { readonly totalCount: number } } | null;
  };
}

const CHANGES = `subscription ($kinds: [Kind!]) { entityChanged(kinds: $kinds) {
  type entityId kind slug name revision entity { id name facts { totalCount } } } }`;
const FACTS = 'subscription { factPublished { text about { slug } citations { source { slug } } } }';

/** A task of the editor, and of the same slug again under another name. */
const task = (slug: string, name: string): Partial<Rows> => ({
  entity: [{ id: `task/${slug}`, kind: 'task', slug, name, summary: `To do: ${name}.`, origin: 'editor' }],
  citation: [
    { id: `task/${slug}#1`, entityId: `task/${slug}`, sourceId: 'source/bert-paper', locator: 'page 1', ordinal: 1, origin: 'editor' },
  ],
});

/** What the editor says of BERT. */
const remark = (text: string): Partial<Rows> => ({
  fact: editorRows.fact.map((row) => ({ ...row, text })),
  factSubject: editorRows.factSubject,
  citation: editorRows.citation.filter(({ factId }) => factId != null),
});

describe.each(engines)('subscriptions on %s', (engine) => {
  const fresh = sampleApps(engine);
  let writer: App;
  let teller: App;
  let server: Server;
  let url: string;
  const stop = new AbortController();
  let following = Promise.resolve();

  beforeAll(async () => {
    writer = await fresh();
    teller = engine === 'postgresql' ? await secondSampleApp(writer) : writer;
    if (engine === 'postgresql') following = teller.store.follow(systemClock, stop.signal);
    server = createHttp({ api: teller.api, routes: [], ready: async () => {} });
    url = `${await listen(server, 0, '127.0.0.1')}/graphql`;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    stop.abort();
    await following;
    if (teller !== writer) await teller.close();
  });

  /** Writes what the editor has to say from now on. */
  const write = async (rows: Partial<Rows>): Promise<void> => {
    await writeContent(writer.client, contentOf({ ...emptyRows, ...rows }, 'editor'));
    await writer.store.refresh();
  };
  afterEach(() => write({}));

  it('tell of an entity when it comes, changes and goes, each once and in the order of revisions', async () => {
    const { data, response } = await subscribe<Changed>(url, CHANGES);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const changes = [];
    for (const rows of [task('juggling', 'Juggling'), task('juggling', 'Jonglieren'), {}]) {
      await write(rows);
      changes.push((await data()).entityChanged);
    }
    const entityId = 'task/juggling';
    const same = { entityId, kind: 'TASK', slug: 'juggling' };
    const entity = (name: string) => ({ id: entityId, name, facts: { totalCount: 0 } });
    expect(changes).toMatchObject([
      { ...same, type: 'CREATED', name: 'Juggling', entity: entity('Juggling') },
      { ...same, type: 'UPDATED', name: 'Jonglieren', entity: entity('Jonglieren') },
      { ...same, type: 'DELETED', name: 'Jonglieren', entity: null },
    ]);
    const revisions = changes.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
  });

  it('report a fact that is published or corrected, with its subjects and sources', async () => {
    const { data } = await subscribe(url, FACTS);
    const rest = { about: [{ slug: 'bert' }], citations: [{ source: { slug: 'bert-paper' } }] };
    for (const text of ['BERT reads both ways.', 'BERT reads to the left and to the right.']) {
      await write(remark(text));
      expect(await data()).toEqual({ factPublished: { text, ...rest } });
    }
  });

  it('reach every subscriber within a second, and only for the kinds it asked for', async () => {
    const [all, tasks, models] = await Promise.all(
      [undefined, ['TASK'], ['MODEL', 'CONCEPT']].map((kinds) => subscribe<Changed>(url, CHANGES, { kinds })),
    );
    const took: number[] = [];
    for (const name of ['One', 'Two', 'Three']) {
      await write(task('juggling', name));
      const written = performance.now();
      expect(await all?.data()).toMatchObject({ entityChanged: { name } });
      took.push(performance.now() - written);
      expect(await tasks?.data()).toMatchObject({ entityChanged: { name } });
    }
    // The quickest of them: a machine that runs tests is never alone.
    expect(Math.min(...took)).toBeLessThan(1000);
    await write({ alias: editorRows.alias });
    expect(await models?.data()).toMatchObject({ entityChanged: { type: 'UPDATED', slug: 'bert' } });
  });

  it('tell nothing that was written before, even where another process has not seen it yet', async () => {
    await writeContent(writer.client, contentOf({ ...emptyRows, ...task('before', 'Before') }, 'editor'));
    const { data } = await subscribe<Changed>(url, CHANGES);
    await write({ ...task('before', 'Before'), ...{ alias: [{ entityId: 'task/before', text: 'Earlier', origin: 'editor' }] } });
    expect(await data()).toMatchObject({ entityChanged: { type: 'UPDATED', slug: 'before' } });
  });

  it('let go who leaves', async () => {
    const [one, other] = [await subscribe(url, FACTS), await subscribe(url, CHANGES)];
    const listeners = teller.store.subscriberCount();
    one.leave();
    other.leave();
    await expect.poll(() => teller.store.subscriberCount()).toBe(listeners - 2);
  });

  it('can be had by GET, as browsers do it', async () => {
    const gone = new AbortController();
    const { status, headers } = await fetch(`${url}?query=${encodeURIComponent(FACTS)}`, {
      headers: { accept: 'text/event-stream' },
      signal: gone.signal,
    });
    gone.abort();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  });
});
