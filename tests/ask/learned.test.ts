/** Learned questions, asked of the knowledge files and the ontology as they are now: the frozen knowledge has no word of theirs. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { freshApps } from '../support/app.ts';
import { faultsOfLearned } from '../support/ask/learned.ts';
import { LEARNED, questionsOf } from './questions.ts';

const fresh = freshApps('pglite');
let graph: Graph;
beforeAll(async () => {
  graph = (await fresh()).store.current();
});

describe('the learned questions', () => {
  const questions = questionsOf(LEARNED);

  it('are answered as a curator accepted them', async () => {
    expect(await faultsOfLearned(questions, graph)).toEqual([]);
  });

  it('are there once each, and say what was added for them', () => {
    const asked = questions.map(({ q }) => q.toLowerCase());
    expect(asked.filter((q, at) => asked.indexOf(q) < at)).toEqual([]);
    expect(questions.filter(({ note }) => note === undefined).map(({ q }) => q)).toEqual([]);
  });

  it('fail when the answer is another one', async () => {
    const question = { q: 'what is clip', form: 'define', outcome: 'ANSWERED', reason: null, today: '2026-12-01' } as const;
    expect(await faultsOfLearned([{ ...question, gold: { entities: ['model/clip'] } }], graph)).toEqual([]);
    expect(await faultsOfLearned([{ ...question, gold: { entities: ['model/bert'] } }], graph)).toEqual([
      'what is clip: model/clip instead of model/bert',
    ]);
    expect(await faultsOfLearned([{ ...question, q: 'what is zorbflux' }], graph)).toEqual([
      'what is zorbflux: ABSTAINED/unknown-name instead of ANSWERED',
    ]);
  });
});
