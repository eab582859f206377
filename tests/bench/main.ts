/**
 * The bench: how near the server comes to the limit of Node's HTTP server, and what a cold start of the database costs.
 * Ratios of interleaved measurements, since a machine is never alone; only this machine is asked. About a minute.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aim, load, type Target } from './load.ts';

const ROUNDS = 5;
const ROUND_MS = 1500;
const CONNECTIONS = 8;
const OPENINGS = 3;
const START_MS = 60_000;
const QUERY = '{ limitations(of: LMM) { name statement citations { locator source { title url publisher } } } }';

const work = mkdtempSync(join(tmpdir(), 'lmm-bench-'));
const children: ChildProcess[] = [];

try {
  execFileSync(process.execPath, ['.config/setup.mjs'], { stdio: 'inherit' });
  const opened = Array.from({ length: OPENINGS }, (_, round) => openTwice(join(work, `open-${round}`)));
  const served = await compareServers();
  table([
    ['limitations: answers/s, kept', served.map(({ kept }) => kept)],
    ['limitations: answers/s, made anew', served.map(({ anew }) => anew)],
    ['limitations: answers/s, limit', served.map(({ limit }) => limit)],
    ['limitations: kept / limit', served.map(({ kept, limit }) => kept / limit)],
    ['limitations: made anew / limit', served.map(({ anew, limit }) => anew / limit)],
    ['database: cold open, ms', opened.map(({ cold }) => cold)],
    ['database: warm open, ms', opened.map(({ warm }) => warm)],
    ['database: cold / warm', opened.map(({ cold, warm }) => cold / warm)],
  ]);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
  rmSync(work, { recursive: true, force: true });
}

interface Round {
  readonly kept: number;
  readonly anew: number;
  readonly limit: number;
}

/** The same question as anybody asks it, whose answer is kept, and with a key, for which each answer is made anew. */
async function compareServers(): Promise<Round[]> {
  const body = JSON.stringify({ query: QUERY });
  const key = randomBytes(32).toString('base64url');
  const env = { PORT: '0', LMM_DATA: join(work, 'server'), LMM_BOT_KEY: key, LMM_RATE_LIMIT: '0' };
  const url = await start(['dist/src/main.js'], /Playground +(\S+)/, env);
  const kept = await aim(url, body);
  const anew = await aim(url, body, [`authorization: Bearer ${key}`]);
  const answer = await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text();
  const limit = await aim(await start(['tests/bench/limit.mjs', Buffer.from(answer).toString('base64')], /(\S+)/, {}), body);
  const measure = (target: Target) => load(target, CONNECTIONS, ROUND_MS);
  for (const target of [kept, anew, limit]) await measure(target);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ kept: await measure(kept), anew: await measure(anew), limit: await measure(limit) });
  }
  return rounds;
}

/** Starts a server and answers the address that it prints. */
async function start(args: readonly string[], address: RegExp, more: Record<string, string>): Promise<string> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  for (const end = performance.now() + START_MS; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = address.exec(said)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`${args[0]} does not come up:\n${said}`);
}

/** In a new process each time, like a start: the second opens what the first has made. */
function openTwice(folder: string): { cold: number; warm: number } {
  const open = () => Number(execFileSync(process.execPath, ['--import', 'tsx', 'tests/bench/open.ts', folder], { encoding: 'utf8' }));
  return { cold: open(), warm: open() };
}

function table(rows: readonly (readonly [string, readonly number[]])[]): void {
  const show = (value: number | undefined) => (value === undefined ? '' : value.toFixed(value < 10 ? 2 : 0)).padStart(10);
  console.log(`${''.padEnd(32)}${['median', 'min', 'max'].map((name) => name.padStart(10)).join('')}`);
  for (const [name, values] of rows) {
    const sorted = [...values].sort((one, other) => one - other);
    console.log(name.padEnd(32) + [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)].map(show).join(''));
  }
}
