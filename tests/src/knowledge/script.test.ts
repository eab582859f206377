import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { base, folderWith } from './folder.ts';

const root = join(import.meta.dirname, '../../..');
const lmm = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/bin.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const run = (...args: string[]) => lmm('validate', ...args);

describe('lmm validate', () => {
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

describe('lmm check', () => {
  it.each([{ args: [] }, { args: ['prisma/knowledge'] }])('says that the files are checked by another command: %j', ({ args }) => {
    const { status, stdout, stderr } = lmm('check', ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: "lmm check" checks a statement, .* to check the knowledge files, use lmm validate \[folder\]\.\n/);
  });
});

describe('lmm stale', () => {
  it('prints what is due on a day in at most 50 lines, with addresses', () => {
    const { status, stdout } = lmm('stale', '--on', '2036-01-01');
    const lines = stdout.trimEnd().split('\n');
    expect(status).toBe(0);
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.length).toBeLessThanOrEqual(50);
    expect(stdout).toMatch(/^Facts to check again: \d+\n {2}fact\/[a-z0-9-]+: .*https:\/\//m);
    expect(stdout).toMatch(/^Sources to read again: \d+\n/m);
  });

  it('prints all of it as JSON', () => {
    const { status, stdout } = lmm('stale', '--on', '2036-01-01', '--json');
    const { on, groups } = JSON.parse(stdout);
    expect([status, on, groups.map(({ name }: { name: string }) => name)]).toEqual([
      0,
      '2036-01-01',
      ['expired-facts', 'retired-models', 'old-facts', 'old-scores', 'old-sources'],
    ]);
  });

  it('says when nothing is due, and refuses what is not a day', () => {
    expect(lmm('stale', '--on', '1900-01-01').stdout).toMatch(/^(Nothing to look at again|Sources to read again)/);
    expect(lmm('stale', '--on', '2036-02-30')).toMatchObject({ status: 1, stderr: expect.stringContaining('--on can\'t be "2036-02-30"') });
  });
});

describe('lmm gaps', () => {
  it('prints the gaps of one kind, also as JSON', () => {
    expect(lmm('gaps', '--kind', 'benchmark')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^benchmarks without/) });
    const { groups } = JSON.parse(lmm('gaps', '--kind', 'benchmark', '--json').stdout);
    expect(groups[0]).toMatchObject({ kind: 'benchmark', items: expect.arrayContaining([expect.stringMatching(/^benchmark\//)]) });
  });

  it('refuses another kind', () => {
    expect(lmm('gaps', '--kind', 'models')).toMatchObject({ status: 1, stderr: expect.stringContaining('Allowed choices') });
  });
});
