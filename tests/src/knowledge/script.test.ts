import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { base, folderWith } from './folder.ts';

const root = join(import.meta.dirname, '../../..');
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/bin.mjs', 'check', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('lmm check', () => {
  it('prints counts and time when the committed files are valid', () => {
    const { status, stdout, stderr } = run();
    expect([status, stderr.replaceAll(/^lmm: (building|preparing the playground and the database)\n/gm, '')]).toEqual([0, '']);
    expect(stdout).toMatch(
      /files are valid: \d+ entities \(\d+ model class, \d+ model, .+\), \d+ relations, \d+ positions, \d+ scores, \d+ facts \(\d+ daily\), \d+ sources, \d+ cited claims; checked in \d+ ms, 0 errors/,
    );
  });

  it('prints the problems to stderr and fails when files are invalid', async () => {
    const folder = await folderWith({ ...base, 'model/gpt.yaml': ['name: GPT'] });
    const { status, stdout, stderr } = run(folder);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/model\/gpt\.yaml:1:1 "summary" is missing\.\n {4}Add it: a text/);
    expect(stderr).toMatch(/\d+ problems in /);
  });
});
