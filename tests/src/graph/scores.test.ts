import { describe, expect, it } from 'vitest';
import { scoresOf } from '../../../src/graph/graph.ts';
import { factOfTheDay } from '../../../src/graph/query/facts.ts';
import { citation, entity, fact, graphOf, score, source } from '../../support/graph/rows.ts';

describe('scores', () => {
  const entities = ['model/a', 'model/b', 'benchmark/mmmu', 'benchmark/gpqa'].map((id) => entity(id));
  const scores = [
    score('model/a', 'benchmark/mmmu', 56, { variant: 'test' }),
    score('model/b', 'benchmark/mmmu', 59, { variant: 'test' }),
    score('model/b', 'benchmark/gpqa', 39),
  ];
  const citations = scores.map(({ id }) => citation(`${id}#1`, 'paper', { scoreId: id }));
  const graph = graphOf({ entities, scores, citations, sources: [source('paper')] });
  const of = (id: string) => {
    const found = graph.entities.get(id);
    return found === undefined ? [] : scoresOf(graph, found);
  };

  it('are found by their model and by their benchmark, highest first', () => {
    expect(of('benchmark/mmmu').map(({ modelId, value }) => [modelId, value])).toEqual([
      ['model/b', 59],
      ['model/a', 56],
    ]);
    expect(of('model/b').map(({ benchmarkId, value }) => [benchmarkId, value])).toEqual([
      ['benchmark/gpqa', 39],
      ['benchmark/mmmu', 59],
    ]);
  });

  it('carry their citations', () => {
    expect(of('model/a').map(({ citations: found }) => found.map(({ sourceId }) => sourceId))).toEqual([['source/paper']]);
  });
});

it('knows the phrases that people use to ask for an entity', () => {
  const graph = graphOf({ entities: [entity('modality/audio', { asks: ['can it hear', 'a voice'] })] });
  expect(graph.entities.get('modality/audio')?.asks).toEqual(['a voice', 'can it hear']);
});

it('lists a contradiction on both sides', () => {
  const row = { factId: 'fact/a', otherId: 'fact/b' };
  const facts = [fact('a', [], { contradicts: [row] }), fact('b', [], { contradictedBy: [row] }), fact('c')];
  const graph = graphOf({ facts });
  expect(graph.facts.map(({ contradictsIds }) => contradictsIds)).toEqual([['fact/b'], ['fact/a'], []]);
});

it('never posts a sensitive fact by itself', () => {
  expect(factOfTheDay(graphOf({ facts: [fact('a', [], { sensitive: true })] }), '2026-11-23')).toBeUndefined();
});
