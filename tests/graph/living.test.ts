import { expect, it } from 'vitest';
import type { Source } from '../../src/graph/graph.ts';
import { type Catalog, listLivingFacts } from '../../src/graph/living.ts';
import { entity, graphOf, relation } from '../support/rows.ts';

const source: Source = {
  ...{ id: 'source/shop', slug: 'shop', title: 'A catalog', url: 'https://example.org/', publisher: 'Shop', kind: 'dataset' },
  ...{ published: null, retrieved: null },
};
const catalog: Catalog = { origin: 'shop', source, importedOn: '2026-11-23' };
const shop = { origin: 'shop' };

const entities = ['model/a', 'model/b', 'model/c', 'model/curated', 'modality/text', 'modality/image', 'modality/video'].map((id) =>
  entity(id),
);
const relations = [
  ...['model/a', 'model/b', 'model/c'].map((model) => relation(`${model} accepts modality/text`, shop)),
  relation('model/a accepts modality/image', shop),
  relation('model/b accepts modality/image', shop),
  relation('model/b accepts modality/video', shop),
  relation('model/c produces modality/image', shop),
  // What the curators say is not counted: the fact cites the import alone.
  relation('model/curated accepts modality/video'),
  relation('model/a accepts modality/video'),
];

it('says nothing without an import', () => {
  expect(listLivingFacts(graphOf({ entities, relations }), null)).toEqual([]);
});

it('says nothing of a catalog that describes no model', () => {
  expect(listLivingFacts(graphOf({ entities, relations }), { ...catalog, origin: 'other' })).toEqual([]);
  expect(listLivingFacts(graphOf({}), catalog)).toEqual([]);
});

it('counts what the catalog says of its models, as of the import', () => {
  const facts = listLivingFacts(graphOf({ entities, relations }), catalog);
  expect(facts.map(({ text }) => text)).toEqual([
    'Of 3 models in the catalog of Shop, 2 take images in, as of 2026-11-23.',
    'Of 3 models in the catalog of Shop, 1 takes video in, as of 2026-11-23.',
    'Of 3 models in the catalog of Shop, 1 gives images out, as of 2026-11-23.',
    'Of 3 models in the catalog of Shop, 0 give video out, as of 2026-11-23.',
  ]);
});

it('cites the import and is fit for the daily post', () => {
  for (const fact of listLivingFacts(graphOf({ entities, relations }), catalog)) {
    expect(fact).toMatchObject({ daily: true, type: 'measurement', asOf: '2026-11-23', checkedOn: '2026-11-23', checkLevel: 'dataset' });
    expect(fact.citations).toEqual([{ source, locator: 'import of 2026-11-23, input and output modalities of the models' }]);
    expect(fact.text.length).toBeGreaterThanOrEqual(40);
    expect(fact.text.length).toBeLessThanOrEqual(220);
  }
});
