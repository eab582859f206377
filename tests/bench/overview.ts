/**
 * The overview: how close the server, started normally, comes to the limit of Node's HTTP server, and the cost of a cold start of
 * the database. Ratios of alternating measurements, because other load on the machine varies. About a minute.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { always, load, prepareCall, type Target } from './load.ts';
import { type BenchProcesses, createBenchProcesses, limitOf } from './processes/processes.ts';
import { printTable, spreadOf } from './table.ts';

const ROUNDS = 5;
const ROUND_MS = 1500;
const CONNECTIONS = 8;
const OPENINGS = 3;
const QUERY = '{ limitations(of: LMM) { name statement citations { locator source { title url publisher } } } }';

export async function benchOverview(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'lmm-bench-'));
  const children = createBenchProcesses();
  try {
    const opened = Array.from({ length: OPENINGS }, (_, round) => openTwice(join(work, `open-${round}`)));
    const served = await compareServers(children, join(work, 'server'));
    printTable([
      ['', 'median (least-most)'],
      ['limitations: answers/s, kept', spreadOf(served.map(({ cached }) => cached))],
      ['limitations: answers/s, made anew', spreadOf(served.map(({ uncached }) => uncached))],
      ['limitations: answers/s, limit', spreadOf(served.map(({ limit }) => limit))],
      ['limitations: kept / limit', spreadOf(served.map(({ cached, limit }) => cached / limit))],
      ['limitations: made anew / limit', spreadOf(served.map(({ uncached, limit }) => uncached / limit))],
      ['database: cold open, ms', spreadOf(opened.map(({ cold }) => cold))],
      ['database: warm open, ms', spreadOf(opened.map(({ warm }) => warm))],
      ['database: cold / warm', spreadOf(opened.map(({ cold, warm }) => cold / warm))],
    ]);
  } finally {
    await children.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

interface Round {
  readonly cached: number;
  readonly uncached: number;
  readonly limit: number;
}

/** The same question without a key, so that the answer may be cached, and with a key, which bypasses the cache. */
async function compareServers({ start }: BenchProcesses, folder: string): Promise<Round[]> {
  const body = JSON.stringify({ query: QUERY });
  const key = randomBytes(32).toString('base64url');
  const env = { PORT: '0', LMM_DATA: folder, LMM_BOT_KEY: key, LMM_RATE_LIMIT: '0', LMM_IMPORT: 'off' };
  const [url = ''] = await start(['dist/main.js'], /Playground +(\S+)/, env);
  const call = await prepareCall(url, body);
  const [limitUrl = ''] = await start(limitOf(call.answer), /(\S+)/);
  const portOf = (address: string) => Number(new URL(address).port);
  const cached = always(portOf(url), call);
  const uncached = always(portOf(url), await prepareCall(url, body, [`authorization: Bearer ${key}`]));
  const limit = always(portOf(limitUrl), await prepareCall(limitUrl, body));
  const measure = (of: Target) => load(of, CONNECTIONS, ROUND_MS);
  for (const target of [cached, uncached, limit]) await measure(target);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ cached: await measure(cached), uncached: await measure(uncached), limit: await measure(limit) });
  return rounds;
}

/** In a new process each time, like a start; the second run opens the files of the first. */
function openTwice(folder: string): { cold: number; warm: number } {
  const open = () =>
    Number(execFileSync(process.execPath, ['--import', 'tsx', 'tests/bench/processes/open.ts', folder], { encoding: 'utf8' }));
  return { cold: open(), warm: open() };
}
