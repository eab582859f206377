import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../../../src/knowledge/index.ts';
import { findStale } from '../../../../src/knowledge/review/stale.ts';
import { base, CITED, type Files, folderWith } from '../folder.ts';

const fact = (aspect: string, checked: string, ...lines: string[]) => [
  `text: CLIP says something of its ${aspect}.`,
  'about: [model/clip]',
  `aspect: ${aspect}`,
  ...lines,
  CITED,
  `checked: { on: ${checked}, level: primary }`,
];
const source = (...lines: string[]) => [
  'title: A page',
  `url: https://example.org/${lines.join('').replaceAll(/\W/g, '')}`,
  'publisher: A maker',
  ...lines,
];

async function staleOn(day: string, files: Files) {
  const { contents } = await readKnowledge(await folderWith({ ...base, ...files }));
  return findStale(contents, day).flatMap(({ name, items }) => items.map(({ id, due }) => `${name} ${id} ${due}`));
}

describe('facts', () => {
  const isDue = async (lines: readonly string[], due: string, dayBefore: string) => {
    const files = { 'facts/seen.yaml': lines };
    expect(await staleOn(dayBefore, files)).toEqual([]);
    expect(await staleOn(due, files)).toEqual([`old-facts fact/seen ${due}`]);
  };

  it('are due as long after their last check as their aspect says', async () => {
    await isDue(fact('coverage', '2026-01-01'), '2026-06-30', '2026-06-29');
    await isDue(fact('capability', '2026-01-01'), '2027-01-01', '2026-12-31');
    await isDue(fact('definition', '2026-01-01'), '2028-01-01', '2027-12-31');
  });

  it('are due after the last day of their date, if they were checked before', async () => {
    await isDue(fact('measurement', '2026-06-01', 'asOf: 2026-01'), '2026-07-30', '2026-07-29');
  });

  it('are due after their check if they were old by then', async () => {
    await isDue(fact('measurement', '2026-06-01', 'asOf: 2021'), '2026-11-28', '2026-11-27');
  });

  it('are never due if they tell of the past, or are settled', async () => {
    const files = {
      'facts/history.yaml': fact('history', '2021-03-01'),
      'facts/training.yaml': fact('training', '2021-03-01', 'asOf: 2021-03'),
      'facts/newer.yaml': fact('history', '2021-03-01'),
      'facts/superseded.yaml': fact('coverage', '2021-03-01', 'validUntil: 2022', 'supersededBy: fact/newer'),
      'facts/retracted.yaml': fact('coverage', '2021-03-01', 'retracted: { on: 2021-04-01, reason: Wrong. }'),
    };
    expect(await staleOn('2036-01-01', files)).toEqual([]);
  });

  it('are due the day after their last, once and with the address of their source', async () => {
    const files = { 'facts/seen.yaml': fact('coverage', '2026-01-01', 'validUntil: 2026-02') };
    expect(await staleOn('2026-02-28', files)).toEqual([]);
    expect(await staleOn('2027-01-01', files)).toEqual(['expired-facts fact/seen 2026-03-01']);
    const { contents } = await readKnowledge(await folderWith({ ...base, ...files }));
    expect(findStale(contents, '2027-01-01')[0]?.items).toEqual([
      {
        ...{ id: 'fact/seen', file: 'facts/seen.yaml', due: '2026-03-01', reason: 'valid until 2026-02' },
        sources: ['https://example.org/paper'],
      },
    ]);
  });
});

describe('models', () => {
  it('are due when their retirement has passed, until one of their sources was read after it', async () => {
    const model = ['name: GPT', 'summary: A model.', 'retired: 2026-05-31', 'citations: [{ source: page, locator: table }]'];
    const read = (day: string) => ({ 'model/gpt.yaml': model, 'sources/page.yaml': source('kind: documentation', `retrieved: ${day}`) });
    expect(await staleOn('2026-05-31', read('2026-05-01'))).toEqual([]);
    expect(await staleOn('2026-06-01', read('2026-05-01'))).toEqual(['retired-models model/gpt 2026-06-01']);
    expect(await staleOn('2026-07-01', read('2026-06-01'))).toEqual([]);
  });
});

describe('scores', () => {
  const files = (unit: string, cited: string): Files => ({
    'benchmark/arena.yaml': ['name: Arena', 'summary: Duels of models.', CITED],
    'sources/board.yaml': source('kind: paper', 'retrieved: 2026-03-01'),
    'scores/arena.yaml': [
      `unit: ${unit}`,
      'tables:',
      ...['2024', '2025-12'].flatMap((asOf) => [
        `  - citations: [{ source: ${cited}, locator: table }]`,
        ...['variant: text', 'evaluator: third-party', 'measuredBy: Arena', `asOf: ${asOf}`].map((line) => `    ${line}`),
        '    rows: [{ model: model/clip, value: 50 }]',
      ]),
    ],
  });

  it('are due a year after the newest table of ratings', async () => {
    expect(await staleOn('2026-12-30', files('elo', 'paper'))).toEqual([]);
    expect(await staleOn('2026-12-31', files('elo', 'paper'))).toEqual(['old-scores benchmark/arena 2026-12-31']);
  });

  it('are due a year after a page without a date was read', async () => {
    expect(await staleOn('2027-02-28', files('percent', 'board'))).toEqual([]);
    expect(await staleOn('2027-03-01', files('percent', 'board'))).toContain('old-scores benchmark/arena 2027-03-01');
  });

  it('are never due if a paper printed them', async () => {
    expect((await staleOn('2036-01-01', files('percent', 'paper'))).filter((line) => line.startsWith('old-scores'))).toEqual([]);
  });
});

describe('sources', () => {
  it.each([
    ['documentation', ['retrieved: 2026-01-01'], '2026-06-30'],
    ['documentation', ['published: 2025-01-01', 'retrieved: 2026-01-01'], '2026-06-30'],
    ['dataset', ['published: 2026-01-01'], '2026-06-30'],
    ['article', ['retrieved: 2026-01-01'], '2027-01-01'],
    ['announcement', [], '1900-01-01'],
  ])('of the kind %s with %j are due on %s', async (kind, lines, due) => {
    const files = { 'sources/page.yaml': source(`kind: ${kind}`, ...lines) };
    expect(await staleOn('2027-01-01', files)).toEqual([`old-sources source/page ${due}`]);
  });

  it.each(['paper', 'article', 'announcement', 'documentation'])('of the kind %s stay as they were published', async (kind) => {
    expect(await staleOn('2036-01-01', { 'sources/page.yaml': source(`kind: ${kind}`, 'published: 2021') })).toEqual([]);
  });
});
