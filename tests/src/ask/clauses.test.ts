/** Clauses beside a question are left out only if they ask nothing, name nothing and narrow nothing down. */
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import { partsOf } from '../../../src/ask/read/clauses.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';

const answerTo = (question: string, context: string | null = null) => ask(frozenGraph(), question, { today: '2026-12-01', context });

describe('a clause that tells why somebody asks', () => {
  it.each([
    ['context window of gpt-5 mini? need it for a budget sheet', 'context window of GPT-5 mini (left out: "need it for a budget sheet")'],
    ['sorry for the noob question but what is a projector', 'what Projector is (left out: "sorry for the noob question")'],
    ['im making a slide on history, who made flamingo', 'what Flamingo was made by (left out: "im making a slide on history")'],
    [
      'who made flamingo - need it for slides. cheers mate',
      'what Flamingo was made by (left out: "need it for slides." and "cheers mate")',
    ],
    ['which models take video, i only need open ones', 'models: accepts Video and open weights: yes'],
    ['what is clip (asking for a friend)', 'what CLIP is'],
  ])('%s', (question, reading) => {
    expect(answerTo(question).reading).toBe(reading);
  });

  it('may name what the question is about', () => {
    const { reading, entities } = answerTo('we call dall-e 3 from an ancient script, what was it replaced by');
    expect(reading).toBe('what DALL-E 3 is succeeded by (left out: "we call dall-e 3 from an ancient script")');
    expect(entities.map(({ id }) => id)).toEqual(['model/gpt-image-1']);
  });

  it('is not left out if it could change what is asked', () => {
    const texts = [
      'who made clip? not the openai one please',
      'which models take audio? we need nothing over 9 gigafloops',
      'is clip open source? my boss uses gpt-9',
      "i'm using frobnicator, how much does it cost",
      'i love apple pie, who made it',
      'who made clip, blip or foobar',
      'my cat died, why is that',
    ];
    const answered = texts.filter((text) => answerTo(text).outcome === 'answered');
    expect(answered).toEqual([]);
  });

  it('is not left out for another subject of the thread', () => {
    const { context } = answerTo('who made flamingo');
    expect(answerTo("i'm using frobnicator, how big is it", context).outcome).not.toBe('answered');
  });
});

describe('the parts of a text', () => {
  it('are its beginnings, middles and ends, the longest first', () => {
    expect(partsOf('hello, i am new. who made it?').map(({ text }) => text)).toEqual([
      'i am new. who made it?',
      'hello i am new.',
      'who made it?',
      'i am new.',
      'hello',
    ]);
  });

  it.each([['who made it'], ['qwen2.5-vl'], ['a, b, c, d, e, f, g, h']])('are none in %s', (text) => {
    expect(partsOf(text)).toEqual([]);
  });
});
