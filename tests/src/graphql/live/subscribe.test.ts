/** What subscriptions promise their clients, and what they leave behind: over an API in this process. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { systemClock } from '../../../../src/clock.ts';
import { MAX_QUEUED } from '../../../../src/graph/store/feed.ts';
import { type GraphStore, openGraphStore } from '../../../../src/graph/store/store.ts';
import { type Api, createApi, inProcessApi } from '../../../../src/server/api.ts';
import { createHttp, listen } from '../../../../src/server/http.ts';
import { type ServerEvent, type Subscription, subscribe } from '../../../support/api/event-stream.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';

interface Changed {
  readonly entityChanged: {
    readonly name: string;
    readonly revision: number;
    readonly entity: { readonly limitations: readonly unknown[] };
  };
}

const CHANGES = 'subscription { entityChanged { name revision entity { limitations { slug } } } }';

const fresh = sampleApps('pglite');
let app: App;
let store: GraphStore;
let api: Api;
beforeAll(async () => {
  app = await fresh();
});
beforeEach(async () => {
  store = await openGraphStore(app.database.sql, silentLog);
  api = createApi({ ...app, store, clock: systemClock, log: silentLog });
});

const hear = <Data = Changed>(query = CHANGES, variables: object = {}): Promise<Subscription<Data>> => {
  const { url, fetch } = inProcessApi(api);
  return subscribe<Data>(url, query, variables, fetch);
};
const rename = (name: string): Promise<void> => app.database.sql.run(`update entity set name = '${name}' where id = 'model-class/lmm'`);
async function swapIn(name: string): Promise<void> {
  await rename(name);
  await store.refresh();
}
async function toTheEnd<Data>({ next }: Subscription<Data>): Promise<ServerEvent<Data>[]> {
  const events: ServerEvent<Data>[] = [];
  for (let event = await next(); event !== undefined; event = await next()) events.push(event);
  return events;
}

describe('an event', () => {
  it('is answered from the graph of its own revision, when newer ones have come since, too', async () => {
    const { data } = await hear();
    const before = store.current().revision;
    const { sql } = app.database;
    await sql.run(`create table kept as select * from relation where type = 'limited-by' and from_id = 'model-class/lmm' limit 1`);
    await sql.run(`update relation set note = 'gone' where id in (select id from kept)`);
    await swapIn('First');
    await sql.run(
      `begin; delete from citation where relation_id in (select id from kept); delete from relation where id in (select id from kept); commit`,
    );
    await swapIn('Second');
    const [first, second] = [(await data()).entityChanged, (await data()).entityChanged];
    expect([first.name, second.name]).toEqual(['First', 'Second']);
    expect(first.entity.limitations).toHaveLength(second.entity.limitations.length + 1);
    expect([first.revision > Number(before), second.revision > first.revision]).toEqual([true, true]);
  });

  it('comes once for all revisions that one load brings', async () => {
    const { data } = await hear();
    for (const name of ['A', 'B', 'C']) await rename(name);
    await store.refresh();
    await swapIn('D');
    expect([(await data()).entityChanged.name, (await data()).entityChanged.name]).toEqual(['C', 'D']);
  });
});

describe('a subscription', () => {
  const costly = 'facts(first: 100) { nodes { about { facts(first: 100) { nodes { slug } } } } }';
  const deep = (times: number): string => (times === 0 ? 'slug' : `facts(first: 1) { nodes { about { ${deep(times - 1)} } } }`);

  it.each([
    ['to no kind', 'subscription { entityChanged(kinds: []) { slug } }', /^"kinds" is empty, so nothing would ever come\./],
    ['that costs too much', `subscription { entityChanged { entity { ${costly} } } }`, /would cost \d+, and 6000 is allowed/],
    ['that nests too deep', `subscription { entityChanged { entity { ${deep(5)} } } }`, /nests 18 levels deep, and 15 are allowed/],
    ['to two things', 'subscription { factPublished { text } entityChanged { slug } }', /must select only one top level field/],
    [
      'with a wrong variable',
      'subscription ($kinds: [Kind!]) { entityChanged(kinds: $kinds) { slug } }',
      /"PLANET" does not exist in "Kind"/,
    ],
  ])('%s is refused at once, and leaves no listener', async (_what, query, message) => {
    const events = await toTheEnd(await hear(query, { kinds: ['PLANET'] }));
    const code = expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
    const error = { message: expect.stringMatching(message), extensions: { code } };
    expect(events).toMatchObject([{ event: 'next', data: { errors: [error] } }, { event: 'complete' }]);
    expect(store.subscriberCount()).toBe(0);
  });

  it('that is read too slowly is cut off with a reason, and the others are not', async () => {
    const [slow, quick] = [await hear(), await hear()];
    for (let change = 0; change <= MAX_QUEUED; change++) {
      await swapIn(`Change ${change}`);
      expect((await quick.data()).entityChanged.name).toBe(`Change ${change}`);
    }
    expect(store.subscriberCount()).toBe(1);
    const error = { message: expect.stringMatching(/^You read too slowly/), extensions: { code: 'TOO_SLOW' } };
    expect(await toTheEnd(slow)).toMatchObject([{ event: 'next', data: { errors: [error] } }, { event: 'complete' }]);
  });

  it('ends when the server does, after the remaining events', async () => {
    const subscription = await hear();
    await swapIn('Last');
    store.end();
    expect(await toTheEnd(subscription)).toMatchObject([
      { event: 'next', data: { data: { entityChanged: { name: 'Last' } } } },
      { event: 'complete' },
    ]);
    expect(await toTheEnd(await hear())).toEqual([{ event: 'complete' }]);
    expect(store.subscriberCount()).toBe(0);
  });

  it('holds no graph but the newest, however long it stays', async () => {
    const server = createHttp({ api, routes: [], ready: async () => {} });
    const url = `${await listen(server, 0, '127.0.0.1')}/graphql`;
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const first = new WeakRef(store.current());
    const [idle, active] = [await subscribe(url, 'subscription { factPublished { text } }'), await subscribe<Changed>(url, CHANGES)];
    await swapIn('Second');
    await active.data();
    const second = new WeakRef(store.current());
    await swapIn('Third');
    await active.data();
    await expect
      .poll(() => {
        collect();
        return [first, second].map((graph) => graph.deref()?.revision);
      })
      .toEqual([undefined, undefined]);
    expect(store.subscriberCount()).toBe(2);
    store.end();
    expect(await idle.next()).toEqual({ event: 'complete' });
  });
});
