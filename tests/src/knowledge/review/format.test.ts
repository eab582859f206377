import { expect, it } from 'vitest';
import { formatGroups, MAX_LINES } from '../../../../src/knowledge/review/format.ts';

const group = (title: string, count: number) => ({ title, lines: Array.from({ length: count }, (_, index) => `${title}-${index + 1}`) });
const linesOf = (text: string) => text.split('\n');

it('prints a heading with the number, and leaves out empty groups', () => {
  expect(formatGroups([group('a', 2), group('b', 0)])).toBe('a: 2\n  a-1\n  a-2');
  expect(formatGroups([])).toBe('');
});

it('fits exactly, and counts what does not fit', () => {
  expect(linesOf(formatGroups([group('a', MAX_LINES - 1)])).at(-1)).toBe('  a-49');
  const long = linesOf(formatGroups([group('a', MAX_LINES)]));
  expect([long.length, long.at(-2), long.at(-1)]).toEqual([MAX_LINES, '  a-48', '  ... and 2 more']);
});

it('shortens the long group and keeps the short ones', () => {
  const lines = linesOf(formatGroups([group('a', 3), group('b', 500), group('c', 3)]));
  expect(lines.length).toBe(MAX_LINES);
  expect(lines.filter((line) => line.startsWith('  a') || line.startsWith('  c'))).toHaveLength(6);
  expect(lines).toContain('  ... and 460 more');
});
