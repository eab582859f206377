/**
 * Starts: how long the server takes from its process to its first answer, on a new embedded database, on one that is there, and on
 * PostgreSQL if DATABASE_URL or TEST_DATABASE_URL names a server; the processor time and memory that it takes; and how long `lmm`
 * takes for a question. Everything is installed and built. About a minute.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createScratchDatabase } from '../database/scratch.ts';
import { type Defer, withCleanup } from '../processes/cleanup.ts';
import { cpuTimeOf } from '../processes/cpu-time.ts';
import { printTable, spreadOf } from '../table.ts';

const LEAST_ROUNDS = 5;
const QUESTION = JSON.stringify({ query: '{ limitations(of: LMM) { name statement } }' });
type Variables = Readonly<Record<string, string>>;

interface Start {
  /** Until the first answer has been read. */
  readonly ms: number;
  /** Undefined elsewhere than on Linux, like the memory. */
  readonly cpuMs: number | undefined;
  readonly megabytes: number | undefined;
}

export async function benchStart(args: readonly string[]): Promise<void> {
  const options = { rounds: { type: 'string', default: '7' }, profiles: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const rounds = Math.max(LEAST_ROUNDS, Number(values.rounds));
  // With --profiles, one more start of each sort is profiled; a profile makes it slower.
  const nodeArgs = values.profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profiles}`];
  await withCleanup(async (defer) => {
    const rows = [['', 'first answer, s', 'processor, s', 'memory, MB']];
    for (const [name, nextVariables] of await sorts(defer)) {
      const starts: Start[] = [];
      for (let round = 0; round < rounds; round++) starts.push(await startOnce(await nextVariables()));
      if (nodeArgs.length > 0) await startOnce(await nextVariables(), nodeArgs);
      rows.push([name, ...cellsOf(starts)]);
    }
    rows.push(['node_modules/.bin/lmm limitations', spreadOf(await timeQuestions(defer, rounds)), '', '']);
    console.log(`Median (least-most) of ${rounds}.`);
    printTable(rows);
  });
}

/** Each sort of start, with what gives the variables of the next one. */
async function sorts(defer: Defer): Promise<[string, () => Promise<Variables>][]> {
  const onPostgresql = await postgresqlVariables(defer);
  const warm = { LMM_DATA: temporaryFolder(defer) };
  await startOnce(warm);
  return [
    ['embedded, first', async () => ({ LMM_DATA: temporaryFolder(defer) })],
    ['embedded, later', async () => warm],
    ...(onPostgresql === undefined
      ? []
      : ([['PostgreSQL, later', async () => onPostgresql]] satisfies [string, () => Promise<Variables>][])),
  ];
}

async function postgresqlVariables(defer: Defer): Promise<Variables | undefined> {
  if ((process.env['DATABASE_URL'] ?? process.env['TEST_DATABASE_URL']) === undefined) return undefined;
  const { url, drop } = await createScratchDatabase();
  defer(drop);
  await startOnce({ DATABASE_URL: url });
  return { DATABASE_URL: url };
}

function temporaryFolder(defer: Defer): string {
  const folder = mkdtempSync(join(tmpdir(), 'lmm-bench-'));
  defer(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function cellsOf(starts: readonly Start[]): string[] {
  const known = (values: readonly (number | undefined)[]) => values.filter((value) => value !== undefined);
  const seconds = (values: readonly (number | undefined)[]) => known(values).map((ms) => ms / 1000);
  return [
    seconds(starts.map(({ ms }) => ms)),
    seconds(starts.map(({ cpuMs }) => cpuMs)),
    known(starts.map(({ megabytes }) => megabytes)),
  ].map((values) => (values.length === 0 ? '-' : spreadOf(values)));
}

async function startOnce(variables: Variables, nodeArgs: readonly string[] = []): Promise<Start> {
  const began = performance.now();
  const { child, address } = await startServer(variables, nodeArgs);
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: QUESTION });
  const { data } = (await response.json()) as { data?: { limitations: readonly unknown[] } };
  if ((data?.limitations.length ?? 0) < 5) throw new Error('The first answer is wrong.');
  const start = { ms: performance.now() - began, cpuMs: cpuTimeOf(child.pid ?? 0), megabytes: memoryOf(child.pid ?? 0) };
  await stop(child);
  return start;
}

/** As `npm start` starts it, without npm itself. */
async function startServer(variables: Variables, nodeArgs: readonly string[] = []): Promise<{ child: ChildProcess; address: string }> {
  const env = { ...plainVariables(), PORT: '0', LMM_RATE_LIMIT: '0', ...variables };
  const child = spawn(process.execPath, [...nodeArgs, '.config/run.mjs', 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const part of child.stdout) {
    output += part;
    const [, address] = /API +(http:\S+)\/graphql/.exec(output) ?? [];
    if (address !== undefined) return { child, address };
  }
  throw new Error(`The server ended before it was ready:\n${output}`);
}

function plainVariables(): Variables {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** The resident memory, in megabytes; Linux only. */
function memoryOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function timeQuestions(defer: Defer, rounds: number): Promise<number[]> {
  const variables = { LMM_DATA: temporaryFolder(defer) };
  const { child } = await startServer(variables);
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    const question = spawn('node_modules/.bin/lmm', ['limitations'], { env: { ...plainVariables(), ...variables }, stdio: 'ignore' });
    const [code] = await once(question, 'exit');
    if (code !== 0) throw new Error(`lmm exited with ${code}.`);
    seconds.push((performance.now() - began) / 1000);
  }
  await stop(child);
  // The first one fills the system's cache of files.
  return seconds.slice(1);
}
