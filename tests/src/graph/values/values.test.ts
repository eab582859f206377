import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../../../src/graph/base/relations-of.ts';
import { conflictingValues } from '../../../../src/graph/values/conflicts.ts';
import { disagreeingOfferings, disagreementCounts } from '../../../../src/graph/values/disagreement.ts';
import { countsOf } from '../../../../src/graph/values/import-counts.ts';
import { type Attribute, shownValue, shownValues, valuesAgree } from '../../../../src/graph/values/values.ts';
import { citation, entity, graphOf, relation, value as saidOf, source } from '../../../support/graph/rows.ts';
import type { OfferingRow, ValueRow } from '../../../support/graph/tables.ts';
import { need } from '../../../support/need.ts';

const CATALOG = 'models.dev';
const value = (attribute: Attribute, said: ValueRow['value'], origin: string = CATALOG, entityId = 'model/a'): ValueRow =>
  saidOf(entityId, attribute, said, origin);
const offering = (provider: string, more: Partial<OfferingRow> = {}): OfferingRow => ({
  ...{
    id: `${provider}/a`,
    modelId: 'model/a',
    modelKind: 'model',
    provider,
    providerModel: 'a',
    name: 'A',
    status: 'active',
    origin: CATALOG,
  },
  ...{ contextTokens: null, outputTokens: null, inputPrice: null, outputPrice: null, observedOn: '2026-11-01', missingSince: null },
  ...{ byMaker: false, asOf: null, retiredOn: null, releasedOn: null, accepts: [], produces: [], openWeights: null, knowledgeCutoff: null },
  ...more,
});

const modalities = ['text', 'image', 'audio'].map((slug, index) => entity(`modality/${slug}`, { ordinal: index + 1 }));
const curated = entity('model/a', { name: 'A', model: { releasedOn: '2025-02', openWeights: true } });
const listed = { ...entity('model/b', { name: 'B' }), origin: CATALOG };

describe('the value shown', () => {
  const graph = graphOf({
    entities: [curated, listed, ...modalities],
    relations: [
      relation('model/a accepts modality/text'),
      relation('model/a accepts modality/image'),
      relation('model/a accepts modality/audio', { origin: CATALOG }),
      relation('model/b accepts modality/text', { origin: CATALOG }),
    ],
    values: [
      ...[
        value('releasedOn', '2025-02-19'),
        value('accepts', ['text', 'audio']),
        value('openWeights', false),
        value('contextTokens', 1000),
      ],
      ...[value('license', 'MIT'), value('license', 'mit', 'tokenlens'), value('accepts', ['text'], CATALOG, 'model/b')],
      value('name', 'B', CATALOG, 'model/b'),
    ],
    offerings: [
      offering('maker', { byMaker: true, contextTokens: 2000n, accepts: ['image', 'text', 'pdf'] }),
      offering('shop', { contextTokens: 500n, releasedOn: '2025-03-01', openWeights: true }),
      offering('gone', { byMaker: true, status: 'withdrawn', contextTokens: 9n, providerModel: 'gone' }),
    ],
    sources: [source('models-dev')],
    citations: [citation('c', 'models-dev', { valueId: 'model/a.license@models.dev' })],
  });
  const of = (attribute: Attribute, id = 'model/a') => need(shownValue(graph, need(graph.entities.get(id)), attribute));

  it("is the curated one, along with the other sources' values", () => {
    expect(of('openWeights')).toMatchObject({
      value: true,
      origin: 'curated',
      contested: true,
      alternatives: [{ value: false, origin: CATALOG }],
    });
  });

  it("isn't contested by a more precise date", () => {
    expect(of('releasedOn')).toMatchObject({ value: '2025-02', contested: false, alternatives: [{ value: '2025-02-19' }] });
  });

  it("is one source's whole list, never a merged one", () => {
    const { value: shown, alternatives } = of('accepts');
    expect(shown).toEqual(['text', 'image']);
    expect(alternatives.map((one) => [one.value, one.provider])).toEqual([
      [['image', 'text', 'pdf'], 'maker'],
      [['text', 'audio'], null],
    ]);
    const accepted = (id: string) => relationsOf(graph, { id }, 'accepts', 'out').map(({ toId }) => toId);
    expect(accepted('model/a')).toEqual(['modality/text', 'modality/image']);
    expect(accepted('model/b')).toEqual(['modality/text']);
  });

  it("is the maker's own before the catalog's, and never that of a withdrawn offering", () => {
    expect(of('contextTokens')).toMatchObject({ value: 2000, provider: 'maker', alternatives: [{ value: 1000, provider: null }] });
    expect(of('contextTokens').citations).toMatchObject([{ locator: 'provider maker, a', sourceId: 'source/models-dev' }]);
  });

  it('prefers the catalogs in their order, and cites their sources', () => {
    expect(of('license')).toMatchObject({ value: 'MIT', contested: false, alternatives: [{ value: 'mit', origin: 'tokenlens' }] });
    expect(of('license').citations).toHaveLength(1);
  });

  it('prefers a curated value stated separately to the curated entry', () => {
    const pinned = graphOf({ entities: [curated], values: [value('releasedOn', '2024', 'curated')] });
    const shown = need(shownValue(pinned, need(pinned.entities.get('model/a')), 'releasedOn'));
    expect([shown.value, shown.alternatives[0]?.value, shown.contested]).toEqual(['2024', '2025-02', true]);
  });

  it('is null if no source has one', () => {
    const known = graphOf({ entities: [curated] });
    expect(shownValue(known, need(known.entities.get('model/a')), 'license')).toBeUndefined();
    expect(shownValues(known, need(known.entities.get('model/a'))).map(({ attribute }) => attribute)).toEqual([
      'name',
      'releasedOn',
      'openWeights',
    ]);
  });

  it('is listed as a conflict if contested', () => {
    const found = conflictingValues(graph).map(({ entity: { id }, attribute }) => `${id} ${attribute}`);
    expect(found).toEqual(['model/a accepts', 'model/a contextTokens', 'model/a openWeights']);
    expect(countsOf(graph, CATALOG)).toEqual({ models: 2, offerings: 3, unresolved: 0, conflicts: 3 });
    expect(countsOf(graph, 'tokenlens')).toEqual({ models: 1, offerings: 0, unresolved: 0, conflicts: 0 });
  });

  it('comes with the differing offerings', () => {
    expect(disagreeingOfferings(graph, of('releasedOn')).map(({ provider }) => provider)).toEqual(['shop']);
    expect(disagreementCounts(graph)).toEqual([
      ['releasedOn', 1],
      ['contextTokens', 1],
    ]);
  });
});

describe('two values agree', () => {
  it.each<[string, Attribute, Parameters<typeof valuesAgree>[1], Parameters<typeof valuesAgree>[2], boolean]>([
    ['lists in another order', 'accepts', ['a', 'b'], ['b', 'a'], true],
    ['lists but for PDF', 'accepts', ['text'], ['text', 'pdf'], true],
    ['lists of other lengths', 'accepts', ['text'], ['text', 'image'], false],
    ['a year and a day of it', 'releasedOn', '2025', '2025-06-01', true],
    ['two months', 'releasedOn', '2025-06', '2025-07', false],
    ['names but for signs', 'name', 'GPT-4o', 'gpt 4O', true],
    ['numbers', 'contextTokens', 1, 2, false],
    ['a number and a text', 'contextTokens', 1, '1', false],
  ])('or not: %s', (_what, attribute, one, other, expected) => {
    expect(valuesAgree(attribute, one, other)).toBe(expected);
    expect(valuesAgree(attribute, other, one)).toBe(expected);
  });
});
