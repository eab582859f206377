/** The report of the peers bench: tables for the terminal and for docs/performance.md, and JSON with every sample. */
import { cpus, platform, release } from 'node:os';
import { digits, medianOf, spreadOf } from '../table.ts';
import { CONNECTIONS, type Measured, type Round, type Sample } from './measure.ts';
import type { PeersOptions } from './options.ts';
import type { OurServer, Servers } from './servers.ts';

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly options: PeersOptions;
  readonly servers: readonly Pick<OurServer, 'name'>[];
  readonly measured: readonly Measured[];
  readonly unequal: readonly string[];
}

export interface ReportTable {
  readonly title: string;
  /** The first row is the heading. */
  readonly rows: readonly (readonly string[])[];
}

/** What a reader must know before believing the ratios, whoever it favors. */
export const UNEQUAL: readonly string[] = [
  'PostGraphile reads tables that were laid out for these queries: one for each kind, numbers as keys, an index in the order of each list, SQL functions for what a join table would make slower. LMM Atlas reads its ordinary tables.',
  'The SQL function for q5 knows the size of the page and the shape of the answer. "Plain SQL" is the function that one would write first.',
  'PostGraphile reads the database for each request and needs little memory. LMM Atlas reads a graph that it keeps in memory and replaces after a change.',
  'PostGraphile runs without limits of complexity, depth, aliases, time or rate. LMM Atlas runs with all of them except the rate limit, because all requests come from one address.',
  'PostGraphile has no cache of answers, so only misses compare like with like. Hits are what repeated questions get.',
  'The bench sends its requests from one Node process, which does about as much for an answer as the limit does. Ratios to the limit are therefore too high; compare processor times instead.',
  "PostGraphile also uses PostgreSQL's processes, on other cores if there are any; LMM Atlas uses one thread. The client runs on the same machine.",
  'PostGraphile runs on Node 24, which it needs. Both cache the plan or the parsed document of a query that they have seen.',
  'Answers are equal in content. LMM Atlas adds the cost of the query, and its cursors are longer.',
  'q6, the shortest path, is left out: PostgreSQL has no operator for it.',
];

export const reportOf = (
  { ours, peer, postgresql }: Servers,
  pglite: string,
  options: PeersOptions,
  measured: readonly Measured[],
): Report => ({
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${platform()} ${release()}`,
  versions: {
    Node: [...new Set([...ours.map(({ node }) => node.version), peer.node.version])].join(' and '),
    PostgreSQL: postgresql.replace(/ .*/, ''),
    PGlite: pglite,
    PostGraphile: peer.version,
  },
  ...{ options, servers: ours.map(({ name }) => ({ name })), measured, unequal: UNEQUAL },
});

export function tablesOf({ measured, servers }: Report): readonly ReportTable[] {
  const table = (title: string, columns: readonly string[], cells: (rounds: readonly Round[]) => readonly string[]): ReportTable => ({
    title,
    rows: [['Query', 'LMM Atlas on', ...columns], ...rowsOf(measured, servers, cells)],
  });
  const all = ['misses', 'PostGraphile', 'hits', 'limit'];
  return [
    table(
      'Ratios of answers per second, median (least-most)',
      ['misses / PostGraphile', 'hits / PostGraphile', 'misses / limit', 'hits / limit'],
      (rounds) => [
        spreadOf(rounds.map(({ misses, peer }) => misses.perSecond / peer.perSecond)),
        spreadOf(rounds.map(({ hits, peer }) => hits.perSecond / peer.perSecond)),
        spreadOf(rounds.map(({ misses, limit }) => misses.perSecond / limit.perSecond)),
        spreadOf(rounds.map(({ hits, limit }) => hits.perSecond / limit.perSecond)),
      ],
    ),
    table(
      'Processor time of an answer in ms, median (least-most)',
      ['misses', 'PostGraphile', 'and its PostgreSQL', 'PostGraphile / misses', 'hits', 'limit'],
      (rounds) => [
        spread(rounds.map(({ misses }) => misses.cpu)),
        spread(rounds.map(({ peer }) => peer.cpu)),
        spread(rounds.map(({ peer }) => peer.postgresqlCpu)),
        spread(rounds.map(({ misses, peer }) => (misses.cpu === undefined || peer.cpu === undefined ? undefined : peer.cpu / misses.cpu))),
        spread(rounds.map(({ hits }) => hits.cpu)),
        spread(rounds.map(({ limit }) => limit.cpu)),
      ],
    ),
    table(`Latency over ${CONNECTIONS} busy connections in ms, medians of p50 / p99`, all, (rounds) => columnsOf(rounds).map(latency)),
    table('Answers per second, medians', all, (rounds) => columnsOf(rounds).map(perSecond)),
  ];
}

const columnsOf = (rounds: readonly Round[]): readonly (readonly Sample[])[] =>
  (['misses', 'peer', 'hits', 'limit'] as const).map((column) => rounds.map((round) => round[column]));

/** A row for each question and each of our servers. */
const rowsOf = (
  measured: readonly Measured[],
  servers: readonly Pick<OurServer, 'name'>[],
  cells: (rounds: readonly Round[]) => readonly string[],
): (readonly string[])[] =>
  measured.flatMap(({ name, rounds }) =>
    servers.map((server, index) => [index === 0 ? name : '', server.name, ...cells(rounds[server.name] ?? [])]),
  );

function spread(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? 'unknown' : spreadOf(known);
}

const latency = (samples: readonly Sample[]): string =>
  [medianOf(samples.map(({ p50 }) => p50)), medianOf(samples.map(({ p99 }) => p99))].map(digits).join(' / ');

const perSecond = (samples: readonly Sample[]): string =>
  Math.round(medianOf(samples.map((sample) => sample.perSecond))).toLocaleString('en');

/** The section for docs/performance.md. */
export function markdownOf(report: Report): string {
  const { date, machine, versions, options, measured, unequal } = report;
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const bytes = measured.map(({ name, bytes: { ours, peer } }) => `${name} ${ours} and ${peer}`);
  return [
    `${date}; ${machine}; ${used.join(', ')}; ${options.size.toLocaleString('en')} entities, ${options.rounds} repetitions of ${options.roundMs} ms.`,
    `The content of ${Math.min(...measured.map(({ compared }) => compared))} or more different requests of each query was compared first. Bytes of an answer, ours and PostGraphile's: ${bytes.join('; ')}.`,
    // Answers per second say something only about this machine and this hour.
    ...tablesOf(report)
      .slice(0, -1)
      .map(({ title, rows }) => `${title}:\n\n${markdownTable(rows)}`),
    `What is unequal:\n\n${unequal.map((text) => `- ${text}`).join('\n')}`,
  ].join('\n\n');
}

function markdownTable([heading = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}
