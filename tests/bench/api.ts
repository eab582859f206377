/**
 * The API on generated graphs: computed answers (no two bodies are the same), cached answers (always the same body), and
 * Node's HTTP server sending the same bytes. The measurements alternate, because other load on the machine varies. About two minutes.
 */

import { randomOf } from './generate.ts';
import { always, load, neverTheSame, prepareCall, type Target } from './load.ts';
import { createBenchProcesses, limitOf } from './processes/processes.ts';
import { bodyOf, type Question, questions } from './queries.ts';
import { printTable, spreadOf } from './table.ts';

const SIZES = [10_000, 100_000] as const;
const ROUNDS = 5;
const ROUND_MS = 600;
const CONNECTIONS = 8;
/** The number of different requests to alternate. */
const REQUEST_VARIANTS = 50;

interface Round {
  readonly misses: number;
  readonly hits: number;
  readonly limit: number;
}

export async function benchApi(): Promise<void> {
  for (const size of SIZES) await benchSize(size);
}

async function benchSize(size: number): Promise<void> {
  const children = createBenchProcesses();
  try {
    const args = ['--import', 'tsx', 'tests/bench/processes/serve.ts', String(size)];
    const [url = '', entities, relations, ms] = await children.start(args, /^(\S+) (\d+) (\d+) (\d+)\n/);
    console.log(`\n${entities} entities, ${relations} relations; the graph was built in ${ms} ms.`);
    const rows = [['', 'answer', 'misses / limit', 'hits / limit', 'hits / misses']];
    for (const question of questions) rows.push([question.name, ...(await benchQuestion(question, url, size))]);
    printTable(rows);
  } finally {
    await children.stop();
  }
}

async function benchQuestion(question: Question, url: string, size: number): Promise<string[]> {
  const random = randomOf(size);
  const calls = [];
  for (let variant = 0; variant < REQUEST_VARIANTS; variant++) calls.push(await prepareCall(url, bodyOf(question, size, random)));
  const [first] = calls;
  if (first === undefined || isUnknown(first.answer)) return ['not in this schema'];
  for (const { answer } of calls) if (answer.includes('"errors"')) throw new Error(`${question.name} returned ${answer.slice(0, 500)}`);
  const port = Number(new URL(url).port);
  const rounds = await measure(first.answer, neverTheSame(port, calls), always(port, first));
  const ratios = (of: (round: Round) => number) => spreadOf(rounds.map(of));
  return [
    `${(Buffer.byteLength(first.answer) / 1000).toFixed(1)} KB`,
    ratios(({ misses, limit }) => misses / limit),
    ratios(({ hits, limit }) => hits / limit),
    ratios(({ hits, misses }) => hits / misses),
  ];
}

/** Whether the schema lacks the field. */
const isUnknown = (answer: string): boolean => answer.includes('GRAPHQL_VALIDATION_FAILED');

async function measure(answer: string, missing: Target, hitting: Target): Promise<Round[]> {
  const children = createBenchProcesses();
  try {
    const [url = ''] = await children.start(limitOf(answer), /(\S+)/);
    const limiting = always(Number(new URL(url).port), await prepareCall(url, '{}'));
    const speed = (target: Target) => load(target, CONNECTIONS, ROUND_MS);
    for (const target of [missing, hitting, limiting]) await speed(target);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ misses: await speed(missing), hits: await speed(hitting), limit: await speed(limiting) });
    return rounds;
  } finally {
    await children.stop();
  }
}
