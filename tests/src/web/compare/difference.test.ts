/** The sentence above a comparison says only what both records carry. */
import { expect, it } from 'vitest';
import { differenceOf } from '../../../../src/web/compare/difference.ts';
import type { CellData, ComparisonData } from '../../../../src/web/compare/documents.ts';
import { groupsOf } from '../../../../src/web/compare/rows.ts';

const cell = (text: string | null): CellData | null => (text === null ? null : { text, note: null, citations: [] });
const verdictOf = (left: string | null, right: string | null) => {
  if (left === null || right === null) return 'UNKNOWN';
  return left === right ? 'EQUAL' : 'DIFFERENT';
};
const compared = (rows: Readonly<Record<string, readonly [string | null, string | null]>>): ComparisonData => ({
  left: { kind: 'MODEL', slug: 'a', name: 'A' },
  right: { kind: 'MODEL', slug: 'b', name: 'B' },
  rows: Object.entries(rows).map(([name, [left, right]]) => ({
    ...{ name, under: null, left: cell(left), right: cell(right) },
    verdict: verdictOf(left, right),
  })),
});
const sentence = (rows: Parameters<typeof compared>[0]) => `${differenceOf(compared(rows))}`.replaceAll(/<[^>]+>/g, '');

it.each([
  [{ Inputs: ['Text, Image', 'Text, Image, Video'] }, 'Both take text and images. Only B is recorded to take video.'],
  [{ Inputs: ['Text', 'Text'], Outputs: ['Text', null] }, 'Both take text.'],
  [{ Inputs: ['Audio', 'Text'] }, 'Only A is recorded to take audio. Only B is recorded to take text.'],
  [{ Released: ['2021-01-05', '2022-04-29'] }, 'B came 15 months later.'],
  [{ Released: ['2024-03', '2021-01-05'] }, 'A came 3 years later.'],
  [{ Released: ['2021', '2022-04'] }, 'What sources say of each, row by row.'],
  [{ Parameters: ['428 million', '80 billion'] }, 'B has 187 times as many parameters.'],
  [{ Parameters: ['7 billion', '7.2 billion'] }, 'What sources say of each, row by row.'],
  [{ Parameters: ['7 billion', null] }, 'What sources say of each, row by row.'],
] as const)('of %j is "%s"', (rows, text) => {
  expect(sentence(rows)).toBe(text);
});

it('stands above rows of one form of data each', () => {
  const groups = groupsOf(compared({ 'Made by': ['X', 'X'], Inputs: ['Text, Image', 'Text'], 'Builds on': [null, 'C'] }));
  expect(groups.map(({ title, rows }) => [title, rows.map(({ name, isEqual }) => `${name} ${isEqual}`)])).toEqual([
    [undefined, ['Made by true']],
    ['Takes', ['Text true', 'Image false']],
    ['How it works', ['Builds on false']],
  ]);
});
