/**
 * The overview: how near the server, as people start it, comes to the limit of Node's HTTP server, and what a cold start of the
 * database costs. Ratios of interleaved measurements, since a machine is never alone. About 45 s.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Children, createChildren, limitOf } from './children.ts';
import { always, load, type Target, tryOut } from './load.ts';
import { printTable, spreadOf } from './table.ts';

const ROUNDS = 5;
const ROUND_MS = 1500;
const CONNECTIONS = 8;
const OPENINGS = 3;
const QUERY = '{ limitations(of: LMM) { name statement citations { locator source { title url publisher } } } }';

export async function benchOverview(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'lmm-bench-'));
  const children = createChildren();
  try {
    const opened = Array.from({ length: OPENINGS }, (_, round) => openTwice(join(work, `open-${round}`)));
    const served = await compareServers(children, join(work, 'server'));
    printTable([
      ['', 'median (least-most)'],
      ['limitations: answers/s, server', spreadOf(served.map(({ server }) => server))],
      ['limitations: answers/s, limit', spreadOf(served.map(({ limit }) => limit))],
      ['limitations: server / limit', spreadOf(served.map(({ server, limit }) => server / limit))],
      ['database: cold open, ms', spreadOf(opened.map(({ cold }) => cold))],
      ['database: warm open, ms', spreadOf(opened.map(({ warm }) => warm))],
      ['database: cold / warm', spreadOf(opened.map(({ cold, warm }) => cold / warm))],
    ]);
  } finally {
    await children.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function compareServers({ start }: Children, folder: string): Promise<{ server: number; limit: number }[]> {
  const body = JSON.stringify({ query: QUERY });
  const target = (url: string, call: Awaited<ReturnType<typeof tryOut>>) => always(Number(new URL(url).port), call);
  const [url = ''] = await start(['dist/src/main.js'], /Playground +(\S+)/, { PORT: '0', LMM_DATA: folder, LMM_RATE_LIMIT: '0' });
  const served = await tryOut(url, body);
  const [limitUrl = ''] = await start(limitOf(served.answer), /(\S+)/);
  const [server, limit] = [target(url, served), target(limitUrl, await tryOut(limitUrl, body))];
  const measure = (of: Target) => load(of, CONNECTIONS, ROUND_MS);
  await measure(server);
  await measure(limit);
  const rounds: { server: number; limit: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push({ server: await measure(server), limit: await measure(limit) });
  return rounds;
}

/** In a new process each time, like a start: the second opens what the first has made. */
function openTwice(folder: string): { cold: number; warm: number } {
  const open = () => Number(execFileSync(process.execPath, ['--import', 'tsx', 'tests/bench/open.ts', folder], { encoding: 'utf8' }));
  return { cold: open(), warm: open() };
}
