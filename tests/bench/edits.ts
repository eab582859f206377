/**
 * Edits: how soon an edit is visible in the process that writes it and in another one, and what it costs the requests meanwhile, at 10,000
 * and 100,000 entities on the PostgreSQL server that DATABASE_URL or TEST_DATABASE_URL names. About five minutes.
 */
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { Sql } from '../../src/database/sql.ts';
import { writeProductRows } from './database/product-rows.ts';
import { createScratchDatabase } from './database/scratch.ts';
import { generate, randomOf } from './generate.ts';
import { type Call, measureLoad, neverTheSame, prepareCall } from './load.ts';
import { withCleanup } from './processes/cleanup.ts';
import { createBenchProcesses } from './processes/processes.ts';
import { bodyOf, questions, searches } from './queries.ts';
import { printTable, spreadOf } from './table.ts';

const SIZES = [10_000, 100_000] as const;
const ROUNDS = 5;
const ROUND_MS = 2_000;
const EDIT_EVERY_MS = 400;
const VARIANTS = 50;

interface Edited {
  readonly name: string;
  readonly visible: readonly number[];
  readonly waits: readonly number[];
  readonly waitsAfter: readonly number[];
}

export async function benchEdits(): Promise<void> {
  for (const size of SIZES) await benchSize(size);
}

const benchSize = (size: number): Promise<void> =>
  withCleanup(async (defer) => {
    const { url, drop } = await createScratchDatabase();
    defer(drop);
    await writeProductRows({ DATABASE_URL: url }, generate(size));
    console.log(`\n${size.toLocaleString('en')} entities`);
    await printOwnEdits(url, size);
    const processes = createBenchProcesses();
    defer(processes.stop);
    const database = await openDatabase({ url, folder: '', clock: systemClock });
    defer(database.close);
    const env = { PORT: '0', DATABASE_URL: url, LMM_RATE_LIMIT: '0', LMM_IMPORT: 'off', NODE_ENV: 'production' };
    const [address = ''] = await processes.start(['dist/main.js'], /Playground +(\S+)/, env);
    await printOthersEdits(new URL('/graphql', address).href, database.sql, size);
  });

/** One of each question. */
const bodiesOf = (size: number): string[] => [...questions, ...searches].map((question) => bodyOf(question, size, randomOf(1)));

/** The process that writes. */
async function printOwnEdits(url: string, size: number): Promise<void> {
  const args = ['--expose-gc', 'tests/bench/processes/edit-graph.mjs', JSON.stringify(bodiesOf(size))];
  const { PATH = '' } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH, DATABASE_URL: url, NODE_ENV: 'production' } });
  const lines = stdout.trim().split('\n');
  const { heapBefore, heapAfter } = JSON.parse(lines.pop() ?? '') as { heapBefore: number; heapAfter: number };
  const rows = lines.map((line) => JSON.parse(line) as Edited);
  printTable([
    ['in the writing process, ms', 'visible after', 'longest wait', 'longest wait in the first answers'],
    ...rows.map(({ name, visible, waits, waitsAfter }) => [name, ...[visible, waits, waitsAfter].map(spreadOf)]),
  ]);
  console.log(`  heap: ${heapBefore} MB before, ${heapAfter} MB after`);
}

/** A process that learns of the edits from the database, while it answers. */
async function printOthersEdits(url: string, sql: Sql, size: number): Promise<void> {
  const random = randomOf(size);
  const port = Number(new URL(url).port);
  const question = questions[1];
  if (question === undefined) throw new Error('There is nothing to ask.');
  const calls: Call[] = [];
  for (let variant = 0; variant < VARIANTS; variant += 1) calls.push(await prepareCall(url, bodyOf(question, size, random)));
  const p99 = async (from: number) => {
    const { latencies } = await measureLoad(neverTheSame(port, calls, from), 2, ROUND_MS);
    return latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN;
  };
  const rounds: { readonly idle: number; readonly busy: number }[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const idle = await p99((round + 1) * 2_000_000);
    const stopping = new AbortController();
    const editing = editUntil(sql, stopping.signal);
    const busy = await p99((round + 1) * 2_000_000 + 1_000_000);
    stopping.abort();
    await editing;
    if (round >= 0) rounds.push({ idle, busy });
  }
  const delays: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) delays.push(await delayOf(url, sql, turn));
  printTable([
    ['in another process', ''],
    ['visible after, ms', spreadOf(delays)],
    [`${question.name}: p99, ms`, spreadOf(rounds.map(({ idle }) => idle))],
    ['meanwhile / without edits', spreadOf(rounds.map(({ idle, busy }) => busy / idle))],
  ]);
}

async function editUntil(sql: Sql, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    // No answer shows it: their lengths must stay the same.
    await sql.run(`update entity set summary = 'About it, ${turn}.' where id = 'organization/organization-000001'`);
    await wait(EDIT_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

async function delayOf(url: string, sql: Sql, turn: number): Promise<number> {
  const name = `Renamed ${turn} ${Date.now()}`;
  await sql.run(`update entity set name = '${name}' where id = 'model/model-000002'`);
  const began = performance.now();
  const body = JSON.stringify({ query: '{ model(slug: "model-000002") { name } }' });
  while (!(await prepareCall(url, body)).answer.includes(name)) await wait(2);
  return performance.now() - began;
}
