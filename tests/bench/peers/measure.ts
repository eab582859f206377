/** Measures one question on all servers in alternating rounds, because other load on the machine varies. */
import type { Sql } from '../../../src/database/sql.ts';
import { randomOf } from '../generate.ts';
import { always, type Call, measureLoad, neverTheSame, prepareCall, type Target } from '../load.ts';
import { commandOf, cpuTimeOf } from '../processes/cpu-time.ts';
import { createBenchProcesses, limitOf } from '../processes/processes.ts';
import { bodyOf, type Question } from '../queries.ts';
import type { Comparison } from './comparisons.ts';
import type { PeersOptions } from './options.ts';
import { assertSameAnswers } from './same-answers.ts';
import type { NodeBinary, Servers } from './servers.ts';

export const CONNECTIONS = 8;
/** The number of different requests to alternate. */
const VARIANTS = 50;
/** Each comparison has as many numbers for its bodies: two of them ask our servers the same, and the second would find kept answers. */
const STAMPS = 10_000_000;

export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor milliseconds of the node process for each answer; undefined if this machine can't tell. */
  readonly cpu: number | undefined;
  /** The same of PostgreSQL's processes, for the peer. */
  readonly postgresqlCpu: number | undefined;
}

/** One repetition with one of our servers: measured right after each other, so that what slows the machine slows all. */
export interface Round {
  readonly misses: Sample;
  readonly peer: Sample;
  readonly hits: Sample;
  readonly limit: Sample;
}

export interface Measured {
  readonly name: string;
  readonly bytes: { readonly ours: number; readonly peer: number };
  /** How many different bodies were compared with each of our servers before. */
  readonly compared: number;
  /** By the name of our server. */
  readonly rounds: Readonly<Record<string, readonly Round[]>>;
}

interface Competitor {
  readonly target: Target;
  readonly pid: number;
  readonly postgresql?: Sql;
}

/** `index` is the comparison's place in the list. */
export async function measure(index: number, comparison: Comparison, servers: Servers, options: PeersOptions): Promise<Measured> {
  let compared = 0;
  for (const { url } of servers.ours) compared = await assertSameAnswers(comparison, url, servers.peer.url, options.size);
  const limits = createBenchProcesses();
  try {
    const { races, bytes } = await prepare(comparison, servers, limits.launch, options.size, (index + 1) * STAMPS);
    const rounds: Record<string, Round[]> = Object.fromEntries(races.map(({ name }) => [name, []]));
    for (let round = -1; round < options.rounds; round += 1) {
      for (const race of races) {
        const sampled = await runRound(race, options.roundMs);
        // The first round is a warm-up.
        if (round >= 0) rounds[race.name]?.push(sampled);
      }
    }
    return { name: comparison.name, bytes, compared, rounds };
  } finally {
    await limits.stop();
  }
}

interface Race extends Readonly<Record<keyof Round, Competitor>> {
  /** Of our server. */
  readonly name: string;
}

const runRound = async ({ misses, peer, hits, limit }: Race, ms: number): Promise<Round> => ({
  misses: await sampleOf(misses, ms),
  peer: await sampleOf(peer, ms),
  hits: await sampleOf(hits, ms),
  limit: await sampleOf(limit, ms),
});

type Launch = ReturnType<typeof createBenchProcesses>['launch'];

async function prepare({ ours, peer }: Comparison, servers: Servers, launch: Launch, size: number, from: number) {
  const peerCalls = await callsOf(peer, servers.peer.url, size);
  const peerCompetitor = {
    ...{ target: neverTheSame(portOf(servers.peer.url), peerCalls, from), pid: servers.peer.pid, postgresql: servers.sql },
  };
  const races: Race[] = [];
  let answer = '';
  for (const { name, url, pid, node } of servers.ours) {
    const calls = await callsOf(ours, url, size);
    const [first] = calls;
    if (first === undefined) throw new Error('There is nothing to ask.');
    answer = first.answer;
    const misses = { target: neverTheSame(portOf(url), calls, from), pid };
    const hits = { target: always(portOf(url), first), pid };
    races.push({ name, misses, peer: peerCompetitor, hits, limit: await startLimit(launch, node, answer) });
  }
  return { races, bytes: { ours: Buffer.byteLength(answer), peer: Buffer.byteLength(peerCalls[0]?.answer ?? '') } };
}

async function callsOf(question: Question, url: string, size: number): Promise<(Call & { readonly answer: string })[]> {
  const random = randomOf(size);
  const calls = [];
  for (let variant = 0; variant < VARIANTS; variant += 1) calls.push(await prepareCall(url, bodyOf(question, size, random)));
  return calls;
}

async function startLimit(launch: Launch, node: NodeBinary, answer: string): Promise<Competitor> {
  const { pid, found } = await launch({ args: limitOf(answer), pattern: /(\S+)/, node: node.path });
  const url = found[0] ?? '';
  return { target: always(portOf(url), await prepareCall(url, '{}')), pid };
}

const portOf = (url: string): number => Number(new URL(url).port);

async function sampleOf({ target, pid, postgresql }: Competitor, ms: number): Promise<Sample> {
  const [cpu, backends] = [cpuTimeOf(pid), await backendTimes(postgresql)];
  const { answers, perSecond, latencies } = await measureLoad(target, CONNECTIONS, ms);
  const [cpuAfter, backendsAfter] = [cpuTimeOf(pid), await backendTimes(postgresql)];
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    ...{ perSecond, p50: at(0.5), p99: at(0.99) },
    cpu: cpu === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpu) / answers,
    postgresqlCpu: backends === undefined || backendsAfter === undefined ? undefined : growth(backends, backendsAfter) / answers,
  };
}

type Times = ReadonlyMap<number, number>;

/** The processor time of each process of PostgreSQL that serves the peer; undefined if they run on another machine. */
async function backendTimes(sql: Sql | undefined): Promise<Times | undefined> {
  if (sql === undefined) return undefined;
  const rows = await sql.rows<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'lmm-bench-peer' and datname = current_database()`,
  );
  if (rows.some(({ pid }) => commandOf(pid) !== 'postgres')) return undefined;
  return new Map(rows.map(({ pid }) => [pid, cpuTimeOf(pid) ?? 0]));
}

const growth = (before: Times, after: Times): number => [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0);
