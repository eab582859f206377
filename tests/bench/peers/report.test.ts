import { expect, it } from 'vitest';
import { comparisons } from './comparisons.ts';
import type { Round, Sample } from './measure.ts';
import { readPeersOptions } from './options.ts';
import { markdownOf, type Report, tablesOf, UNEQUAL } from './report.ts';

const sample = (perSecond: number, cpu?: number): Sample => ({ perSecond, p50: 1, p99: 2, cpu, postgresqlCpu: undefined });
const round = (misses: number, peer: number): Round => ({
  ...{ misses: sample(misses, 0.1), peer: sample(peer, 0.4), hits: sample(900), limit: sample(1000) },
});

const report: Report = {
  ...{ date: '2026-11-30', machine: 'a machine', versions: { PostGraphile: '5' }, options: readPeersOptions([]), unequal: UNEQUAL },
  servers: [{ name: 'PGlite' }],
  measured: [
    { name: 'q1', bytes: { ours: 10, peer: 12 }, compared: 16, rounds: { PGlite: [round(300, 100), round(100, 100), round(800, 200)] } },
  ],
};

it('gives ratios of the same repetition, with the least and the most', () => {
  const [ratios] = tablesOf(report);
  expect(ratios?.rows[1]?.slice(0, 3)).toEqual(['q1', 'PGlite', '3.0 (1.0-4.0)']);
});

it('says when a machine does not tell processor times', () => {
  const [, times] = tablesOf(report);
  expect(times?.rows[1]?.slice(2, 6)).toEqual(['0.10 (0.10-0.10)', '0.40 (0.40-0.40)', 'unknown', '4.0 (4.0-4.0)']);
});

it('writes tables of equal width in Markdown, with everything that is unequal', () => {
  const text = markdownOf(report);
  const widths = text.split('\n').map((line) => line.split('|').length);
  expect(widths.filter((width) => width > 1).length).toBe(9);
  for (const reason of UNEQUAL) expect(text).toContain(`- ${reason}`);
});

it('refuses options that would make the figures meaningless', () => {
  expect(() => readPeersOptions(['--rounds', '2'])).toThrow('--rounds must be a whole number from 5');
  expect(() => readPeersOptions(['--engine', 'mysql'])).toThrow('--engine must be pglite or postgresql');
  expect(readPeersOptions(['--size', '100000', '--node', 'this'])).toMatchObject({ size: 100_000, nodes: 'this' });
});

it('asks both the same variables, in their own words', () => {
  const fixed = () => 0.5;
  expect(comparisons.map(({ ours, peer }) => [ours.variables(100, fixed), peer.variables(100, fixed)])).toEqual([
    [{}, {}],
    [{ slug: 'model-000035' }, { slug: 'model-000035' }],
    [{ accepts: ['audio'] }, { accepts: 'audio' }],
    [{ slug: 'model-000035' }, { slug: 'model-000035' }],
    [{ slug: 'model-000035' }, { slug: 'model-000035' }],
  ]);
});
