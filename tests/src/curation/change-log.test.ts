import { beforeEach, describe, expect, it } from 'vitest';
import { pruneChangeLog } from '../../../src/curation/change-log.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { loadGraph, loadNext } from '../../../src/graph/store/load.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { engines } from '../../support/database/engines.ts';

const DAY = 86_400_000;
const rename = (name: string): string => `update entity set name = '${name}' where id = 'model/clip';`;

describe.each(engines)('the log of changes on %s', (engine) => {
  const fresh = sampleApps(engine);
  let sql: Sql;
  let client: Client;
  let graph: Graph;

  beforeEach(async () => {
    const app = await fresh();
    ({ client } = app);
    ({ sql } = app.database);
    graph = await loadGraph(sql);
  });

  const logged = async () =>
    (await client.change.findMany({ where: { revision: { gt: graph.revision } }, orderBy: { id: 'asc' } })).map(
      ({ subject, part, kind, origin }) => [subject, part, kind, origin],
    );
  const isWhole = async () => (await loadNext(sql, graph)).step === undefined;

  it('names each changed subject once a statement, whoever writes it', async () => {
    await sql.run(rename('Clip'));
    await sql.run(`insert into alias values ('model/clip', 'Clippy', 'editor'), ('model/clip', 'Clipper', 'editor')`);
    await sql.run(`insert into relation values ('r', 'builds-on', 'model/clip', 'model', 'model/gpt-4', 'model', null, null, 'x')`);
    await sql.run(`delete from relation where id = 'r'`);
    expect(await logged()).toEqual([
      ['model/clip', 'entity', 'updated', 'curated'],
      ['model/clip', 'entity', 'updated', 'editor'],
      ['model/clip', 'relation', 'created', 'x'],
      ['model/clip', 'relation', 'deleted', 'x'],
    ]);
    expect(await isWhole()).toBe(false);
  });

  it('names the statement that a citation belongs to, before and after', async () => {
    await sql.run(`update citation set locator = 'p. 1' where entity_id = 'model/clip'`);
    await sql.run(
      `update citation set locator = 'p. 1' where relation_id = (select id from relation where from_id = 'model/clip' limit 1)`,
    );
    await sql.run(`update citation set locator = 'p. 1' where fact_id = 'fact/clip-purpose'`);
    expect((await logged()).map(([subject, part]) => [subject, part])).toEqual([
      ['model/clip', 'entity'],
      ['model/clip', 'relation'],
      ['fact/clip-purpose', 'fact'],
    ]);
  });

  it('rolls back with the change', async () => {
    const broken = sql.transaction((tx) => tx.run(`${rename('Clip')} select 1 / 0`));
    await expect(broken).rejects.toThrow('division by zero');
    expect(await logged()).toEqual([]);
  });

  it('asks for a whole load after a table was emptied', async () => {
    await sql.run('truncate ask');
    expect(await logged()).toEqual([[null, 'ask', 'updated', null]]);
    expect(await isWhole()).toBe(true);
    graph = await loadGraph(sql);
    await sql.run(rename('Clip'));
    expect(await isWhole()).toBe(false);
  });

  it('asks for a whole load after a statement with more subjects than anyone applies, and holds one row for it', async () => {
    await sql.run(
      `insert into entity select 'concept/c' || n, 'concept', 'c' || n, 'C', 'About it.', null, 'x' from generate_series(1, 20001) n`,
    );
    expect(await logged()).toEqual([[null, 'entity', 'updated', null]]);
    expect(await isWhole()).toBe(true);
  });

  it('asks for a whole load where a stretch is missing, as after an upgrade', async () => {
    await sql.run(rename('Clip'));
    await sql.run('delete from change; update graph_revision set logged_since = revision');
    expect(await isWhole()).toBe(true);
  });

  it('is kept for 400 days and within its limit; who still needs what is gone loads the whole graph', async () => {
    await sql.run(rename('One'));
    await sql.run(rename('Two'));
    const rows = await client.change.count();
    expect(await pruneChangeLog(sql, new Date(Date.now() + 399 * DAY))).toBe(0);
    expect(await isWhole()).toBe(false);
    expect(await pruneChangeLog(sql, new Date(), { maxRows: 1 })).toBe(rows - 1);
    expect(await isWhole()).toBe(true);
    graph = await loadGraph(sql);
    await sql.run(rename('Three'));
    expect(await isWhole()).toBe(false);
    expect(await pruneChangeLog(sql, new Date(Date.now() + 401 * DAY))).toBe(2);
    expect(await client.change.count()).toBe(0);
  });

  it('tells apart what an origin writes first and what it changes later', async () => {
    expect(await client.change.count({ where: { baseline: false } })).toBe(0);
    await importValue(client, smallCatalog());
    const byCatalog = { origin: 'models.dev', revision: { gt: graph.revision } };
    expect(await client.change.count({ where: { ...byCatalog, baseline: true } })).toBeGreaterThan(10);
    expect(await client.change.count({ where: { ...byCatalog, baseline: false } })).toBe(0);
    const catalog = smallCatalog();
    Object.assign(catalog.models['acme/omni-1'] ?? {}, { name: 'Omni One' });
    await importValue(client, catalog, { day: '2026-12-24' });
    expect(await client.change.count({ where: { ...byCatalog, baseline: false } })).toBeGreaterThan(0);
  });
});
