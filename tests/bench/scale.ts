/**
 * Scale: what ten times as many entities cost. The latency of each question over one connection, at 10,000 and 100,000 entities in turn;
 * and, if DATABASE_URL or TEST_DATABASE_URL names a PostgreSQL server, loading graphs of both sizes from it. Five to ten minutes.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeProductRows } from './database/product-rows.ts';
import { createScratchDatabase } from './database/scratch.ts';
import { generate, randomOf } from './generate.ts';
import { measureLoad, neverTheSame, prepareCall, type Target } from './load.ts';
import { withCleanup } from './processes/cleanup.ts';
import { createBenchProcesses } from './processes/processes.ts';
import { bodyOf, type Question, questions, searches } from './queries.ts';
import { printTable, spreadOf } from './table.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const SIZES = [SMALL, LARGE] as const;
const ROUNDS = 5;
const ROUND_MS = 600;
const LOADS = 3;
/** The number of different requests to alternate. */
const VARIANTS = 50;
/** Of a message in a table. */
const MAX_FAILURE_LENGTH = 120;

/** Only the questions whose names begin with one of these words, without loading; all of them if there are no words. */
export async function benchScale(words: readonly string[]): Promise<void> {
  const all = [...questions, ...searches];
  await benchLatency(words.length === 0 ? all : all.filter(({ name }) => words.some((word) => name.startsWith(word))));
  if (words.length > 0) return;
  const { DATABASE_URL, TEST_DATABASE_URL } = process.env;
  if ((DATABASE_URL ?? TEST_DATABASE_URL) === undefined) console.log('\nSet DATABASE_URL to measure loading from PostgreSQL.');
  else await benchLoading();
}

async function benchLatency(asked: readonly Question[]): Promise<void> {
  const processes = createBenchProcesses();
  await withCleanup(async (defer) => {
    defer(processes.stop);
    const urls: string[] = [];
    for (const size of SIZES) {
      const args = ['--import', 'tsx', 'tests/bench/processes/serve.ts', String(size)];
      urls.push((await processes.start(args, /^(\S+) \d+/, { NODE_ENV: 'production' }))[0] ?? '');
    }
    const [small = '', large = ''] = urls;
    const rows = [['p50 in ms', SMALL.toLocaleString('en'), LARGE.toLocaleString('en'), 'ratio']];
    for (const question of asked) rows.push([question.name, ...(await compareSizes(question, small, large))]);
    printTable(rows);
  });
}

async function compareSizes(question: Question, small: string, large: string): Promise<string[]> {
  const targets = [await targetOf(question, small, SMALL), await targetOf(question, large, LARGE)] as const;
  const rounds: { readonly small: number; readonly large: number }[] = [];
  // Two rounds of warm-up: the first question of a kind makes the indexes that it needs.
  for (let round = -2; round < ROUNDS; round += 1) {
    const measured = { small: await medianLatency(targets[0]), large: await medianLatency(targets[1]) };
    if (round >= 0) rounds.push(measured);
  }
  return [
    spreadOf(rounds.map((round) => round.small)),
    spreadOf(rounds.map((round) => round.large)),
    spreadOf(rounds.map((round) => round.large / round.small)),
  ];
}

async function targetOf(question: Question, url: string, size: number): Promise<Target> {
  const random = randomOf(size);
  const calls = [];
  for (let variant = 0; variant < VARIANTS; variant += 1) calls.push(await prepareCall(url, bodyOf(question, size, random)));
  for (const { answer } of calls) if (answer.includes('"errors"')) throw new Error(`${question.name} returned ${answer.slice(0, 500)}`);
  return neverTheSame(Number(new URL(url).port), calls);
}

/** Over one connection, so that no request waits for another. */
async function medianLatency(target: Target): Promise<number> {
  const { latencies } = await measureLoad(target, 1, ROUND_MS);
  return latencies[Math.floor(latencies.length / 2)] ?? Number.NaN;
}

async function benchLoading(): Promise<void> {
  const rows = [['from PostgreSQL', 'loading, ms', 'memory afterwards, MB', 'highest memory, MB']];
  for (const size of SIZES) rows.push([size.toLocaleString('en'), ...(await loadOf(size))]);
  console.log();
  printTable(rows);
}

function loadOf(size: number): Promise<string[]> {
  return withCleanup(async (defer) => {
    const { url, drop } = await createScratchDatabase();
    defer(drop);
    await writeProductRows({ DATABASE_URL: url }, generate(size));
    const loads: (readonly number[])[] = [];
    try {
      for (let turn = 0; turn < LOADS; turn += 1) loads.push(await loadOnce(url));
    } catch (error) {
      return [`failed: ${failureOf(error)}`, '', ''];
    }
    return [1, 2, 3].map((column) => spreadOf(loads.map((load) => load[column] ?? Number.NaN)));
  });
}

/** In a fresh process each time, whose memory is the graph's and the product's own. */
async function loadOnce(url: string): Promise<readonly number[]> {
  const args = ['--expose-gc', 'tests/bench/processes/load-graph.mjs'];
  const { PATH = '' } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH, DATABASE_URL: url, NODE_ENV: 'production' } });
  return stdout.trim().split(' ').map(Number);
}

const failureOf = (error: unknown): string =>
  String(error instanceof Object && 'stderr' in error ? error.stderr : error)
    .trim()
    .slice(0, MAX_FAILURE_LENGTH);
