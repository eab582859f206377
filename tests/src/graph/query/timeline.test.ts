import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liesWithin } from '../../../../src/graph/base/partial-dates.ts';
import { timeline } from '../../../../src/graph/query/timeline.ts';
import { entriesOf } from '../../../support/graph/entries.ts';
import { citation, entity, fact, graphOf, source } from '../../../support/graph/rows.ts';

const value = (entityId: string, date: string) => ({
  ...{ id: `${entityId}#`, entityId, attribute: 'releasedOn', value: date, method: null, observedOn: '2026-01-01', note: null },
  origin: 'models.dev',
});
const graph = graphOf({
  entities: [
    entity('model/clip', { model: { releasedOn: '2021-01-05' } }),
    entity('model/gpt-3', { model: { releasedOn: '2020-05' } }),
    entity('model/later', { model: { releasedOn: '2021' } }),
    { ...entity('model/catalogued'), origin: 'models.dev' },
    entity('model/undated'),
    { ...entity('benchmark/mmmu'), benchmark: { id: 'benchmark/mmmu', kind: 'benchmark', releasedOn: '2023-11-27', metric: null } },
    entity('benchmark/undated'),
    entity('limitation/cost', { ordinal: 1 }),
  ],
  values: [value('model/catalogued', '2024-07-18')],
  facts: [
    fact('prices', ['limitation/cost'], { asOf: '2021-01' }),
    fact('ageless', ['model/clip']),
    fact('wrong', ['model/clip'], { asOf: '2021', retractedOn: '2026-01-02', retractedReason: 'Wrong.' }),
  ],
  sources: [source('paper'), source('models-dev')],
  citations: [citation('c1', 'paper', { entityId: 'model/clip' }), citation('c2', 'models-dev', { valueId: 'model/catalogued#' })],
});
const told = (options?: Parameters<typeof timeline>[1]) => entriesOf(timeline(graph, options)).map(({ date, id }) => `${date} ${id}`);

describe('the timeline', () => {
  it('has releases of models and benchmarks, and dated facts, by date and then id', () => {
    expect(told()).toEqual([
      '2020-05 model/gpt-3',
      '2021 model/later',
      '2021-01 fact/prices',
      '2021-01-05 model/clip',
      '2023-11-27 benchmark/mmmu',
      '2024-07-18 model/catalogued',
    ]);
  });

  it("gives each event's subject and source", () => {
    const events = new Map(entriesOf(timeline(graph)).map((event) => [event.id, event]));
    const cited = (id: string) => events.get(id)?.citations.map(({ sourceId }) => sourceId);
    expect(cited('model/clip')).toEqual(['source/paper']);
    expect(cited('model/catalogued')).toEqual(['source/models-dev']);
    expect(events.get('fact/prices')).toMatchObject({ aboutIds: ['limitation/cost'], fact: { slug: 'prices' } });
    expect(events.get('model/clip')).toMatchObject({ aboutIds: ['model/clip'], fact: null });
  });

  it('includes an event if its subject has one of the kinds', () => {
    expect(told({ kinds: ['benchmark', 'limitation'] })).toEqual(['2021-01 fact/prices', '2023-11-27 benchmark/mmmu']);
    expect(told({ kinds: [] })).toEqual([]);
  });

  it('includes an event if it may lie in the span', () => {
    expect(told({ since: '2021-05', until: '2023' })).toEqual(['2021 model/later', '2023-11-27 benchmark/mmmu']);
    expect(told({ until: '2021-01-04' })).toEqual(['2020-05 model/gpt-3', '2021 model/later', '2021-01 fact/prices']);
    expect(told({ since: '2021-01-05', until: '2021-01-05' })).toEqual([
      '2021 model/later',
      '2021-01 fact/prices',
      '2021-01-05 model/clip',
    ]);
  });
});

describe('partial dates', () => {
  const dates = fc
    .record({
      year: fc.integer({ min: 2019, max: 2022 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      length: fc.constantFrom(4, 7, 10),
    })
    .map(({ year, month, day, length }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`.slice(0, length));
  const first = (date: string): string => `${date}-01-01`.slice(0, 10);
  const last = (date: string): string => `${date}-12-31`.slice(0, date.length === 7 ? 0 : 10) || `${date}-31`;

  it('lie within a span if one of their days does', () => {
    fc.assert(
      fc.property(dates, fc.option(dates, { nil: undefined }), fc.option(dates, { nil: undefined }), (date, since, until) => {
        const overlaps = (since === undefined || last(date) >= first(since)) && (until === undefined || first(date) <= last(until));
        expect(liesWithin(date, { since, until })).toBe(overlaps);
      }),
      { numRuns: 1000 },
    );
  });
});
