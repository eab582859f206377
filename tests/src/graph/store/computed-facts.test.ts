import { expect, it } from 'vitest';
import { factOfTheDay } from '../../../../src/graph/query/facts.ts';
import { entity, fact, graphOf, source } from '../../../support/graph/rows.ts';
import type { ValueRow } from '../../../support/graph/tables.ts';

const catalog = { ...source('models-dev'), publisher: 'Shop' };
const imports = [{ origin: 'models.dev', finishedAt: new Date('2026-11-23T22:00:00Z') }];
const entities = ['model/a', 'model/b', 'model/c', 'model/curated', 'modality/text', 'modality/image', 'modality/video'].map((id) =>
  entity(id),
);

/** A catalog's list for an attribute of a model. */
const value = (entityId: string, attribute: string, value: string[], origin = 'models.dev'): ValueRow => ({
  ...{ id: `${entityId}.${attribute}@${origin}`, entityId, attribute, value, method: null, observedOn: '2026-11-23', note: null, origin },
});
const values = [
  value('model/a', 'accepts', ['text', 'image']),
  value('model/a', 'produces', ['text']),
  value('model/b', 'accepts', ['text', 'image', 'video', 'pdf']),
  value('model/b', 'produces', ['text']),
  value('model/c', 'accepts', ['text']),
  value('model/c', 'produces', ['image']),
  // Other sources aren't counted: the fact cites only the import.
  value('model/curated', 'accepts', ['video'], 'curated'),
  value('model/a', 'accepts', ['video'], 'tokenlens'),
];
const tables = { entities, values, imports, sources: [catalog] };
const computed = (graph: ReturnType<typeof graphOf>) => graph.facts.filter(({ id }) => id.startsWith('fact/computed-'));

it("don't exist without an import, its source, or a model that it describes", () => {
  for (const missing of [{ imports: [] }, { sources: [] }, { values: [] }])
    expect(computed(graphOf({ ...tables, ...missing }))).toEqual([]);
});

it('count what the catalog says about its models, as of the import', () => {
  expect(computed(graphOf(tables)).map(({ text }) => text)).toEqual([
    'Of 3 models in the catalog of Shop, 2 take images in, as of 2026-11-23.',
    'Of 3 models in the catalog of Shop, 1 gives images out, as of 2026-11-23.',
    'Of 3 models in the catalog of Shop, 1 takes video in, as of 2026-11-23.',
    'Of 3 models in the catalog of Shop, 0 give video out, as of 2026-11-23.',
  ]);
});

it('cite the import and suit the daily post', () => {
  for (const { citations, ...one } of computed(graphOf(tables))) {
    expect(one).toMatchObject({ daily: true, type: 'measurement', asOf: '2026-11-23', checkedOn: '2026-11-23', checkLevel: 'dataset' });
    expect(citations).toMatchObject([{ sourceId: catalog.id, locator: 'import of 2026-11-23, input and output modalities of the models' }]);
    expect(one.text.length).toBeGreaterThanOrEqual(40);
    expect(one.text.length).toBeLessThanOrEqual(220);
  }
});

it('are found like other facts: by id, by modality, and as the fact of a day', () => {
  const graph = graphOf({ ...tables, facts: [fact('written', ['modality/video'])] });
  expect(graph.factsById.get('fact/computed-video-input')?.slug).toBe('computed-video-input');
  expect(
    graph.factsAbout
      .get('modality/video')
      ?.map(({ slug }) => slug)
      .sort(),
  ).toEqual(['computed-video-input', 'computed-video-output', 'written']);
  const days = Array.from({ length: 5 }, (_, day) => factOfTheDay(graph, `2026-11-2${day}`)?.slug);
  expect(new Set(days).size).toBeGreaterThan(1);
});
