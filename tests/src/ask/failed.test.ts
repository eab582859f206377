/** What an answer says of the words that kept a question from being answered. */
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';

const failedIn = (question: string) => {
  const { outcome, reason, failed } = ask(frozenGraph(), question, { today: '2026-12-01' });
  return [outcome, reason, failed?.kind, failed?.words];
};

describe('a question without an answer', () => {
  it.each([
    ['what is zorbflux', 'unknown-name', 'entity', 'zorbflux'],
    ['who fathered flamingo', 'absent', 'relation', 'fathered'],
    ['what is the revenue of openai', 'absent', 'attribute', 'revenue'],
    ['what is the license of clip', 'absent', 'attribute', 'license'],
    ['score of clip on mmmu', 'absent', 'attribute', 'score on MMMU'],
    ['models released before the great war', 'scope', 'date', 'released before great war'],
    ['which models accept audio unless they are open', 'scope', 'scope', 'unless'],
  ])('"%s": %s because of the %s "%s"', (question, ...why) => {
    expect(failedIn(question)).toEqual(['abstained', ...why]);
  });

  it.each([
    'what is for lunch today',
    'why are flamingos pink',
    'when did google release gpt-4',
    'which one is better',
    'who made clip',
    'thanks',
  ])('says nothing of the kind for "%s"', (question) => {
    expect(failedIn(question).slice(2)).toEqual([undefined, undefined]);
  });
});

describe('a phrase that curators noted', () => {
  it('is read word for word, though spelling would change a word of it', () => {
    const graph = frozenGraph();
    const clip = graph.entities.get('model/clip');
    const question = 'what is the captions gpt';
    if (clip === undefined) throw new Error('the frozen knowledge has no CLIP');
    const noted = { ...graph, entities: graph.entities.with([['model/clip', { ...clip, asks: [question] }]]) };
    expect(ask(noted, question, { today: '2026-12-01' })).toMatchObject({
      outcome: 'answered',
      corrections: [],
      entities: [{ id: 'model/clip' }],
    });
    expect(ask(graph, question, { today: '2026-12-01' }).outcome).toBe('abstained');
  });
});
