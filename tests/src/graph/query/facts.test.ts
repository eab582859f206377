import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentFacts } from '../../../../src/graph/graph.ts';
import { factOfTheDay } from '../../../../src/graph/query/facts.ts';
import { fact, graphOf } from '../../../support/graph/rows.ts';

const DAY_MS = 86_400_000;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const factsNamed = (count: number) => Array.from({ length: count }, (_, index) => fact(`fact-${index}`));

describe('the fact of the day', () => {
  it.each([1, 2, 3, 7, 30])('gives each of %i facts one day in every round', (count) => {
    const graph = graphOf({ facts: factsNamed(count) });
    for (const around of ['2026-11-23', '2000-02-29', '1970-01-01', '1969-07-20', '0001-01-01', '9999-06-01']) {
      const first = Math.floor(dayOf(around) / count) * count;
      const slugs = Array.from({ length: count }, (_, index) => factOfTheDay(graph, dateOf(first + index))?.slug);
      expect(new Set(slugs).size, around).toBe(count);
    }
  });

  it('has another order in the next round', () => {
    const graph = graphOf({ facts: factsNamed(30) });
    const round = (start: number) => Array.from({ length: 30 }, (_, index) => factOfTheDay(graph, dateOf(start + index))?.slug);
    expect(round(690 * 30)).not.toEqual(round(691 * 30));
  });

  it('is the same for any order of the rows', () => {
    const [there, back] = [graphOf({ facts: factsNamed(9) }), graphOf({ facts: factsNamed(9).toReversed() })];
    fc.assert(
      fc.property(fc.integer({ min: dayOf('0001-01-01'), max: dayOf('9999-12-31') }), (day) => {
        expect(factOfTheDay(there, dateOf(day))?.slug).toBe(factOfTheDay(back, dateOf(day))?.slug);
      }),
    );
  });

  it.each([
    ['retracted', { retractedOn: '2026-01-02', retractedReason: 'Wrong.' }],
    ['overtaken', { supersededById: 'fact/good' }],
    ['not marked for it', { daily: false }],
    ['expired yesterday', { validUntil: '2026-11-22' }],
    ['expired last month', { validUntil: '2026-10' }],
    ['expired last year', { validUntil: '2025' }],
  ])('is never %s', (_what, more) => {
    const graph = graphOf({ facts: [fact('good'), fact('bad', [], more)] });
    const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
    expect(dates.map((date) => factOfTheDay(graph, date)?.slug)).toEqual(['good', 'good', 'good', 'good']);
    expect(factOfTheDay(graphOf({ facts: [fact('bad', [], more)] }), '2026-11-23')).toBeUndefined();
  });

  it.each(['2026-11-23', '2026-11', '2026', '2027'])('may be valid until %s', (validUntil) => {
    expect(factOfTheDay(graphOf({ facts: [fact('a', [], { validUntil })] }), '2026-11-23')?.slug).toBe('a');
  });

  it('is undefined without facts', () => {
    expect(factOfTheDay(graphOf({}), '2026-11-23')).toBeUndefined();
  });
});

it('lists the current facts, by slug', () => {
  const facts = [fact('b'), fact('wrong', [], { retractedOn: '2026-01-02', retractedReason: 'Wrong.' }), fact('a', [], { daily: false })];
  expect(currentFacts(graphOf({ facts })).map(({ slug }) => slug)).toEqual(['a', 'b']);
});
