import { describe, expect, it } from 'vitest';
import { testCases } from '../cases.ts';
import { CHECKED, CITED, problemsOf } from '../folder.ts';

const SECONDARY = 'checked: { on: 2026-11-01, level: secondary }';
const fact = (text: string, ...lines: string[]) => [`text: "${text}"`, 'about: [model/clip]', 'aspect: measurement', ...lines, CITED];
const others = {
  'benchmark/mmmu.yaml': ['name: MMMU', 'summary: A test.', CITED],
  'model/gpt.yaml': ['name: GPT', 'summary: A model.', CITED],
};
const circumstances = ['variant: validation', 'evaluator: maker', 'measuredBy: OpenAI', 'asOf: 2026-01'];
const table = (lines: readonly string[], rows: readonly string[], cited = CITED) => [
  'unit: percent',
  'tables:',
  `  - ${cited}`,
  ...lines.map((line) => `    ${line}`),
  '    rows:',
  ...rows.map((row) => `      - { ${row} }`),
];
const scores = { file: 'scores/mmmu.yaml', others };

describe('scores', () => {
  testCases([
    {
      ...scores,
      rule: 'a share above the whole',
      lines: table(circumstances, ['model: model/gpt, value: 101']),
      at: [9, 36],
      message: /101 percent is not between 0 and 100/,
      hint: /Correct the value or the unit/,
    },
    {
      ...scores,
      rule: 'a run that is stated twice',
      lines: table(circumstances, ['model: model/gpt, value: 56', 'model: model/gpt, value: 57']),
      at: [10, 18],
      message: /of model\/gpt is stated twice/,
      hint: /tell them apart by "variant"/,
    },
    {
      ...scores,
      rule: 'a score of something other than a model',
      lines: table(circumstances, ['model: benchmark/mmmu, value: 5']),
      at: [9, 18],
      message: /cannot be of "benchmark\/mmmu"/,
      hint: /Name a model/,
    },
    {
      ...scores,
      rule: 'a score of a model that is not there',
      lines: table(circumstances, ['model: model/gpu, value: 5']),
      at: [9, 18],
      message: /There is no "model\/gpu"/,
      hint: /Did you mean "model\/gpt"/,
    },
    {
      ...scores,
      file: 'scores/mmmo.yaml',
      rule: 'scores on a benchmark that is not there',
      lines: table(circumstances, ['model: model/gpt, value: 5']),
      at: [1, 1],
      message: /There is no "benchmark\/mmmo"/,
      hint: /Did you mean "benchmark\/mmmu"/,
    },
    {
      ...scores,
      rule: 'an unknown unit',
      lines: table(circumstances, ['model: model/gpt, value: 5']).with(0, 'unit: percents'),
      at: [1, 7],
      message: /"unit" cannot be "percents"/,
      hint: /Did you mean "percent"/,
    },
    {
      ...scores,
      rule: 'a table without a source',
      lines: table(circumstances, ['model: model/gpt, value: 5'], 'note: Read by eye.'),
      at: [3, 5],
      message: /no citation/,
      hint: /Add citations/,
    },
    {
      ...scores,
      rule: 'a score measured tomorrow',
      lines: table(circumstances, ['model: model/gpt, value: 5, asOf: 2027']),
      at: [9, 45],
      message: /2027 lies in the future/,
      hint: /Correct the date/,
    },
    {
      rule: 'scores in the file of a model',
      file: 'model/gpt.yaml',
      lines: ['name: GPT', 'summary: A model.', 'scores: []', CITED],
      at: [3, 1],
      message: /Unknown key "scores"/,
      hint: /Known here/,
    },
  ]);

  testCases(
    circumstances.map((line, index) => ({
      ...scores,
      rule: `a score without its ${line.split(':')[0]}`,
      lines: table(circumstances.toSpliced(index, 1), ['model: model/gpt, value: 5']),
      at: [8, 9] as const,
      message: new RegExp(`has no "${line.split(':')[0]}"`),
      hint: /^(Name|Say|Write) /,
    })),
  );

  it('may differ in their variant, date and evaluator, and say so in the row', async () => {
    const rows = [
      'value: 0',
      'value: 100, variant: test',
      'value: 1, asOf: 2025',
      'value: 2, measuredBy: Epoch AI, evaluator: third-party',
    ];
    const lines = table(
      circumstances,
      rows.map((row) => `model: model/gpt, ${row}`),
    );
    expect(await problemsOf(scores.file, { ...others, [scores.file]: lines })).toEqual([]);
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
      'model/llama.yaml': ['name: Llama 3.1 405', 'summary: A language model.', CITED],
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
