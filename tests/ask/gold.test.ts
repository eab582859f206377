import { describe, expect, it } from 'vitest';
import { frozenGraph } from '../support/ask/frozen-graph.ts';
import { frozenRows } from '../support/ask/frozen-rows.ts';
import { type Select, select } from './gold.ts';
import { periodAnswer } from './gold-dates.ts';

const found = (query: Select) => [...select(query)].sort();

describe('the frozen knowledge', () => {
  it('gives a graph with every row', () => {
    const { entities, facts, offerings, scores, positions, imports } = frozenRows();
    const graph = frozenGraph();
    expect(graph.entities.size).toBe(entities.length);
    expect(graph.facts).toHaveLength(facts.length);
    expect([...graph.offerings.values()].flat().length + graph.unresolved.length).toBe(offerings.length);
    expect([...graph.scores.values()].flat()).toHaveLength(2 * scores.length);
    expect([...graph.positions.values()].flat()).toHaveLength(positions.length);
    expect(graph.imports.map(({ origin }) => origin)).toEqual(imports.map(({ origin }) => origin));
    expect(graph.entities.get('model/clip')).toMatchObject({ name: 'CLIP', model: { releasedOn: '2021-01-05', parameters: 428_000_000 } });
  });
});

describe('select', () => {
  it('filters by columns', () => {
    expect(found({ kind: 'organization', country: 'Germany' })).toEqual(['organization/black-forest-labs']);
    expect(found({ kind: 'model', family: 'blip', releasedOn: { before: 2023 } })).toEqual(['model/blip']);
    expect(found({ kind: 'model', family: 'CLIP', parameters: { over: 428e6 } })).toEqual([]);
    expect(found({ kind: 'model', family: 'CLIP', parameters: { min: 428e6 }, openWeights: true })).toEqual(['model/clip']);
    expect(found({ kind: 'model', is: 'model/clip', license: { known: true } })).toEqual([]);
    expect(found({ kind: 'model', is: 'model/clip', license: { not: ['MIT'] } })).toEqual([]);
    expect(found({ kind: 'model', is: 'model/clip', license: { known: false } })).toEqual(['model/clip']);
  });

  it('follows relations in both directions', () => {
    expect(found({ kind: 'model', is: ['model/clip', 'model/whisper'], accepts: ['image'] })).toEqual(['model/clip']);
    expect(found({ kind: 'model', is: ['model/clip', 'model/whisper'], accepts: { not: ['image'] } })).toEqual(['model/whisper']);
    expect(found({ kind: 'model', is: ['model/clip', 'model/whisper'], accepts: { only: ['audio'] } })).toEqual(['model/whisper']);
    expect(found({ kind: 'organization', from: { 'made-by': ['clip'] } })).toEqual(['organization/openai']);
    expect(found({ kind: 'organization', from: { 'made-by': { any: { kind: 'model', family: 'FLUX' } } } })).toEqual([
      'organization/black-forest-labs',
    ]);
    expect(found({ kind: 'model', is: 'model/clip', class: 'vision-language-encoder' })).toEqual(['model/clip']);
    expect(found({ kind: 'model', is: 'model/clip', class: { not: ['vision-language-encoder'] } })).toEqual([]);
  });

  it('counts what a division made as made by the whole, and finds retired ids', () => {
    const flamingo = { kind: 'model', is: 'model/flamingo' };
    expect(found({ ...flamingo, 'made-by': ['google'] })).toEqual(['model/flamingo']);
    expect(found({ ...flamingo, 'made-by': ['organization/deepmind'] })).toEqual(['model/flamingo']);
    expect(found({ kind: 'organization', from: { 'made-by': ['flamingo'] } })).toEqual(['organization/google-deepmind']);
  });

  it('adds sets, leaves sets out and takes the top', () => {
    const encoders = { kind: 'model', class: 'vision-language-encoder' };
    expect(found({ ...encoders, but: { kind: 'model', is: 'model/clip' } })).not.toContain('model/clip');
    expect(found({ kind: 'model', is: 'model/clip', or: { kind: 'model', is: 'model/blip' } })).toEqual(['model/blip', 'model/clip']);
    expect(found({ ...encoders, top: { by: 'releasedOn', lowest: true } })).toEqual(['model/clip']);
    expect(() => select({ ...encoders, releasedOn: { in: 2021 }, top: { by: 'out:made-by' } })).toThrow('tie by out:made-by');
  });

  it('refuses what it does not know', () => {
    expect(() => select({ kind: 'modell' })).toThrow('not a kind');
    expect(() => select({ kind: 'model', colour: 'red' })).toThrow('no column "colour"');
    expect(() => select({ kind: 'model', accepts: ['smell'] })).toThrow('there is no modality/smell');
    expect(() => select({ kind: 'model', parameters: { least: 3 } })).toThrow('least');
  });
});

describe('periods', () => {
  it.each([
    ['2022-04-29', { after: '2022' }, false],
    ['2023', { after: '2022' }, true],
    ['2022-04-29', { after: '2022-04-28' }, true],
    ['2022-04-29', { after: '2022-04-29' }, false],
    ['2022', { after: '2022-03' }, undefined],
    ['2022-04-28', { before: '2022-04-29' }, true],
    ['2022-04-29', { before: '2022-04-29' }, false],
    ['2021', { before: '2022' }, true],
    ['2022', { before: '2022' }, false],
    ['2022', { before: '2022-05' }, undefined],
    ['2022', { since: '2022', until: '2022' }, true],
    ['2022', { since: '2022-05' }, undefined],
    ['2025-05-03', { in: '2025' }, true],
    ['2025', { in: '2025-05' }, undefined],
    ['2024', { in: '2025-05' }, false],
  ] as const)('%s in %o: %s', (date, period, truth) => {
    expect(periodAnswer(date, period)).toBe(truth);
  });
});
