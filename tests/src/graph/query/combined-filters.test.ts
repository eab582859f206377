/** Filters within filters, relations and licenses as conditions, and what their errors say. */
import { describe, expect, it } from 'vitest';
import { BadInput, NotFound } from '../../../../src/errors.ts';
import type { ListName } from '../../../../src/graph/base/entity-index.ts';
import type { Criterion } from '../../../../src/graph/query/criteria.ts';
import {
  benchmarkCriterion,
  criterionFor,
  type EntityFilter,
  entityCriterion,
  organizationCriterion,
  techniqueCriterion,
} from '../../../../src/graph/query/filter.ts';
import { type ModelFilter, modelCriterion } from '../../../../src/graph/query/model-filter.ts';
import { defaultOrder, filterSorted } from '../../../../src/graph/query/sorted-lists.ts';
import { entitiesIn } from '../../../support/graph/entries.ts';
import { entity, graphOf, relation, value } from '../../../support/graph/rows.ts';

const graph = graphOf({
  entities: [
    entity('model/a', { model: { license: 'Apache 2.0', openWeights: true, parameters: 7n, family: 'Llama' } }),
    entity('model/b', { model: { license: 'Modified MIT', openWeights: true, parameters: 70n } }),
    entity('model/c', { model: { license: 'MIT', openWeights: false, releasedOn: '2025', retiredOn: '2026-03' } }),
    ...[entity('model/d', { name: 'Dee' }), entity('model/e', { model: { license: 'Llama 3.2 Community License' } })],
    ...[entity('organization/lab'), entity('organization/shop'), entity('modality/text', { ordinal: 1 })],
    { ...entity('benchmark/quiz'), benchmark: { id: 'benchmark/quiz', kind: 'benchmark', releasedOn: '2025-03', metric: null } },
    ...[entity('technique/x'), entity('technique/y'), entity('limitation/bias', { ordinal: 1 }), entity('concept/learning')],
  ],
  relations: [
    ...['model/a made-by organization/lab', 'model/b made-by organization/lab', 'model/b succeeds model/a', 'model/a uses technique/x'],
    ...['technique/x mitigates limitation/bias', 'technique/y part-of concept/learning', 'model/c accepts modality/text'],
  ].map((line) => relation(line)),
  values: [value('model/d', 'license', 'apache-2.0'), value('model/d', 'knowledgeCutoff', '2024-10')],
});

const slugs = (list: ListName, criterion: Criterion<number>) =>
  entitiesIn(graph, filterSorted(defaultOrder(graph, list), criterion))
    .map(({ slug }) => slug)
    .join(' ');
const models = (filter: ModelFilter) => slugs('model', modelCriterion(graph, filter));

describe('models', () => {
  it.each<[ModelFilter, string]>([
    [{ not: { openWeights: true } }, 'd c e'],
    [{ known: ['openWeights'], not: { openWeights: true } }, 'c'],
    [{ not: {} }, ''],
    [{ not: { not: { openWeights: true } } }, 'a b'],
    [{ or: [{ license: 'MIT' }, { minParameters: 70 }] }, 'b c'],
    [{ or: [{}] }, 'd a b c e'],
    [{ openWeights: true, or: [{ license: 'MIT' }, { minParameters: 70 }] }, 'b'],
    [{ and: [{ minParameters: 7 }, { maxParameters: 7 }] }, 'a'],
    [{ or: null, and: null, not: null, related: null, known: null }, 'd a b c e'],
    [{ related: [{ type: 'made-by', to: 'lab' }] }, 'a b'],
    [{ related: [{ type: 'made-by' }] }, 'a b'],
    [{ not: { related: [{ type: 'made-by' }] } }, 'd c e'],
    [{ related: [{ type: 'succeeds', to: 'A' }] }, 'b'],
    [{ related: [{ type: 'succeeds', to: 'b', inverse: true }] }, 'a'],
    [
      {
        related: [
          { type: 'succeeds', inverse: true },
          { type: 'uses', to: 'x' },
        ],
      },
      'a',
    ],
    [{ known: ['license', 'parameters'] }, 'a b'],
    [{ unknown: ['license'] }, ''],
    [{ unknown: ['parameters', 'accepts'] }, 'd e'],
    [{ known: ['accepts'] }, 'c'],
    [{ known: ['knowledgeCutoff'] }, 'd'],
    [{ family: 'llama' }, 'a'],
    [{ releasedSince: '2025' }, 'c'],
    [{ releasedSince: '2025-02' }, ''],
    [{ releasedSince: '2025-01-01', releasedUntil: '2025-12' }, 'c'],
    [{ releasedUntil: '2025-06' }, ''],
    [{ retiredSince: '2026-03', retiredUntil: '2026-03-31' }, 'c'],
  ])('%j match %s', (filter, expected) => {
    expect(models(filter)).toBe(expected);
  });

  it.each([
    ['Apache', 'd a'],
    ['apache license 2.0', 'd a'],
    ['Apache-2.0', 'd a'],
    ['MIT', 'c'],
    ['the MIT licence', 'c'],
    ['modified mit', 'b'],
    ['Llama', 'e'],
    ['Llama 3.2', 'e'],
  ])('with a license that begins with "%s" are %s', (license, expected) => {
    expect(models({ license })).toBe(expected);
  });

  it.each(['Apache 2.0 Commercial', 'Apa', 'License', ''])(
    'with an unknown license "%s" are an error that names the closest',
    (license) => {
      expect(() => models({ license })).toThrow(NotFound);
      expect(() => models({ license })).toThrow(/^No license is called ".*"\. Choices include: /);
    },
  );
});

describe('entities of other kinds', () => {
  it.each<[ListName, Criterion<number>, string]>([
    ['organization', organizationCriterion(graph, { minModels: 1 }), 'lab'],
    ['organization', organizationCriterion(graph, { maxModels: 1 }), 'shop'],
    ['organization', organizationCriterion(graph, { or: [{ minModels: 2 }, { known: ['country'] }] }), 'lab'],
    ['organization', organizationCriterion(graph, { unknown: ['country', 'url'] }), 'lab shop'],
    ['organization', organizationCriterion(graph, { related: [{ type: 'made-by', to: 'b', inverse: true }] }), 'lab'],
    ['benchmark', benchmarkCriterion(graph, { releasedSince: '2025-03', releasedUntil: '2025', known: ['releasedOn'] }), 'quiz'],
    ['benchmark', benchmarkCriterion(graph, { known: ['metric'] }), ''],
    ['technique', techniqueCriterion(graph, { not: { mitigates: 'bias' } }), 'y'],
    ['technique', techniqueCriterion(graph, { not: { related: [{ type: 'uses', inverse: true }] } }), 'y'],
    ['technique', techniqueCriterion(graph, { or: [{ partOf: 'learning' }, { usedBy: 'a' }] }), 'x y'],
    ['any', entityCriterion(graph, { related: [{ type: 'mitigates' }] }), 'x'],
    ['any', entityCriterion(graph, { or: [{ related: [{ type: 'part-of' }] }, { related: [{ type: 'uses' }] }] }), 'a y'],
    ['modality', criterionFor<EntityFilter>('modality', () => [])(graph, { related: [{ type: 'accepts', inverse: true }] }), 'text'],
  ])('(%s, case %#) are found', (list, criterion, expected) => {
    expect(slugs(list, criterion)).toBe(expected);
  });
});

describe('errors', () => {
  const nested = (levels: number): ModelFilter => (levels === 0 ? { openWeights: true } : { not: nested(levels - 1) });
  const many = (count: number): ModelFilter => ({ or: Array.from({ length: count }, () => ({ openWeights: true })) });

  it.each<[string, ModelFilter, readonly string[]]>([
    ['nests more than 4 levels of "and", "or" and "not"', nested(5), ['filter', 'not', 'not', 'not', 'not', 'not']],
    ['holds more than 20 filters in "and", "or" and "not"', many(21), ['filter', 'or']],
    ['"or" is empty. Give it one filter at least, or leave it out.', { and: [{ or: [] }] }, ['filter', 'and', '0', 'or']],
    [
      '"minInputPrice" 2 and "maxInputPrice" 1',
      { or: [{}, { minInputPrice: 2, maxInputPrice: 1 }] },
      ['filter', 'or', '1', 'minInputPrice'],
    ],
    [
      '"releasedSince" 2025-02 and "releasedUntil" 2025-01',
      { releasedSince: '2025-02', releasedUntil: '2025-01' },
      ['filter', 'releasedSince'],
    ],
    [
      'No relation MITIGATES starts at a model. Choices include: INSTANCE_OF,',
      { not: { related: [{ type: 'mitigates' }] } },
      ['filter', 'not', 'related', '0', 'type'],
    ],
    [
      'No relation MADE_BY leads to a model. Set "inverse" to false.',
      { related: [{ type: 'made-by', inverse: true }] },
      ['filter', 'related', '0', 'type'],
    ],
  ])('(%s) name the place', (message, filter, at) => {
    expect(() => models(filter)).toThrow(BadInput);
    expect(() => models(filter)).toThrow(message);
    expect(() => models(filter)).toThrow(expect.objectContaining({ at }));
  });

  it.each<[string, ModelFilter, readonly string[]]>([
    ['No organization is called "nobody".', { not: { organization: 'nobody' } }, ['filter', 'not', 'organization']],
    ['No modality is called "smell".', { or: [{ accepts: ['smell'] }] }, ['filter', 'or', '0', 'accepts']],
    ['No technique is called "z".', { related: [{ type: 'uses', to: 'z' }] }, ['filter', 'related', '0', 'to']],
    ['No family is called "Lama". Choices include: Llama.', { and: [{ family: 'Lama' }] }, ['filter', 'and', '0', 'family']],
  ])('(%s) of unknown names do, too', (message, filter, at) => {
    expect(() => models(filter)).toThrow(NotFound);
    expect(() => models(filter)).toThrow(message);
    expect(() => models(filter)).toThrow(expect.objectContaining({ at }));
  });

  it('are none at the limits', () => {
    expect(models(nested(4))).toBe('a b');
    expect(models(many(20))).toBe('a b');
  });
});
