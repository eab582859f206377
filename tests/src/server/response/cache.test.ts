import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../src/clock.ts';
import { type BufferedResponse, createResponseCache } from '../../../../src/server/response/cache.ts';
import { BOT_KEY } from '../../../support/api/paper.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';
import { engines } from '../../../support/database/engines.ts';
import { another, freshSmall, type Small, writeConcept } from '../../../support/database/small-app.ts';

const answer = (text: string): BufferedResponse => ({ status: 200, headers: [], body: Buffer.from(text) });
const textOf = (kept: BufferedResponse | undefined) => kept?.body.toString();

describe('the cache', () => {
  it('keeps answers of one revision, and drops them with the next', () => {
    const cache = createResponseCache(1_000_000);
    cache.put(1n, 'a', answer('one'));
    expect(textOf(cache.get(1n, 'a'))).toBe('one');
    expect(cache.get(2n, 'a')).toBeUndefined();
    expect(cache.size()).toBe(0);
  });

  it('never goes back to an older revision, nor keeps answers from one', () => {
    const cache = createResponseCache(1_000_000);
    cache.put(2n, 'a', answer('two'));
    cache.put(1n, 'a', answer('one'));
    expect(cache.get(1n, 'a')).toBeUndefined();
    expect(textOf(cache.get(2n, 'a'))).toBe('two');
  });

  it('stays within its size, keeps recently used answers, and no single answer fills it', () => {
    const cache = createResponseCache(100_000);
    cache.put(1n, 'asked for', answer('again'));
    for (let index = 0; index < 1_000; index += 1) {
      cache.put(1n, String(index), answer('x'.repeat(1_000)));
      cache.get(1n, 'asked for');
      expect(cache.size()).toBeLessThanOrEqual(100_000);
    }
    expect(textOf(cache.get(1n, 'asked for'))).toBe('again');
    expect(cache.get(1n, '0')).toBeUndefined();
    cache.put(1n, 'huge', answer('x'.repeat(50_000)));
    expect(cache.get(1n, 'huge')).toBeUndefined();
  });
});

const QUERY = '{ meta { revision } entity(kind: CONCEPT, slug: "change") { name } }';
interface Read {
  readonly revision: number;
  readonly name: string;
}

async function read(url: string, headers: Record<string, string> = {}): Promise<Read> {
  const body = JSON.stringify({ query: QUERY });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const { data } = (await response.json()) as { data: { meta: { revision: number }; entity: { name: string } } };
  return { revision: data.meta.revision, name: data.entity.name };
}

describe.each(engines)('answers over changes on %s', (engine) => {
  const fresh = freshSmall(engine);
  let small: Small;
  let here: TestServer;
  beforeAll(async () => {
    small = await fresh();
    here = await serve({ api: small.api });
  });
  afterAll(() => here.close());

  it('are current in the process that wrote, in 1,000 reads between and during writes', async () => {
    const seen: Read[] = [];
    const readOn = async (times: number) => {
      for (let time = 0; time < times; time += 1) seen.push(await read(here.url));
    };
    for (let round = 0; round < 50; round += 1) {
      const beside = readOn(10);
      await small.client.entity.update({ where: { id: 'concept/change' }, data: { name: `round ${round}` } });
      await small.store.refresh();
      expect((await read(here.url)).name).toBe(`round ${round}`);
      await Promise.all([beside, readOn(9)]);
      expect(seen.at(-1)?.name).toBe(`round ${round}`);
    }
    expect(seen.length + 50).toBe(1_000);
    const revisions = new Map(seen.map(({ revision, name }) => [revision, name]));
    expect(seen.filter(({ revision, name }) => revisions.get(revision) !== name)).toEqual([]);
  });

  it('are current after curation has written, and the same bytes until then', async () => {
    const before = await read(here.url);
    await writeConcept(small.client, 'curated');
    expect(await read(here.url)).toEqual(before);
    await small.store.refresh();
    expect((await read(here.url)).name).toBe('curated');
  });

  it('are current in another process within a second, and never older than one already shown', async () => {
    const other = await another(small.database);
    const there = await serve({ api: other.api });
    const stop = new AbortController();
    const following = other.store.follow(systemClock, stop.signal);
    onTestFinished(async () => {
      stop.abort();
      await following;
      there.close();
    });
    const seen: Read[] = [];
    const delays: number[] = [];
    for (const name of ['one', 'two', 'three']) {
      await writeConcept(small.client, name);
      const written = performance.now();
      while (seen.at(-1)?.name !== name) {
        seen.push(await read(there.url));
        await wait(2);
      }
      delays.push(performance.now() - written);
    }
    // The best of three, because other load on the machine varies.
    expect(Math.min(...delays)).toBeLessThan(1_000);
    const revisions = seen.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
  });

  it('to a caller with a key are never cached', async () => {
    const authorization = `Bearer ${BOT_KEY}`;
    await small.store.refresh();
    const kept = await read(here.url);
    // Behind the cache's back: the same revision with another name, which only a newly computed answer can have.
    await small.database.sql.run(
      `alter table entity disable trigger user; update entity set name = 'unnoticed'; alter table entity enable trigger user`,
    );
    const other = await another(small.database);
    const there = await serve({ api: { ...small.api, store: { ...small.store, current: () => swapped() } } });
    onTestFinished(() => there.close());
    let swapped = small.store.current;
    expect(await read(there.url)).toEqual(kept);
    expect(await read(there.url, { authorization })).toEqual(kept);
    swapped = other.store.current;
    expect(await read(there.url)).toEqual(kept);
    expect(await read(there.url, { authorization })).toEqual({ revision: kept.revision, name: 'unnoticed' });
  });
});
