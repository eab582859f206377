import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highlightPhrase, highlightWords, type Segment } from '../../../../src/graph/search/highlight-segments.ts';

const shown = (segments: readonly Segment[]): string => segments.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('');

it.each([
  ['GPT-4o and gpt 4', 'gpt 4', '[GPT-4]o and [gpt 4]'],
  ['MiniGPT', 'gpt', 'MiniGPT'],
  ['École', 'ecol', '[Écol]e'],
  ['Ecole\u0301', 'ecole', '[Ecole\u0301]'],
  ['½ way', '1 2', '[½] way'],
  ['', 'x', ''],
  ['x', '', 'x'],
])('marks in %j the phrase %j: %s', (written, phrase, marks) => {
  expect(shown(highlightPhrase(written, phrase))).toBe(marks);
});

it('marks whole words in the form they are searched in', () => {
  expect(shown(highlightWords('Images, modalities and an imagery of ½.', new Set(['image', 'modality', '1', '2'])))).toBe(
    '[Images], [modalities] and an imagery of [½].',
  );
});

it('shows the part of a long text around the first match', () => {
  const long = `${'before '.repeat(100)}match ${'after '.repeat(100)}`;
  const segments = highlightWords(long, new Set(['match']));
  expect(segments.map(({ matched }) => matched)).toEqual([false, true, false]);
  const text = segments.map((segment) => segment.text).join('');
  expect(text).toMatch(/^….*before match after.*…$/);
  expect(text.length).toBeLessThanOrEqual(242);
  expect(shown(highlightWords('before '.repeat(100), new Set(['match'])))).toHaveLength(241);
});

it('cuts between characters, and loses no letter between the cuts', () => {
  const pieces = fc.array(fc.constantFrom('👋', 'match', ' ', 'é', 'x'.repeat(50), '½', '日本'), { maxLength: 120 });
  fc.assert(
    fc.property(pieces, (parts) => {
      const written = parts.join('');
      const text = highlightPhrase(written, 'match')
        .map((segment) => segment.text)
        .join('');
      expect(written).toContain(text.replace(/^…/, '').replace(/…$/, ''));
      // Half of a character.
      expect(text).not.toMatch(/[\ud800-\udfff]/u);
    }),
    { numRuns: 300 },
  );
});
