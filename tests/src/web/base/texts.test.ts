/** How pages write dates, numbers and names. */
import { describe, expect, it } from 'vitest';
import { isOlderThanAYear, longDate, monthOf, shortDate } from '../../../../src/web/base/dates.ts';
import { linkNames } from '../../../../src/web/base/link-names.ts';
import { countText, valueText } from '../../../../src/web/base/values.ts';

describe('dates', () => {
  it.each([
    ['2021-01-05', '5 January 2021', '5 Jan 2021', 'Jan 2021'],
    ['2021-01', 'January 2021', 'Jan 2021', 'Jan 2021'],
    ['2021', '2021', '2021', '2021'],
    ['2026-11-30T22:49:31.545Z', '30 November 2026', '30 Nov 2026', 'Nov 2026'],
  ])('%s is written as far as it is known', (date, long, short, month) => {
    expect([longDate(date), shortDate(date), monthOf(date)]).toEqual([long, short, month]);
  });

  it.each([
    ['2025-11-30', false],
    ['2025-11-29', true],
    ['2025-11', false],
    ['2025-10', true],
    ['2025', false],
    ['2024', true],
  ])('%s is older than a year on 2026-11-30: %s', (date, isOlder) => {
    expect(isOlderThanAYear(date, '2026-11-30')).toBe(isOlder);
  });
});

describe('values', () => {
  it.each([
    [428_000_000, '428 million'],
    [1_550_000_000, '1.55 billion'],
    [1_000_000_000_000, '1 trillion'],
    [999_999, '999,999'],
  ])('%d is written as %s', (count, text) => {
    expect(countText(count)).toBe(text);
  });

  it.each([
    ['OPEN_WEIGHTS', 'true', 'Open'],
    ['OPEN_WEIGHTS', 'false', 'Not open'],
    ['CONTEXT_TOKENS', '1048576', '1,048,576 tokens'],
    ['ACCEPTS', 'text, image', 'Text, image'],
    ['RELEASED_ON', '2021-01', 'January 2021'],
    ['LICENSE', 'MIT', 'MIT'],
  ])('%s of %s is written as %s', (attribute, value, text) => {
    expect(valueText(attribute, value)).toBe(text);
  });
});

describe('names in a text', () => {
  const clip = { kind: 'MODEL', slug: 'clip', name: 'CLIP' } as const;
  const gpt4 = { kind: 'MODEL', slug: 'gpt-4', name: 'GPT-4' } as const;
  const gpt4v = { kind: 'MODEL', slug: 'gpt-4v', name: 'GPT-4V' } as const;

  it('are linked at their first mention, in any order', () => {
    expect(`${linkNames('GPT-4 beats CLIP; CLIP <loses>.', [clip, gpt4])}`).toBe(
      '<a href="/e/model/gpt-4">GPT-4</a> beats <a href="/e/model/clip">CLIP</a>; CLIP &lt;loses&gt;.',
    );
  });

  it('are whole words', () => {
    expect(`${linkNames('GPT-4V came later than CLIPs.', [clip, gpt4, gpt4v])}`).toBe(
      '<a href="/e/model/gpt-4v">GPT-4V</a> came later than CLIPs.',
    );
  });
});
