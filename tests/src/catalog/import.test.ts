import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CatalogSource, importCatalog } from '../../../src/catalog/import.ts';
import { fileSource, modelsDev, tokenlens } from '../../../src/catalog/sources.ts';
import { tasks } from '../../../src/catalog/tasks.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { conflictingValues } from '../../../src/graph/values/conflicts.ts';
import { sampleApps } from '../../support/app.ts';
import { catalogFile, clockAt, importValue, smallCatalog } from '../../support/database/catalog.ts';
import { snapshot } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';
import { graphIn, revisionIn } from '../../support/graph/graph-in.ts';
import { need } from '../../support/need.ts';

const NOTHING = { created: 0, changed: 0, removed: 0 };

describe.each(engines)('importing a catalog on %s', (engine) => {
  const fresh = sampleApps(engine);
  let client: Client;
  let sql: Sql;
  const state = async () => [await snapshot(sql), await revisionIn(client)];
  const entity = (id: string) => client.entity.findUnique({ where: { id }, include: { outgoing: true, citations: true } });
  const lastRun = () => client.importRun.findFirst({ orderBy: { startedAt: 'desc' } });

  beforeAll(async () => {
    const app = await fresh();
    client = app.client;
    ({ sql } = app.database);
  });
  beforeEach(async () => {
    await importValue(client, smallCatalog());
  });

  it('adds models that only the catalog has, with maker, class, inputs and outputs, all cited', async () => {
    const omni = need(await entity('model/omni-1'));
    expect(omni).toMatchObject({
      name: 'Omni 1',
      origin: 'models.dev',
      summary: expect.stringContaining('as the catalog models.dev lists it'),
    });
    expect(omni.outgoing.map(({ type, toId }) => `${type} ${toId}`).sort()).toEqual([
      ...[
        'accepts modality/audio',
        'accepts modality/image',
        'accepts modality/text',
        'accepts modality/video',
        'instance-of model-class/lmm',
      ],
      ...['made-by organization/acme', 'produces modality/audio', 'produces modality/text'],
    ]);
    expect(omni.citations).toMatchObject([{ sourceId: 'source/models-dev', locator: 'model acme/omni-1' }]);
    expect(await entity('organization/acme')).toMatchObject({ origin: 'models.dev' });
  });

  it('derives the class: only text and PDF make an LLM, models that write nothing get none, rolling names get a note', async () => {
    const classOf = async (id: string) => need(await entity(id)).outgoing.find(({ type }) => type === 'instance-of')?.toId;
    expect(await Promise.all(['model/text-1', 'model/omni-1', 'model/embed-2'].map(classOf))).toEqual([
      ...['model-class/llm', 'model-class/lmm', undefined],
    ]);
    expect(await entity('model/text-latest')).toMatchObject({ note: expect.stringMatching(/rolling name/i) });
  });

  it("cleans the catalog's names", async () => {
    expect(need(await entity('model/text-1')).name).toBe('Text 1 everyone');
  });

  it('adds offerings to the models they sell, and creates no model for the others', async () => {
    const offerings = await client.offering.findMany({ orderBy: { id: 'asc' } });
    expect(offerings.map(({ provider, providerModel, modelId, byMaker }) => [provider, providerModel, modelId, byMaker])).toEqual([
      ['acme', 'mystery', null, false],
      ['acme', 'omni-1', 'model/omni-1', true],
      ['acme', 'text.1', 'model/text-1', true],
      ['reseller', 'acme/omni-1:free', 'model/omni-1', false],
      ['reseller', 'bert-large', 'model/bert', false],
      ['reseller', 'finetune-of-something', null, false],
      ['reseller', 'omni-1-20260115', 'model/omni-1', false],
      ['reseller', 'other-name', 'model/clip', false],
      ['reseller', 'us.acme.text-1-v1:0', 'model/text-1', false],
    ]);
    expect(offerings.find(({ providerModel }) => providerModel === 'omni-1')).toMatchObject({
      ...{ inputPrice: 2, outputPrice: 8.5, contextTokens: 400_000n, status: 'active', accepts: ['text', 'image', 'audio', 'video'] },
    });
  });

  it('leaves everything that people wrote unchanged', async () => {
    const curated = await snapshot(sql, 'curated');
    await importValue(client, { ...smallCatalog(), models: {} }, { acceptLosses: true });
    await importValue(client, smallCatalog());
    expect(await snapshot(sql, 'curated')).toEqual(curated);
    expect(await client.model.findUnique({ where: { id: 'model/bert' } })).toMatchObject({ releasedOn: '2018-10-11' });
  });

  it('changes nothing the second time, not even the revision, even on another day', async () => {
    const before = await state();
    const again = await importValue(client, smallCatalog(), { day: '2026-12-24' });
    expect(again).toMatchObject({
      outcome: 'unchanged',
      written: NOTHING,
      counts: { models: 6, offerings: 9, unresolved: 2, quarantined: 1 },
    });
    expect(await state()).toEqual(before);
    expect(await lastRun()).toMatchObject({ origin: 'models.dev', outcome: 'unchanged', counts: { offerings: 9, created: 0 } });
  });

  it('keeps both values where the catalog differs, and counts the conflicts by attribute', async () => {
    const found = conflictingValues(await graphIn(client)).map(({ entity: { id }, attribute, value }) => [id, attribute, value]);
    expect(found).toEqual([
      ['model/bert', 'releasedOn', '2018-10-11'],
      ['model/clip', 'accepts', ['text', 'image']],
      ['model/omni-1', 'accepts', ['text', 'image', 'audio', 'video']],
      ['model/omni-1', 'contextTokens', 400_000],
    ]);
  });

  it('writes only the changed price, with the day it was first seen', async () => {
    const changed = smallCatalog();
    need(changed.providers['acme']?.models['omni-1'])['cost'] = { input: 3, output: 9 };
    const { written } = await importValue(client, changed, { day: '2026-11-05' });
    expect(written).toEqual({ ...NOTHING, changed: 1 });
    const where = { id: 'models.dev:acme/omni-1' };
    expect(await client.offering.findUnique({ where })).toMatchObject({ inputPrice: 3, observedOn: '2026-11-05' });
    await importValue(client, smallCatalog());
  });

  it('rolls everything back in a dry run', async () => {
    const before = [await state(), await client.importRun.count()];
    const more = smallCatalog();
    more.models['acme/new'] = { name: 'New' };
    expect(await importValue(client, more, { dryRun: true })).toMatchObject({ outcome: 'imported', counts: { models: 7 } });
    expect([await state(), await client.importRun.count()]).toEqual(before);
  });

  it.each([
    ['a web page', '<html>', /web page/],
    ['a cut document', '{"models": {', /isn't a complete JSON/],
    [
      'too many invalid records',
      { ...smallCatalog(), models: { 'a/b': 1, 'a/c': 2, 'a/d': 3 } },
      /4 of its 13 records can't be read.*--accept-losses/,
    ],
    [
      'fewer records than the last time',
      { ...smallCatalog(), providers: { acme: { models: {} } } },
      /9 of the 15 records of the last import are missing.*--accept-losses/,
    ],
  ])('refuses %s, leaves the database unchanged and records the failure', async (_what, content, problem) => {
    await client.importRun.deleteMany({ where: { outcome: 'failed' } });
    const before = await state();
    await expect(importValue(client, content, { day: '2027-01-01' })).rejects.toMatchObject({
      name: 'BadInput',
      message: expect.stringMatching(problem),
    });
    expect(await state()).toEqual(before);
    expect(await lastRun()).toMatchObject({ outcome: 'failed', message: expect.stringMatching(problem), counts: {} });
  });

  it('reads api.json without touching the existing models', async () => {
    const models = await client.entity.findMany({ where: { origin: 'models.dev' } });
    expect(await importValue(client, smallCatalog().providers)).toMatchObject({ written: NOTHING, counts: { models: 6 } });
    expect(await client.entity.findMany({ where: { origin: 'models.dev' } })).toEqual(models);
  });

  it('asks the host only for news, and for the whole catalog once the files have changed', async () => {
    const asked: (string | null)[] = [];
    const body = JSON.stringify(smallCatalog());
    const get: typeof fetch = async (_input, init) => {
      const etag = new Headers(init?.headers).get('if-none-match');
      asked.push(etag);
      return etag === '"1"' ? new Response(null, { status: 304 }) : new Response(body, { headers: { etag: '"1"' } });
    };
    const source = modelsDev({ fetch: get });
    const run = (day: string) => importCatalog({ client, clock: clockAt(day), source });
    await run('2026-12-25');
    expect(await run('2026-12-26')).toMatchObject({ outcome: 'unchanged', counts: { models: 6, offerings: 9 } });
    await client.alias.create({ data: { entityId: 'model/clip', text: 'finetune of something', origin: 'editor' } });
    expect(await run('2026-12-27')).toMatchObject({ written: { ...NOTHING, changed: 1 } });
    expect(asked).toEqual([null, '"1"', null]);
    await client.alias.deleteMany({ where: { origin: 'editor' } });
    await client.importRun.deleteMany({});
  });

  it('reads the packages without a network', async () => {
    const run = (source: CatalogSource) => importCatalog({ client, clock: clockAt('2026-11-01'), source });
    const [first, second] = [await run(tokenlens('1')), await run(tokenlens('1'))];
    expect(first.counts).toMatchObject({ models: 0, offerings: 687, quarantined: 0 });
    expect(second.written).toEqual(NOTHING);
    const matched = await run(tasks);
    expect(matched.counts.models).toBeGreaterThanOrEqual(5);
    const value = await client.value.findFirst({ where: { entityId: 'task/visual-question-answering', origin: 'huggingface-tasks' } });
    expect(value?.value).toBe('visual-question-answering');
    expect((await run(tasks)).written).toEqual(NOTHING);
    expect(await client.source.count({ where: { id: { in: ['source/tokenlens', 'source/huggingface-tasks'] } } })).toBe(2);
  });

  it('reports a missing file', async () => {
    const work = importCatalog({ client, clock: clockAt('2026-11-01'), source: fileSource('models.dev', `${catalogFile}.not`) });
    await expect(work).rejects.toThrow(/Cannot read .*catalog\.json\.not: ENOENT/);
  });

  it("takes no record for a model that was released after the catalog's date", async () => {
    const { client } = await fresh();
    const soldFrom = async (origin: string) => {
      const offerings = await client.offering.findMany({ where: { origin, modelId: { not: null } } });
      const sold = await client.model.findMany({ where: { id: { in: offerings.map(({ modelId }) => modelId ?? '') } } });
      return sold.map(({ id, releasedOn }) => ({ id, month: releasedOn?.slice(0, 7) ?? '' }));
    };
    await importValue(client, smallCatalog(), { day: '2018-09-30' });
    expect((await soldFrom('models.dev')).map(({ id }) => id)).not.toContain('model/bert');
    // This one tells of September 2025, whenever it's imported.
    await importCatalog({ client, clock: clockAt('2026-11-01'), source: tokenlens('1') });
    const sold = await soldFrom('tokenlens');
    expect(sold.length).toBeGreaterThan(3);
    expect(sold.filter(({ month }) => month > '2025-09')).toEqual([]);
  });
});
