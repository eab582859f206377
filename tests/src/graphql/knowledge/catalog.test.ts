import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { freshApps } from '../../../support/app.ts';
import { queryApp } from '../../../support/bots/bot-contexts.ts';
import { importValue, smallCatalog } from '../../../support/database/catalog.ts';

describe('what catalogs say, over GraphQL', () => {
  const fresh = freshApps('pglite');
  let app: App;
  const ask = (query: string) => queryApp<Record<string, unknown>>(app, query);

  beforeAll(async () => {
    app = await fresh();
    await importValue(app.client, smallCatalog());
    await app.store.refresh();
  });

  it('tells the release date and the inputs of a model with their sources and what other sources say', async () => {
    const said = '{ value text origin provider source { slug } observedOn }';
    const shown = `value text origin provider source { slug } observedOn contested disagreeingOfferings alternatives ${said}`;
    const { model } = await ask(`{ model(slug: "bert") { releasedOn
      date: value(attribute: RELEASED_ON) { ${shown} } inputs: value(attribute: ACCEPTS) { ${shown} } } }`);
    expect(model).toEqual({
      releasedOn: '2018-10-11',
      date: {
        ...{ value: '2018-10-11', text: '2018-10-11', origin: 'curated', provider: null, source: { slug: 'bert-paper' }, observedOn: null },
        ...{ contested: true, disagreeingOfferings: 0 },
        alternatives: [
          {
            ...{ value: '2018-11-02', text: '2018-11-02', origin: 'models.dev', provider: null },
            ...{ source: { slug: 'models-dev' }, observedOn: '2026-11-01' },
          },
        ],
      },
      inputs: expect.objectContaining({ value: ['text'], source: { slug: 'bert-paper' }, contested: false }),
    });
  });

  it("shows the maker's word on a model that only the catalog has, everywhere alike", async () => {
    const { model } = await ask(`{ model(slug: "omni 1") { origin contextTokens openWeights license accepts { nodes { slug } }
      makers { nodes { name } } classes { edges { note citations { source { slug } } node { slug } } }
      value(attribute: ACCEPTS) { value provider citations { locator } } values { attribute } } }`);
    expect(model).toMatchObject({
      ...{ origin: 'models.dev', contextTokens: 400_000, openWeights: false, license: 'MIT' },
      value: { value: ['text', 'image', 'audio', 'video'], provider: 'acme', citations: [{ locator: 'provider acme, omni-1' }] },
      accepts: { nodes: [{ slug: 'text' }, { slug: 'image' }, { slug: 'audio' }, { slug: 'video' }] },
      makers: { nodes: [{ name: 'Acme' }] },
      classes: {
        edges: [{ note: expect.stringMatching(/^Derived/), citations: [{ source: { slug: 'models-dev' } }], node: { slug: 'lmm' } }],
      },
    });
    expect(model).toMatchObject({ values: expect.arrayContaining([{ attribute: 'CATALOG_ID' }, { attribute: 'FAMILY' }]) });
  });

  it('lists the offerings of a model, the maker first, and those without a match', async () => {
    const fields = 'provider providerModel inputPrice outputPrice contextTokens status byMaker observedOn missingSince model { slug }';
    const answer = await ask(`{ model(slug: "omni-1") { offerings(first: 2) { totalCount nodes { ${fields} } } }
      unresolvedOfferings { totalCount nodes { providerModel model { slug } } } }`);
    expect(answer['model']).toMatchObject({
      offerings: {
        totalCount: 3,
        nodes: [
          {
            ...{ provider: 'acme', inputPrice: 2, outputPrice: 8.5, contextTokens: 400_000, status: 'ACTIVE', byMaker: true },
            ...{ observedOn: '2026-11-01', missingSince: null, model: { slug: 'omni-1' } },
          },
          { provider: 'reseller', inputPrice: 0 },
        ],
      },
    });
    expect(answer['unresolvedOfferings']).toEqual({
      totalCount: 2,
      nodes: [
        { providerModel: 'mystery', model: null },
        { providerModel: 'finetune-of-something', model: null },
      ],
    });
  });

  it('hides withdrawn offerings unless one asks for them', async () => {
    const where = { id: 'models.dev:reseller/omni-1-20260115' };
    await app.client.offering.update({ where, data: { status: 'withdrawn' } });
    await app.store.refresh();
    const { model } = await ask('{ model(slug: "omni-1") { offerings { totalCount } all: offerings(withdrawn: true) { totalCount } } }');
    expect(model).toEqual({ offerings: { totalCount: 2 }, all: { totalCount: 3 } });
    await app.client.offering.update({ where, data: { status: 'active' } });
    await app.store.refresh();
  });

  it('lists where sources disagree, all of it or by attribute, and counts it for each import', async () => {
    const { conflicts, dates, meta } = await ask(`{ conflicts { totalCount } dates: conflicts(attribute: RELEASED_ON) { nodes {
      attribute entity { slug } } } meta { imports { origin at models offerings unresolved conflicts } } }`);
    expect(conflicts).toEqual({ totalCount: 4 });
    expect(dates).toEqual({ nodes: [{ attribute: 'RELEASED_ON', entity: { slug: 'bert' } }] });
    expect(meta).toEqual({
      imports: [{ origin: 'models.dev', at: '2026-11-01T12:00:00.000Z', models: 6, offerings: 9, unresolved: 2, conflicts: 4 }],
    });
  });
});
