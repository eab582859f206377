import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { knowledgeFolder } from '../../../src/env.ts';
import { addPhrase } from '../../../src/knowledge/edit.ts';
import { listFiles } from '../../../src/knowledge/folder.ts';

describe('a phrase', () => {
  it('comes to the end of its list, and leaves comments and form as they are', () => {
    const text =
      '# head\nname: X # its name\naliases:\n  - "One" # first\n  - Two\n\n# on asks\nasks: [ a b,  c ] # few\nsummary: >\n  long\n  text\n';
    expect(addPhrase(text, 'aliases', 'Three: 3')).toBe(text.replace('  - Two\n', '  - Two\n  - "Three: 3"\n'));
    expect(addPhrase(text, 'asks', 'd')).toBe(text.replace('  c ]', '  c, d ]'));
  });

  it('begins a list that is missing, in its place', () => {
    expect(addPhrase('name: X\nsummary: y\n', 'aliases', 'Z')).toBe('name: X\naliases:\n  - Z\nsummary: y\n');
    expect(addPhrase('name: X\naliases:\n- Y\nsummary: y\n', 'asks', 'what is z')).toBe(
      'name: X\naliases:\n- Y\nasks:\n  - what is z\nsummary: y\n',
    );
    expect(addPhrase('name: X\naliases: []', 'aliases', '1')).toBe('name: X\naliases: ["1"]');
    expect(addPhrase('name: X\r\nsummary: y\r\n', 'aliases', 'Z')).toBe('name: X\r\naliases:\r\n  - Z\r\nsummary: y\r\n');
    expect(addPhrase('name: X', 'asks', 'z')).toBe('name: X\nasks:\n  - z\n');
  });

  it('adds one line to entities of ours', async () => {
    const files = (await listFiles(knowledgeFolder)).filter(
      (path, at) => /^(?:model|organization|concept|task)\//.test(path) && at % 20 === 0,
    );
    for (const path of files) {
      const text = readFileSync(join(knowledgeFolder, path), 'utf8');
      const lines = addPhrase(text, 'aliases', 'a new name').split('\n');
      const added = lines.filter((line) => line.includes('a new name'));
      expect([path, added.length]).toEqual([path, 1]);
      expect((parse(lines.join('\n')) as { aliases: string[] }).aliases.at(-1)).toBe('a new name');
    }
    expect(files.length).toBeGreaterThan(20);
  });

  it.each([
    ['a file that is no map', '- x\n'],
    ['a list that is a text', 'name: X\naliases: Y\n'],
    ['a file without a name', 'summary: y\n'],
    ['broken YAML', 'name: "X\n'],
  ])('is refused by %s', (_what, text) => {
    expect(() => addPhrase(text, 'aliases', 'Z')).toThrow('Add the line yourself.');
  });
});
