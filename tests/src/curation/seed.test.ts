import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyRows } from '../../../src/curation/rows.ts';
import { lastHash, writeContent } from '../../../src/curation/write.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { seed } from '../../../src/seed/seed.ts';
import { sampleApps } from '../../support/app.ts';
import { contentOf, editorRows, snapshot } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';
import { filesWith } from '../../support/files.ts';
import { revisionIn } from '../../support/graph/graph-in.ts';
import { need } from '../../support/need.ts';
import { sampleKnowledge } from '../../support/sample-knowledge.ts';

const clock = { now: () => new Date('2026-12-31T12:00:00Z'), sleep: async () => {} };

describe.each(engines)('seeding on %s', (engine) => {
  const fresh = sampleApps(engine);
  let client: Client;
  let sql: Sql;
  const committed = async () => seed({ sql, client, folder: await sampleKnowledge(), clock });
  const state = async () => [await snapshot(sql), await lastHash(sql, 'curated'), await revisionIn(client)];

  beforeAll(async () => {
    const app = await fresh();
    client = app.client;
    ({ sql } = app.database);
  });

  it('does nothing while the files are unchanged', async () => {
    const writing = await client.writing.findMany();
    expect(await committed()).toBeUndefined();
    expect(await client.writing.findMany()).toEqual(writing);
  });

  it("writes a file's changes, and reverts them", async () => {
    const folder = await filesWith('model/bert.yaml', (text) => text.replace('name: BERT', 'name: Bert'));
    expect(await seed({ sql, client, folder, clock })).toEqual({ created: 0, changed: 1, removed: 0 });
    expect(await seed({ sql, client, folder, clock })).toBeUndefined();
    expect(need(await client.writing.findUnique({ where: { origin: 'curated' } })).writtenAt).toEqual(clock.now());
    expect(await committed()).toEqual({ created: 0, changed: 1, removed: 0 });
  });

  it('rejects invalid files with file, line and fix, and writes nothing', async () => {
    const before = await state();
    const folder = await filesWith('model/bert.yaml', (text) => text.replace('to: organization/google', 'to: organization/gogle'));
    const line = (await readFile(join(folder, 'model/bert.yaml'), 'utf8')).split('\n').findIndex((text) => text.includes('gogle')) + 1;
    const work = seed({ sql, client, folder, clock });
    await expect(work).rejects.toMatchObject({ name: 'SetupError', message: expect.stringMatching(/nothing was written/) });
    await expect(work).rejects.toThrow(new RegExp(`model/bert\\.yaml:${line}:\\d+ .*organization/gogle.*\\n.*organization/google`));
    expect(await state()).toEqual(before);
  });

  it("explains a conflict between the files and an editor's work", async () => {
    await writeContent(client, contentOf(editorRows, 'editor'));
    const before = await state();
    const folder = await filesWith('model/bert.yaml', (text) => text.replace('- BERT-Large', '- BERT-Large\n  - Bertie'));
    const work = seed({ sql, client, folder, clock });
    await expect(work).rejects.toMatchObject({ name: 'SetupError', message: expect.stringContaining('the alias "Bertie of model/bert"') });
    expect(await state()).toEqual(before);
    await writeContent(client, contentOf(emptyRows, 'editor'));
  });

  it('restores all knowledge after the tables were emptied', async () => {
    const before = await snapshot(sql);
    await sql.run('truncate entity, source, fact, redirect cascade; delete from writing;');
    expect(await snapshot(sql)).not.toEqual(before);
    expect(await committed()).toMatchObject({ changed: 0, removed: 0 });
    expect(await snapshot(sql)).toEqual(before);
  });
});
