import { describe, expect, it } from 'vitest';
import { measuredScores, variantsOf } from '../../../../src/graph/query/measures.ts';
import { entity, graphOf, score } from '../../../support/graph/rows.ts';

const model = (slug: string) => entity(`model/${slug}`);
const on = (slug: string, value: number, variant: string, more: Parameters<typeof score>[3] = {}) =>
  score(`model/${slug}`, 'benchmark/mmmu', value, { id: `${slug} ${variant} ${value}`, variant, ...more });

const graphWith = (...scores: ReturnType<typeof on>[]) =>
  graphOf({ entities: [entity('benchmark/mmmu'), model('a'), model('b'), model('c')], scores });

const shown = (graph: ReturnType<typeof graphWith>, variant: string) =>
  [...measuredScores(graph, 'benchmark/mmmu', variant)].map(([slot, { value }]) => [graph.entities.at(slot)?.slug, value]).sort();

describe('the variants of a benchmark', () => {
  it('begin with the one that most models have, however often one model was measured', () => {
    const graph = graphWith(on('a', 1, 'test'), on('a', 2, 'test'), on('a', 3, 'test'), on('a', 4, 'validation'), on('b', 5, 'validation'));
    expect(variantsOf(graph, 'benchmark/mmmu')).toEqual(['validation', 'test']);
    expect(variantsOf(graph, 'benchmark/other')).toEqual([]);
  });
});

describe('the score of a model', () => {
  it('is of one variant', () => {
    const graph = graphWith(on('a', 60, 'test'), on('b', 90, 'validation'));
    expect(shown(graph, 'test')).toEqual([['a', 60]]);
  });

  it.each([
    ['maker', 'rival'],
    ['benchmark-authors', 'maker'],
    ['maker', 'third-party'],
    ['third-party', 'rival'],
  ])('is rather that of %s than that of %s, also when the other is newer', (trusted, other) => {
    const graph = graphWith(
      on('a', 60, 'test', { evaluator: trusted, asOf: '2025' }),
      on('a', 90, 'test', { evaluator: other, asOf: '2026-05' }),
    );
    expect(shown(graph, 'test')).toEqual([['a', 60]]);
  });

  it('is the newest of one evaluator', () => {
    const scores = [on('a', 60, 'test', { asOf: '2025-01' }), on('a', 70, 'test', { asOf: '2026-01' }), on('a', 80, 'test')];
    expect(shown(graphWith(...scores), 'test')).toEqual([['a', 70]]);
  });
});
