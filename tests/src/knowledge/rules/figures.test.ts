import { describe, expect, it } from 'vitest';
import { testCases } from '../cases.ts';
import { CHECKED, CITED, problemsOf } from '../folder.ts';

const SECONDARY = 'checked: { on: 2026-11-01, level: secondary }';
const fact = (text: string, ...lines: string[]) => [`text: "${text}"`, 'about: [model/clip]', 'aspect: measurement', ...lines, CITED];
const model = ['name: GPT', 'summary: A language model.', CITED];
const benchmark = { 'benchmark/mmmu.yaml': ['name: MMMU', 'summary: A test.', CITED] };
const run = (value: number, more = '') => `  - { benchmark: benchmark/mmmu, value: ${value}, unit: percent, ${more}${CITED} }`;

describe('scores', () => {
  testCases([
    {
      rule: 'a share above the whole',
      file: 'model/gpt.yaml',
      others: benchmark,
      lines: [...model, 'scores:', run(101)],
      at: [5, 41],
      message: /101 percent is not between 0 and 100/,
      hint: /Correct the value or the unit/,
    },
    {
      rule: 'a run that is stated twice',
      file: 'model/gpt.yaml',
      others: benchmark,
      lines: [...model, 'scores:', run(56), run(57)],
      at: [6, 5],
      message: /on benchmark\/mmmu is stated twice/,
      hint: /tell them apart by "variant"/,
    },
    {
      rule: 'a score on something other than a benchmark',
      file: 'model/gpt.yaml',
      lines: [...model, 'scores:', `  - { benchmark: modality/text, value: 5, unit: percent, ${CITED} }`],
      at: [5, 18],
      message: /cannot be on "modality\/text"/,
      hint: /Name a benchmark/,
    },
    {
      rule: 'a score on a benchmark that is not there',
      file: 'model/gpt.yaml',
      others: benchmark,
      lines: [...model, 'scores:', `  - { benchmark: benchmark/mmmo, value: 5, unit: percent, ${CITED} }`],
      at: [5, 18],
      message: /There is no "benchmark\/mmmo"/,
      hint: /Did you mean "benchmark\/mmmu"/,
    },
    {
      rule: 'an unknown unit',
      file: 'model/gpt.yaml',
      others: benchmark,
      lines: [...model, 'scores:', `  - { benchmark: benchmark/mmmu, value: 5, unit: percents, ${CITED} }`],
      at: [5, 50],
      message: /"unit" cannot be "percents"/,
      hint: /Did you mean "percent"/,
    },
    {
      rule: 'a score without a source',
      file: 'model/gpt.yaml',
      others: benchmark,
      lines: [...model, 'scores:', '  - { benchmark: benchmark/mmmu, value: 5, unit: percent }'],
      at: [5, 5],
      message: /no citation/,
      hint: /Add citations/,
    },
    {
      rule: 'a score measured tomorrow',
      file: 'model/gpt.yaml',
      others: benchmark,
      lines: [...model, 'scores:', run(56, 'asOf: 2027, ')],
      at: [5, 66],
      message: /2027 lies in the future/,
      hint: /Correct the date/,
    },
    {
      rule: 'scores of something other than a model',
      file: 'modality/audio.yaml',
      lines: ['name: Audio', 'summary: Sound.', 'ordinal: 3', 'scores: []', CITED],
      at: [4, 1],
      message: /Unknown key "scores"/,
      hint: /Known here/,
    },
  ]);

  it('may differ in their variant', async () => {
    const files = { ...benchmark, 'model/gpt.yaml': [...model, 'scores:', run(0, 'variant: test, '), run(100, 'variant: "validation", ')] };
    expect(await problemsOf('model/gpt.yaml', files)).toEqual([]);
  });
});

describe('figures', () => {
  testCases([
    {
      rule: 'a figure that only a page about the source was read for',
      file: 'facts/seen.yaml',
      lines: [...fact('CLIP was right in 76.2 percent of the cases.'), SECONDARY],
      at: [1, 7],
      message: /The figure 76.2 was checked only on a page/,
      hint: /or leave the figure out/,
    },
  ]);

  it.each(['CLIP came in 2021.', 'CLIP and GPT-4 see alike.', 'CLIP matches ResNet-50.', 'CLIP is not 8x7B.'])(
    'are not in: %s',
    async (text) => {
      expect(await problemsOf('facts/seen.yaml', { 'facts/seen.yaml': [...fact(text), SECONDARY] })).toEqual([]);
    },
  );

  it("don't include digits in the subject's name", async () => {
    const files = {
      'model/llama.yaml': ['name: Llama 3.1 405', ...model.slice(1)],
      'facts/seen.yaml': ['text: Llama 3.1 405 writes text.', 'about: [model/llama]', 'aspect: capability', CITED, SECONDARY],
    };
    expect(await problemsOf('facts/seen.yaml', files)).toEqual([]);
  });
});

describe('facts that contradict each other', () => {
  const method = 'method: A count.';
  const other = (...lines: string[]) => ({ 'facts/other.yaml': [...fact('CLIP cost 2 dollars.', ...lines), CHECKED] });
  const seen = (...lines: string[]) => [...fact('The bill for CLIP was 3 dollars.', ...lines), CHECKED];
  testCases([
    {
      rule: 'where one does not name the other',
      file: 'facts/seen.yaml',
      others: other(),
      lines: seen('contradicts: [fact/other]', method),
      at: [4, 15],
      message: /fact\/other does not say that it contradicts this fact/,
      hint: /Add contradicts: \[fact\/seen\] to facts\/other\.yaml/,
    },
    {
      rule: 'without a method',
      file: 'facts/seen.yaml',
      others: other('contradicts: [fact/seen]', method),
      lines: seen('contradicts: [fact/other]'),
      at: [4, 15],
      message: /tells its method/,
      hint: /Add method/,
    },
    {
      rule: 'where one is not a fact',
      file: 'facts/seen.yaml',
      lines: seen('contradicts: [model/clip]', method),
      at: [4, 15],
      message: /cannot contradict "model\/clip"/,
      hint: /Name a fact/,
    },
    {
      rule: 'where one is missing',
      file: 'facts/seen.yaml',
      lines: seen('contradicts: [fact/other]', method),
      at: [4, 15],
      message: /There is no "fact\/other"/,
      hint: /Or add facts\/other\.yaml/,
    },
    {
      rule: 'that are the same',
      file: 'facts/seen.yaml',
      lines: seen('contradicts: [fact/seen]', method),
      at: [4, 15],
      message: /cannot contradict itself/,
      hint: /Name the other fact/,
    },
  ]);

  it('may appear side by side', async () => {
    const files = { ...other('contradicts: [fact/seen]', method), 'facts/seen.yaml': seen('contradicts: [fact/other]', method) };
    expect(await problemsOf('facts/seen.yaml', files)).toEqual([]);
  });
});
