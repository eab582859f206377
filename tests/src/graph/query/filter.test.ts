import { describe, expect, it } from 'vitest';
import { BadInput, NotFound } from '../../../../src/errors.ts';
import type { ListName } from '../../../../src/graph/base/entity-index.ts';
import { type Criterion, select } from '../../../../src/graph/query/criteria.ts';
import { type FactFilter, factCriterion } from '../../../../src/graph/query/facts.ts';
import {
  benchmarkCriterion,
  conceptCriterion,
  entityCriterion,
  limitationCriterion,
  organizationCriterion,
  taskCriterion,
  techniqueCriterion,
} from '../../../../src/graph/query/filter.ts';
import { type ModelFilter, modelCriterion } from '../../../../src/graph/query/model-filter.ts';
import { defaultOrder, filterSorted } from '../../../../src/graph/query/sorted-lists.ts';
import { type SourceFilter, sourceCriterion } from '../../../../src/graph/query/sources.ts';
import { entitiesIn } from '../../../support/graph/entries.ts';
import { citation, entity, fact, graphOf, relation, source, value } from '../../../support/graph/rows.ts';

const seat = (id: string, country: string | null) => ({ ...entity(id), organization: { id, kind: 'organization', country, url: null } });
const test = (id: string, releasedOn: string | null) => ({ ...entity(id), benchmark: { id, kind: 'benchmark', releasedOn, metric: null } });
const catalogued = (id: string) => ({ ...entity(id), origin: 'models.dev' });

const graph = graphOf({
  entities: [
    entity('model/clip', { model: { releasedOn: '2021-01-05', parameters: 400n, openWeights: true } }),
    entity('model/gemini', { model: { releasedOn: '2023', contextTokens: 32_000n, openWeights: false } }),
    ...[catalogued('model/omni'), entity('model/bare')],
    ...['text', 'image', 'audio'].map((slug, index) => entity(`modality/${slug}`, { ordinal: index + 1, name: `${slug} data` })),
    ...[entity('model-class/lmm', { aliases: ['multimodal'] }), entity('model-class/llm'), entity('task/sorting'), entity('task/idling')],
    ...[
      entity('technique/patches'),
      entity('technique/rest'),
      entity('limitation/cost', { ordinal: 1 }),
      entity('limitation/bias', { ordinal: 2 }),
    ],
    ...[entity('concept/learning'), entity('concept/tuning'), entity('stage/tuning', { ordinal: 1 })],
    ...[seat('organization/openai', 'United States'), seat('organization/mistral', 'France'), seat('organization/who', null)],
    ...[test('benchmark/old', '2019-03'), test('benchmark/new', '2024'), test('benchmark/undated', null)],
  ],
  relations: [
    ...['model/clip accepts modality/text', 'model/clip accepts modality/image', 'model/gemini accepts modality/text'],
    ...['model/clip made-by organization/openai', 'model/clip instance-of model-class/lmm', 'model/clip performs task/sorting'],
    ...['model/clip uses technique/patches', 'stage/tuning uses technique/rest', 'technique/patches mitigates limitation/cost'],
    ...['technique/patches part-of concept/learning', 'concept/tuning part-of concept/learning', 'task/sorting works-on modality/image'],
    ...['model-class/lmm limited-by limitation/cost', 'model/clip limited-by limitation/bias', 'benchmark/old measures limitation/bias'],
    'benchmark/new measures task/sorting',
  ].map((line) => relation(line)),
  values: [
    ...[value('model/omni', 'accepts', ['text', 'image', 'pdf']), value('model/omni', 'produces', ['text'])],
    ...[
      value('model/omni', 'releasedOn', '2024-02-01'),
      value('model/omni', 'contextTokens', 128_000),
      value('model/omni', 'parameters', 900),
    ],
    // CLIP shows the curators' value, whatever a catalog says.
    ...[value('model/clip', 'accepts', ['audio']), value('model/clip', 'openWeights', false)],
  ],
  sources: [source('paper'), { ...source('page'), kind: 'article', publisher: 'A Magazine', published: '2024-05' }, source('unused')],
  citations: [
    citation('1', 'paper', { entityId: 'model/clip' }),
    citation('2', 'page', { entityId: 'limitation/cost' }),
    citation('3', 'page', { factId: 'fact/b' }),
  ],
  facts: [
    fact('a', ['model/clip'], { topic: 'History', aspect: 'history' }),
    fact('b', ['model/clip', 'modality/text'], { type: 'opinion', daily: false }),
    fact('c', [], { retractedOn: '2026-01-01', retractedReason: 'Wrong.' }),
  ],
});

const slugs = (list: ListName, criterion: Criterion<number>) =>
  entitiesIn(graph, filterSorted(defaultOrder(graph, list), criterion)).map(({ slug }) => slug);
const models = (filter: ModelFilter) => slugs('model', modelCriterion(graph, filter)).join(' ');

describe('models', () => {
  it.each<[ModelFilter, string]>([
    [{}, 'bare clip gemini omni'],
    [{ accepts: ['text'] }, 'clip gemini omni'],
    [{ accepts: ['text', 'image'] }, 'clip omni'],
    [{ accepts: ['image data', 'text', 'modality/text'] }, 'clip omni'],
    [{ accepts: [] }, 'bare clip gemini omni'],
    [{ accepts: ['audio'] }, ''],
    [{ produces: ['text'] }, 'omni'],
    [{ organization: 'OpenAI' }, 'clip'],
    [{ organization: 'mistral' }, ''],
    [{ class: 'lmm' }, 'clip'],
    [{ class: 'Multimodal' }, 'clip'],
    [{ task: 'sorting' }, 'clip'],
    [{ technique: 'patches' }, 'clip'],
    [{ openWeights: true }, 'clip'],
    [{ openWeights: false }, 'gemini'],
    [{ openWeights: null, accepts: null, class: null }, 'bare clip gemini omni'],
    [{ minContextTokens: 32_000 }, 'gemini omni'],
    [{ minContextTokens: 32_001 }, 'omni'],
    [{ minParameters: 400 }, 'clip omni'],
    [{ minParameters: 400, maxParameters: 400 }, 'clip'],
    [{ maxParameters: 399 }, ''],
    [{ origin: 'curated' }, 'bare clip gemini'],
    [{ origin: 'Models.Dev' }, 'omni'],
    [{ citing: 'paper' }, 'clip'],
    [{ citing: 'unused' }, ''],
    [{ contested: true }, 'clip'],
    [{ contested: false }, 'bare gemini omni'],
    [{ accepts: ['text'], minParameters: 1, origin: 'curated' }, 'clip'],
  ])('%j match %s', (filter, expected) => {
    expect(models(filter)).toBe(expected);
  });

  it.each<[ModelFilter, string]>([
    [{ releasedAfter: '2021-01-04' }, 'clip gemini omni'],
    [{ releasedAfter: '2021-01-05' }, 'gemini omni'],
    [{ releasedAfter: '2021' }, 'gemini omni'],
    // "2023" may be before or after January.
    [{ releasedAfter: '2023-01' }, 'omni'],
    [{ releasedBefore: '2021-01-05' }, ''],
    [{ releasedBefore: '2021-02' }, 'clip'],
    [{ releasedBefore: '2023-06' }, 'clip'],
    [{ releasedBefore: '2024' }, 'clip gemini'],
    [{ releasedAfter: '2021', releasedBefore: '2024' }, 'gemini'],
  ])('%j match only dates that are certainly in the range: %s', (filter, expected) => {
    expect(models(filter)).toBe(expected);
  });

  it.each<[ModelFilter, string]>([
    [{ accepts: ['text', 'imgae'] }, 'No modality is called "imgae".'],
    [{ produces: ['clip'] }, 'No modality is called "clip".'],
    [{ organization: 'lmm' }, 'No organization is called "lmm".'],
    [{ class: 'lmmm' }, 'No model class is called "lmmm".'],
    [{ task: 'sort' }, 'No task is called "sort".'],
    [{ technique: 'x' }, 'No technique is called "x".'],
    [{ citing: 'papre' }, 'No source is called "papre".'],
    [{ origin: 'moduls' }, 'No origin is called "moduls". Choices include: models.dev, curated.'],
  ])('%j give an error, not an empty list', (filter, message) => {
    expect(() => models(filter)).toThrow(NotFound);
    expect(() => models(filter)).toThrow(message);
  });

  it('of an unknown name come with the nearest names', () => {
    try {
      models({ accepts: ['imgae'] });
    } catch (error) {
      expect(error).toMatchObject({ suggestions: [{ id: 'modality/image', name: 'image data' }, expect.anything(), expect.anything()] });
    }
    expect.assertions(1);
  });

  it.each<[ModelFilter, RegExp]>([
    [{ minParameters: 2, maxParameters: 1 }, /"minParameters" 2 and "maxParameters" 1: the first is greater than the second/],
    [{ releasedAfter: '2024', releasedBefore: '2023' }, /"releasedAfter" 2024 and "releasedBefore" 2023/],
  ])('%j are rejected, because nothing can match', (filter, message) => {
    expect(() => models(filter)).toThrow(BadInput);
    expect(() => models(filter)).toThrow(message);
  });
});

describe('entities of other kinds', () => {
  it.each<[ListName, Criterion<number>, string]>([
    ['organization', organizationCriterion(graph, { country: 'france' }), 'mistral'],
    ['organization', organizationCriterion(graph, {}), 'mistral openai who'],
    ['benchmark', benchmarkCriterion(graph, { measures: 'sorting' }), 'new'],
    ['benchmark', benchmarkCriterion(graph, { measures: 'bias' }), 'old'],
    ['benchmark', benchmarkCriterion(graph, { releasedAfter: '2019' }), 'new'],
    ['benchmark', benchmarkCriterion(graph, { releasedBefore: '2024' }), 'old'],
    ['technique', techniqueCriterion(graph, { mitigates: 'cost' }), 'patches'],
    ['technique', techniqueCriterion(graph, { usedBy: 'tuning' }), 'rest'],
    ['technique', techniqueCriterion(graph, { usedBy: 'clip', partOf: 'learning' }), 'patches'],
    ['task', taskCriterion(graph, { modality: 'image' }), 'sorting'],
    ['task', taskCriterion(graph, { performedBy: 'clip' }), 'sorting'],
    ['limitation', limitationCriterion(graph, { of: 'lmm' }), 'cost'],
    ['limitation', limitationCriterion(graph, { of: 'clip' }), 'bias'],
    ['limitation', limitationCriterion(graph, { mitigatedBy: 'patches' }), 'cost'],
    ['limitation', limitationCriterion(graph, { measuredBy: 'old' }), 'bias'],
    ['limitation', limitationCriterion(graph, { of: 'lmm', measuredBy: 'old' }), ''],
    ['concept', conceptCriterion(graph, { partOf: 'learning' }), 'tuning'],
    ['any', entityCriterion(graph, { citing: 'page' }), 'cost'],
    ['any', entityCriterion(graph, { origin: 'models.dev' }), 'omni'],
  ])('(%s, case %#) are found by related entities', (list, criterion, expected) => {
    expect(slugs(list, criterion).join(' ')).toBe(expected);
  });

  it('reject a name that no entity has', () => {
    expect(() => organizationCriterion(graph, { country: 'Frnace' })).toThrow(
      'No country is called "Frnace". Choices include: France, United States.',
    );
    expect(() => benchmarkCriterion(graph, { measures: 'nothing' })).toThrow('No entry is called "nothing".');
    expect(() => limitationCriterion(graph, { of: 'cost' })).toThrow(NotFound);
  });
});

describe('facts and sources', () => {
  const facts = (filter: FactFilter) => select(graph.facts, factCriterion(graph, filter)).map(({ slug }) => slug);
  const sources = (filter: SourceFilter) => select([...graph.sources.values()], sourceCriterion(graph, filter)).map(({ slug }) => slug);

  it.each<[FactFilter, string]>([
    [{ about: { kind: 'modality', slug: 'text' } }, 'b'],
    [{ about: { kind: 'model', slug: 'CLIP' } }, 'a b'],
    [{ about: { kind: 'modality', slug: 'audio' } }, ''],
    [{ topic: 'history' }, 'a'],
    [{ aspect: 'history' }, 'a'],
    [{ type: 'opinion' }, 'b'],
    [{ daily: false }, 'b'],
    [{ citing: 'page' }, 'b'],
    [{ about: { kind: 'model', slug: 'clip' }, daily: true }, 'a'],
  ])('%j match the facts %s', (filter, expected) => {
    expect(facts(filter).join(' ')).toBe(expected);
  });

  it.each<[SourceFilter, string]>([
    [{ kind: 'article' }, 'page'],
    [{ publisher: 'a magazine' }, 'page'],
    [{ publishedAfter: '2024-04' }, 'page'],
    [{ publishedBefore: '2025' }, 'page'],
    [{ publishedAfter: '2024' }, ''],
    [{}, 'paper page unused'],
  ])('%j match the sources %s', (filter, expected) => {
    expect(sources(filter).join(' ')).toBe(expected);
  });

  it('reject a name that no entity has', () => {
    expect(() => facts({ about: { kind: 'model', slug: 'lmm' } })).toThrow('No model is called "lmm".');
    expect(() => facts({ topic: 'politics' })).toThrow('No topic is called "politics". Choices include: History.');
    expect(() => sources({ publisher: 'Nobody' })).toThrow(NotFound);
  });
});

it('caches the marks of long lists of relations, with the same results as for short ones', () => {
  const many = Array.from({ length: 1_500 }, (_, index) => entity(`model/m${index}`));
  const inClass = many.filter((_model, index) => index % 3 !== 0);
  const large = graphOf({
    entities: [...many, entity('model-class/lmm')],
    relations: inClass.map(({ id }) => relation(`${id} instance-of model-class/lmm`)),
  });
  for (const _turn of [1, 2]) {
    const found = entitiesIn(large, filterSorted(defaultOrder(large, 'model'), modelCriterion(large, { class: 'lmm' })));
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(inClass.map(({ id }) => id)));
  }
  expect(defaultOrder(large, 'any').slots).toHaveLength(1_501);
});
