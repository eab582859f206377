/** Threads: what a question means after the ones before it. */
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import { frozenGraph } from '../../support/ask/frozen-graph.ts';

/** The readings of the questions of one thread; the reason where there is none. */
function readingsOf(questions: readonly string[]): (string | null)[] {
  let context: string | null = null;
  return questions.map((question) => {
    const answer = ask(frozenGraph(), question, { today: '2026-12-01', context });
    context = answer.context;
    return answer.outcome === 'answered' ? answer.reading : answer.reason;
  });
}

describe('a thread', () => {
  it.each<readonly [string, readonly string[], readonly (string | null)[]]>([
    [
      'narrows its list down',
      ['models from nvidia', 'released in 2026', 'how many is that'],
      [
        'models: was made by NVIDIA',
        'models: was made by NVIDIA and release date 2026',
        'number of models: was made by NVIDIA and release date 2026',
      ],
    ],
    [
      'asks its list of another time and another maker',
      ['how many models did deepseek release in 2024', 'same for 2025', 'and google?'],
      [
        'number of models: was made by DeepSeek and release date 2024',
        'number of models: was made by DeepSeek and release date 2025',
        'number of models: was made by Google or Google DeepMind and release date 2025',
      ],
    ],
    [
      'sorts its list the other way round',
      ['biggest llama by parameters', 'and the smallest one?'],
      ['models: of the Llama line, highest parameters first', 'models: of the Llama line, lowest parameters first'],
    ],
    [
      'ranks by another benchmark',
      ['top 3 on MMMU', 'and on GPQA?'],
      ['3 models, highest score on MMMU first', '3 models, highest score on GPQA first'],
    ],
    [
      'asks the same of something else',
      ['does claude opus 4.5 accept audio', 'and images?'],
      ['whether this holds for Claude Opus 4.5: accepts Audio', 'whether this holds for Claude Opus 4.5: accepts Image'],
    ],
    [
      'knows its subject without a pronoun',
      ['what is llava', 'size?', 'when?', 'does it take video'],
      ['what LLaVA is', 'parameters of LLaVA', 'release date of LLaVA', 'whether this holds for LLaVA: accepts Video'],
    ],
    [
      'compares what it compared by one point',
      ['compare gpt-4o and claude haiku 4.5', 'which one has the larger context'],
      ['comparison of GPT-4o and Claude Haiku 4.5', 'comparison of GPT-4o and Claude Haiku 4.5'],
    ],
    [
      'takes "they" for the makers that it named',
      ['who made CLIP?', 'what else have they made'],
      ['what CLIP was made by', 'models: was made by OpenAI'],
    ],
    [
      'takes "it" for the only successor that it named',
      ['what replaced Claude 3.7 Sonnet?', 'when was it released'],
      ['what Claude 3.7 Sonnet is succeeded by', 'release date of Claude 4'],
    ],
    [
      'asks back which of several successors',
      ['what replaced gpt-4o', 'and what replaced that?'],
      ['what GPT-4o is succeeded by', 'underspecified'],
    ],
    [
      'stays where it was after a question that is refused',
      ['how big is clip', 'asdf qwer', 'who made it'],
      ['parameters of CLIP', 'unknown-name', 'what CLIP was made by'],
    ],
    [
      'has no place in its list for another kind of thing',
      ['what benchmarks test math', 'and agents?'],
      ['benchmarks: measures Mathematical reasoning', 'underspecified'],
    ],
  ])('%s', (_what, questions, readings) => {
    expect(readingsOf(questions)).toEqual(readings);
  });

  it.each([['does it take images'], ['smallest one?'], ['which of those can do video'], ['is it bigger than gpt-3']])(
    'that has not begun asks back what "%s" is about',
    (question) => {
      expect(readingsOf([question])).toEqual(['underspecified']);
    },
  );
});

describe('a question', () => {
  it.each([
    ["isn't grok 4 open source?", /^No: Grok 4 isn't open/],
    ['isnt whisper made by google?', /^No: Whisper was made by OpenAI/],
    ["doesn't gemini 3.8 flash take video?", /^Yes/],
    ["what is humanity's last exam", /^Humanity's Last Exam: /],
    ['models excluding Google, OpenAI and Meta that output video', /^31 models/],
    ['which openai models have been retired since 2025?', /^12 models/],
    ['what is jailbreaking and which techniques help against it', /^I read one question at a time/],
  ])('%s', (question, text) => {
    expect(ask(frozenGraph(), question, { today: '2026-12-01' }).text).toMatch(text);
  });

  it.each([
    ['gpt-7 price'],
    ['which labs only have closed models'],
    ['price of gpt-5? in euros please'],
    ['models with knowledge cutoff after january 2025'],
  ])('is refused where a word of it could change the answer: %s', (question) => {
    expect(ask(frozenGraph(), question, { today: '2026-12-01' }).outcome).not.toBe('answered');
  });
});
