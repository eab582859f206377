/** What is news: not what a database, a restore or a new catalog starts with, and of an upgrade each change once. */
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { type Change, changesIn } from '../../../src/changes/changes.ts';
import { readLog, revisionAt } from '../../../src/changes/log.ts';
import { changesAbout, resolveSubject } from '../../../src/changes/subjects.ts';
import { exportKnowledge, restoreKnowledge } from '../../../src/curation/document.ts';
import { connect } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { packageRoot } from '../../../src/env.ts';
import { seed } from '../../../src/seed/seed.ts';
import { sampleApps } from '../../support/app.ts';
import { importValue, smallCatalog } from '../../support/database/catalog.ts';
import { engines, freshDatabases } from '../../support/database/engines.ts';
import { filesWith } from '../../support/files.ts';
import { sampleKnowledge } from '../../support/sample-knowledge.ts';

const clock = { now: () => new Date('2026-12-31T12:00:00Z'), sleep: async () => {} };
const model = (slug: string, columns = '') =>
  `insert into entity (id, kind, slug, name, summary, origin) values ('model/${slug}', 'model', '${slug}', '${slug}', 'A model.', 'x');
   insert into model (id${columns === '' ? '' : ', family'}) values ('model/${slug}'${columns});`;
const fact = (slug: string, text: string, about: string) =>
  `insert into fact (id, slug, text, aspect, type, checked_on, check_level, origin)
   values ('fact/${slug}', '${slug}', '${text}', 'capability', 'fact', '2026-01-01', 'primary', 'x');
   insert into fact_subject (fact_id, entity_id, ordinal) values ('fact/${slug}', '${about}', 1);`;
const score = (id: string, of: string) =>
  `insert into score (id, model_id, benchmark_id, variant, value, unit, origin)
   values ('${id}', '${of}', 'benchmark/mmmu', '${id}', 61.5, 'percent', 'x');`;
const relation = (id: string, type: string, from: string, to: string, origin = 'x') =>
  `insert into relation (id, type, from_id, from_kind, to_id, to_kind, origin)
   values ('${id}', '${type}', '${from}', '${from.split('/')[0]}', '${to}', '${to.split('/')[0]}', '${origin}');`;

describe.each(engines)('the changes of the graph on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let after: bigint;

  beforeAll(async () => {
    app = await fresh();
  });
  beforeEach(async () => {
    after = (await app.store.refresh()).revision;
  });

  async function changes(since = after): Promise<Change[]> {
    const graph = await app.store.refresh();
    return changesIn(graph, await readLog(app.client, { after: since, until: graph.revision }, { relations: true }));
  }
  const told = async (since?: bigint) => (await changes(since)).map(({ kind, id }) => `${kind} ${id}`);
  const about = async (subject: string) => {
    const graph = await app.store.refresh();
    return changesAbout(graph, await changes(), [resolveSubject(graph, subject, []).id]).map(({ kind, id }) => `${kind} ${id}`);
  };

  it('leave out what the first seed and the first import of a catalog write', async () => {
    expect(await told(0n)).toEqual([]);
    await importValue(app.client, smallCatalog());
    expect(await told(0n)).toEqual([]);
    const catalog = smallCatalog();
    const { acme } = catalog.providers;
    catalog.models['acme/omni-9'] = { ...catalog.models['acme/omni-1'], id: 'acme/omni-9', name: 'Omni 9' };
    if (acme !== undefined) acme.models['omni-9'] = { ...acme.models['omni-1'], id: 'omni-9', name: 'Omni 9' };
    await importValue(app.client, catalog, { day: '2026-12-24' });
    expect((await told(0n)).filter((line) => line.startsWith('model-created'))).toEqual(['model-created model/omni-9']);
  });

  it('tell what an upgrade of the files brings once, together', async () => {
    const { client, database } = app;
    const folder = await filesWith('facts/clip-purpose.yaml', (text) => text.replace(/^text: ['"]?/m, '$&Today, '));
    await seed({ sql: database.sql, client, folder, clock });
    expect(await told()).toEqual(['fact-corrected fact/clip-purpose']);
    const next = app.store.current().revision;
    await seed({ sql: database.sql, client, folder, clock });
    expect(await told(next)).toEqual([]);
    await seed({ sql: database.sql, client, folder: await sampleKnowledge(), clock });
    expect(await told(next)).toEqual(['fact-corrected fact/clip-purpose']);
  });

  it('list models first, then facts that no longer hold, then scores', async () => {
    await app.database.sql.run(
      [
        fact('news', 'CLIP learned something.', 'model/clip'),
        model('clip-2'),
        score('s1', 'model/clip'),
        relation('builds-on:model/clip-2>model/clip@x', 'builds-on', 'model/clip-2', 'model/clip'),
        `update fact set text = 'CLIP is for something else.' where id = 'fact/clip-purpose';`,
        `update model set retired_on = '2027-01-01' where id = 'model/gpt-4';`,
      ].join('\n'),
    );
    expect(await told()).toEqual([
      'model-created model/clip-2',
      'fact-corrected fact/clip-purpose',
      'model-retired model/gpt-4',
      'score-created s1',
      'fact-created fact/news',
      'relation-created builds-on:model/clip-2>model/clip@x',
    ]);
    await app.database.sql.run(
      `update fact set retracted_on = '2026-12-01', retracted_reason = 'it was wrong' where id = 'fact/clip-purpose'`,
    );
    expect((await changes())[1]).toMatchObject({ kind: 'fact-withdrawn', fact: { retracted: { reason: 'it was wrong' } } });
  });

  it("don't tell what was written again, under a new id, by another origin, or is gone", async () => {
    const { sql } = app.database;
    const accepts = (await app.store.refresh()).outgoing.get('model/clip')?.find(({ type }) => type === 'accepts');
    await sql.run(
      [
        `delete from score where id = 'none';`,
        model('gone'),
        `delete from entity where id = 'model/gone';`,
        relation(`accepts:model/clip>${accepts?.toId}@y`, 'accepts', 'model/clip', accepts?.toId ?? '', 'y'),
        fact('twice', 'CLIP is here.', 'model/clip'),
        `update fact set text = 'CLIP is there.' where id = 'fact/twice';`,
        `update fact set checked_on = '2026-02-02' where id = 'fact/clip-purpose';`,
      ].join('\n'),
    );
    expect(await told()).toEqual(['fact-created fact/twice']);
    await sql.run(
      `delete from fact where id = 'fact/clip-purpose'; ${fact('clip-purpose', 'CLIP is for images.', 'model/clip')}
       update fact set retracted_on = '2026-12-01', retracted_reason = 'wrong' where id = 'fact/twice';`,
    );
    expect(await told()).toEqual([]);
    await sql.run(model('old-name'));
    const later = (await app.store.refresh()).revision;
    await sql.run(
      `${model('new-name')} delete from entity where id = 'model/old-name';
       insert into redirect (from_id, to_id, origin) values ('model/old-name', 'model/new-name', 'x');`,
    );
    expect(await told(later)).toEqual([]);
  });

  it('are about an entity, or a line of models, and name a new version by itself', async () => {
    await app.database.sql.run(
      [
        model('gemini-9', `, 'Gemini'`),
        model('gemini-10', `, 'Gemini'`),
        relation('succeeds:model/gemini-10>model/gemini-9@x', 'succeeds', 'model/gemini-10', 'model/gemini-9'),
        fact('gemini', 'Gemini 9 is new.', 'model/gemini-9'),
        score('s2', 'model/clip'),
      ].join('\n'),
    );
    expect(await about('gemini')).toEqual(['model-created model/gemini-10', 'model-created model/gemini-9', 'fact-created fact/gemini']);
    expect(await about('model/gemini-9')).toEqual([
      'model-created model/gemini-10',
      'model-created model/gemini-9',
      'fact-created fact/gemini',
    ]);
    expect(await about('mmmu')).toEqual(['score-created s2']);
    expect(() => resolveSubject(app.store.current(), 'nothing of that name', ['subject'])).toThrow('Nothing that can be followed');
  });

  it('begin after a time', async () => {
    await app.database.sql.run(model('today'));
    const graph = await app.store.refresh();
    const since = (days: number) => ({ since: new Date(Date.now() - days * 86_400_000), until: graph.revision });
    const idsSince = async (days: number) =>
      changesIn(graph, await readLog(app.client, since(days), { relations: false })).map(({ id }) => id);
    expect(await idsSince(1)).toContain('model/today');
    expect(await idsSince(-1)).toEqual([]);
    expect(await revisionAt(app.client, new Date(Date.now() + 60_000))).toBe(graph.revision);
    expect(await revisionAt(app.client, new Date('2020-01-01'))).toBe(0n);
  });
});

describe.each(engines)('a restore on %s', (engine) => {
  const fresh = sampleApps(engine);
  const empty = freshDatabases(engine);

  it('is where the changes begin', async () => {
    const app = await fresh();
    await app.database.sql.run(model('clip-2'));
    const document = await exportKnowledge(app.client);
    const database = await empty();
    await migrate(database.sql, join(packageRoot, 'prisma', 'migrations'));
    const client = connect(database);
    try {
      await restoreKnowledge(client, document);
      expect(await client.change.count()).toBeGreaterThan(0);
      expect(await client.change.count({ where: { baseline: false } })).toBe(0);
    } finally {
      await client.$disconnect();
    }
  });
});
