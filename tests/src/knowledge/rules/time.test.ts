import { describe } from 'vitest';
import { testCases } from '../cases.ts';
import { CHECKED, CITED } from '../folder.ts';

const model = ['name: GPT', 'summary: A language model.', CITED];
const fact = (text: string, ...lines: string[]) => [`text: ${text}`, 'about: [model/clip]', 'aspect: capability', ...lines, CITED, CHECKED];

describe('dates', () => {
  testCases([
    {
      rule: 'in the future',
      file: 'model/gpt.yaml',
      lines: [...model, 'released: 2026-12'],
      at: [4, 11],
      message: /2026-12 lies in the future \(today is 2026-11-30\)/,
      hint: /Correct the date/,
    },
    {
      rule: 'of a check tomorrow',
      file: 'facts/seen.yaml',
      lines: [
        'text: CLIP reads images.',
        'about: [model/clip]',
        'aspect: capability',
        CITED,
        'checked: { on: 2026-12-01, level: primary }',
      ],
      at: [5, 16],
      message: /2026-12-01 lies in the future/,
      hint: /wait with this file/,
    },
    {
      rule: 'of a source published after the check',
      file: 'facts/seen.yaml',
      lines: [
        'text: CLIP reads images.',
        'about: [model/clip]',
        'aspect: capability',
        CITED,
        'checked: { on: 2021-01-31, level: primary }',
      ],
      at: [4, 23],
      message: /"paper" was published on 2021-02, after this was checked on 2021-01-31/,
      hint: /Check the fact again/,
    },
    {
      rule: 'of an end before the beginning',
      file: 'facts/seen.yaml',
      lines: fact('CLIP reads images.', 'asOf: 2026-10', 'validUntil: 2025'),
      at: [5, 13],
      message: /valid until 2025, before it held \(as of 2026-10\)/,
      hint: /Correct one of the two/,
    },
    {
      rule: 'of figures taken after the check',
      file: 'facts/seen.yaml',
      lines: fact('CLIP reads images.', 'asOf: 2026-11-02'),
      at: [4, 7],
      message: /as of 2026-11-02, after it was checked on 2026-11-01/,
      hint: /Correct one of the two/,
    },
  ]);
});
