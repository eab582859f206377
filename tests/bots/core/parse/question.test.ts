import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../../bots/core/parse/question.ts';

const text = (typed: string) => askedIn({ kind: 'text', text: typed });

describe('a question', () => {
  it.each([
    ['who made flamingo?', 'who made flamingo?'],
    ['/lmm who made flamingo', 'who made flamingo'],
    ['@LMM who made flamingo', 'who made flamingo'],
    ['ask who made flamingo', 'who made flamingo'],
    ['ask question:"who made flamingo"', 'who made flamingo'],
    ['"who made flamingo"', 'who made flamingo'],
    ['who made “GPT 4o”?', 'who made "GPT 4o"?'],
    ['who made flamingo share', 'who made flamingo'],
    ['what  is <https://example.org|RAG> &amp; how', 'what is RAG & how'],
    ['hi!', 'hi!'],
    ['asking for a friend', 'asking for a friend'],
    ['share', 'share'],
  ])('is read from "%s" as it was typed', (typed, question) => {
    expect(text(typed)).toEqual({ text: question });
  });

  it('comes from the command "ask" with the context that its buttons carry', () => {
    const options = { question: 'who made it?', context: 'abc', share: true };
    expect(askedIn({ kind: 'options', command: 'ask', options })).toEqual({ text: 'who made it?', context: 'abc' });
  });

  it('is not what options of other commands say', () => {
    expect(askedIn({ kind: 'options', command: 'search', options: { question: 'x' } })).toBeUndefined();
    expect(askedIn({ kind: 'options', command: 'ask', options: {} })).toBeUndefined();
  });
});
