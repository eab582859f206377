/** The servers that are compared, all with the same rows: ours for each engine and each Node, and PostGraphile. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/clock.ts';
import { openDatabase } from '../../../src/database/open.ts';
import type { Queries, Sql } from '../../../src/database/sql.ts';
import { kindNames } from '../../../src/graph/ontology.ts';
import { type Place, writeProductRows } from '../database/product-rows.ts';
import { createScratchDatabase } from '../database/scratch.ts';
import { generate } from '../generate.ts';
import type { Defer } from '../processes/cleanup.ts';
import { type BenchProcesses, createBenchProcesses } from '../processes/processes.ts';
import { installPeer } from './install.ts';
import type { OurEngine, PeersOptions } from './options.ts';

export interface NodeBinary {
  readonly path: string;
  /** As in `Node 20.20.2`. */
  readonly version: string;
}

export interface OurServer {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly node: NodeBinary;
}

export interface Servers {
  readonly ours: readonly OurServer[];
  readonly peer: { readonly url: string; readonly pid: number; readonly version: string; readonly node: NodeBinary };
  /** Of the database of both, to watch the processes of PostgreSQL. */
  readonly sql: Sql;
  readonly postgresql: string;
}

/** Everything that it leaves on the machine is handed to `defer`. */
export async function startServers({ size, engines, nodes }: PeersOptions, defer: Defer): Promise<Servers> {
  const peer = installPeer();
  const processes = createBenchProcesses();
  const scratch = await createScratchDatabase();
  defer(scratch.drop);
  const work = mkdtempSync(join(tmpdir(), 'lmm-bench-peers-'));
  defer(async () => rmSync(work, { recursive: true, force: true }));
  defer(processes.stop);
  console.log(`writing ${size.toLocaleString('en')} generated entities`);
  const filled = await fill(engines, scratch.url, join(work, 'filled'), size);
  const database = await openDatabase({ url: scratch.url, folder: '', clock: systemClock });
  defer(database.close);
  const ours: OurServer[] = [];
  const own = { path: process.execPath, version: process.versions.node };
  const peerNode = { path: peer.node, version: versionOf(peer.node) };
  const chosen = { this: [own], 24: [peerNode], both: [own, peerNode] }[nodes];
  for (const node of chosen) {
    for (const engine of engines)
      ours.push(await startOurs(processes, placeOf(engine, filled, join(work, `${engine}-${node.version}`)), engine, node));
  }
  const { pid, found } = await processes.launch({
    args: ['tests/bench/peers/server.mjs', peer.folder, scratch.url],
    ...{ pattern: /^(\S+) (\S+)\n/, node: peer.node, env: { NODE_ENV: 'production', GRAPHILE_ENV: 'production' } },
  });
  const [url = '', version = ''] = found;
  const [server] = await database.sql.rows<{ version: string }>(`select current_setting('server_version') as version`);
  return { ours, peer: { url, pid, version, node: peerNode }, sql: database.sql, postgresql: server?.version ?? 'unknown' };
}

const versionOf = (node: string): string => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().replace(/^v/, '');

interface Filled {
  readonly url: string;
  readonly folder: string;
}

async function fill(engines: readonly OurEngine[], url: string, folder: string, size: number): Promise<Filled> {
  const tables = generate(size);
  await writeProductRows({ DATABASE_URL: url }, tables, writePeerRows);
  if (engines.includes('pglite')) await writeProductRows({ LMM_DATA: folder }, tables);
  return { url, folder };
}

const PEER_TABLES = readFileSync(join(import.meta.dirname, 'tables.sql'), 'utf8');

async function writePeerRows(sql: Sql): Promise<void> {
  await sql.transaction(async (tx: Queries) => {
    await tx.run('create temporary table kind_place (place bigint, kind text) on commit drop');
    await tx.rows('insert into kind_place (kind, place) select * from unnest($1::text[]) with ordinality', [[...kindNames]]);
    await tx.run(PEER_TABLES);
  });
  // Until a table is vacuumed, PostgreSQL reads it even where an index has all it needs.
  await sql.run('vacuum analyze');
}

/** A folder of the embedded database serves one process, so each server has a copy. */
function placeOf(engine: OurEngine, { url, folder }: Filled, copy: string): Place {
  if (engine === 'postgresql') return { DATABASE_URL: url };
  cpSync(folder, copy, { recursive: true });
  return { LMM_DATA: copy };
}

/** As `npm start` does, but without the rate limit: all requests come from one address. */
async function startOurs({ launch }: BenchProcesses, place: Place, engine: OurEngine, node: NodeBinary): Promise<OurServer> {
  const env = { ...place, PORT: '0', LMM_RATE_LIMIT: '0', LMM_IMPORT: 'off', NODE_ENV: 'production' };
  const { pid, found } = await launch({ args: ['dist/main.js'], pattern: /API +(\S+)[\s\S]*Stop it/, env, node: node.path });
  const name = `${engine === 'pglite' ? 'PGlite' : 'PostgreSQL'}, Node ${node.version.split('.')[0]}`;
  return { name, url: found[0] ?? '', pid, node };
}
