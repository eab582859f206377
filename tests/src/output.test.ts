import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printable, printableJson } from '../../src/output.ts';
import { filesBelow } from '../repository/modules.ts';

it.each([
  ['an escape sequence', 'we\u001b[31mird', String.raw`we\u001b[31mird`],
  ['a link of the terminal', '\u001b]8;;http://evil\u0007X', String.raw`\u001b]8;;http://evil\u0007X`],
  ['a control character of eight bits', '\u009b31m', String.raw`\u009b31m`],
  ['a return to the start of the line', 'good\rbad', String.raw`good\u000dbad`],
  ['reversed text', 'a\u202eb\u2066c\u061cd', String.raw`a\u202eb\u2066c\u061cd`],
  ['invisible characters', 'a\u200bb\ufeffc\u{e0041}', String.raw`a\u200bb\ufeffc\udb40\udc41`],
  ['other line breaks', 'a\u2028b\u0085c', String.raw`a\u2028b\u0085c`],
  ['half a character', 'a\ud83d', String.raw`a\ud83d`],
])('shows %s instead of obeying it', (_what, text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('leaves text as it is', () => {
  const text = 'Zürich, 東京 and 🙂:\n\t"x" \\ y';
  expect(printable(text)).toBe(text);
});

it('writes JSON of the same value', () => {
  const value = { 'k\u202e': ['\u009b', 'a\u2028b', '\\u001b', '\u{e0041}', '🙂'] };
  expect(JSON.parse(printableJson(value, 1))).toEqual(value);
});

it('is the only way to print', () => {
  const files = ['src', 'bots'].flatMap(filesBelow).filter((path) => path.endsWith('.ts'));
  const others = files.filter((path) => /console\.|std(out|err)\.write/.test(readFileSync(path, 'utf8')));
  // The two generators run in the repository, over files of ours.
  expect(others).toEqual(['src/graphql/print.ts', 'src/knowledge/print.ts', 'src/output.ts']);
});
