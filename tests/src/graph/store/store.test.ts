import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Client, connect } from '../../../../src/database/client.ts';
import type { Sql } from '../../../../src/database/sql.ts';
import { openGraphStore } from '../../../../src/graph/store/store.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';
import { manualClock } from '../../../support/manual-clock.ts';

const nameOf = (graph: { entities: ReadonlyMap<string, { name: string }> }) => graph.entities.get('model/clip')?.name;

/** The database with a gate before the result of each transaction. */
const gated = (sql: Sql, gate: <Result>(run: () => Promise<Result>) => Promise<Result>): Sql => ({
  ...sql,
  transaction: (work) => gate(() => sql.transaction(work)),
});

describe.each(engines)('the graph store on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let client: Client;
  const rename = (name: string) => client.entity.update({ where: { id: 'model/clip' }, data: { name } });

  beforeAll(async () => {
    app = await fresh();
    // Acts as another process: the store isn't told what it writes.
    client = connect(app.database);
  });
  afterEach(() => rename('CLIP'));

  it('replaces the whole graph, and readers keep the one they have', async () => {
    const store = await openGraphStore(app.database.sql, silentLog);
    const before = store.current();
    await rename('Clip');
    expect(store.current()).toBe(before);
    const after = await store.refresh();
    expect([nameOf(before), nameOf(after), nameOf(store.current())]).toEqual(['CLIP', 'Clip', 'Clip']);
    expect(after.revision).toBe(before.revision + 1n);
  });

  it('keeps the same graph while nothing changes', async () => {
    const store = await openGraphStore(app.database.sql, silentLog);
    expect(await store.refresh()).toBe(store.current());
  });

  it('never goes back a revision when an older load ends after a newer one', async () => {
    const waiting: (() => void)[] = [];
    let late = false;
    const slow = gated(app.database.sql, async (run) => {
      const holdBack = late;
      late = false;
      const loaded = await run();
      if (holdBack) await new Promise<void>((resolve) => waiting.push(resolve));
      return loaded;
    });
    const store = await openGraphStore(slow, silentLog);
    await rename('Older');
    late = true;
    const older = store.refresh();
    await expect.poll(() => waiting.length).toBe(1);
    await rename('Newer');
    expect(nameOf(await store.refresh())).toBe('Newer');
    waiting[0]?.();
    expect(nameOf(await older)).toBe('Newer');
    expect(nameOf(store.current())).toBe('Newer');
  });

  it("follows other processes' changes until it's stopped", async () => {
    const store = await openGraphStore(app.database.sql, silentLog);
    const [clock, stop] = [manualClock(), new AbortController()];
    const following = store.follow(clock, stop.signal);
    await rename('Followed');
    await clock.tick();
    await expect.poll(() => nameOf(store.current())).toBe('Followed');
    stop.abort();
    await expect(following).resolves.toBeUndefined();
    await rename('Unseen');
    expect(nameOf(store.current())).toBe('Followed');
  });

  it("doesn't check at all if it was stopped before", async () => {
    const store = await openGraphStore(app.database.sql, silentLog);
    await rename('Unseen');
    await store.follow(manualClock(), AbortSignal.abort());
    expect(nameOf(store.current())).toBe('CLIP');
  });

  it('serves the last graph while the database is unreachable, logs that once, and continues afterwards', async () => {
    const lines: { msg: string }[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
    const said = () => lines.map(({ msg }) => msg);
    const store = await openGraphStore(app.database.sql, log);
    const [clock, stop] = [manualClock(), new AbortController()];
    await app.database.sql.run('alter table graph_revision rename to away');
    const following = store.follow(clock, stop.signal);
    for (let looks = 0; looks < 3; looks++) await clock.tick();
    expect(said()).toEqual(['cannot check for changes; serving the last graph']);
    expect(nameOf(store.current())).toBe('CLIP');
    // In one step, so that a concurrent check sees both or neither.
    await app.database.sql.run(`alter table away rename to graph_revision; update entity set name = 'Back' where id = 'model/clip'`);
    await clock.tick();
    await expect.poll(said).toHaveLength(3);
    expect(said().slice(1)).toEqual(['graph refreshed', 'the database is reachable again']);
    expect(nameOf(store.current())).toBe('Back');
    stop.abort();
    await following;
  });

  if (engine === 'postgresql')
    it('continues after the server has cut every connection', async () => {
      const store = await openGraphStore(app.database.sql, silentLog);
      const cut = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
      await app.database.sql.rows(cut);
      const again = () =>
        rename('Reconnected').then(
          () => store.refresh(),
          () => undefined,
        );
      await expect.poll(async () => nameOf((await again()) ?? store.current())).toBe('Reconnected');
    });
});
