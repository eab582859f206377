/**
 * Builds the Dockerfile's image, starts it as an unprivileged user, and asks it a question. Given the URL of a PostgreSQL server,
 * it also starts the image on a new database there, and drops that database afterwards. Usage: node .ci/image.mjs [url]
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { build, nobody } from './image-steps.mjs';
import { freePort } from './port.mjs';

const START_MS = 120_000;
const STOP_MS = 20_000;
const work = mkdtempSync(join(tmpdir(), 'lmm-image-'));
chmodSync(work, 0o755);

try {
  const image = build({ context: join(import.meta.dirname, '..'), work, log: (line) => console.log(`  ${line}`) });
  const folder = join(image.root, image.cwd);
  for (const name of ['typescript', 'prisma', 'vitest'])
    if (existsSync(join(folder, 'node_modules', name))) throw new Error(`${name} is in the image but doesn't belong there.`);
  if (image.user === undefined || image.user === 'root') throw new Error('The image runs as root.');
  console.log(`  the image's folder holds ${spawnSync('du', ['-sm', folder], { encoding: 'utf8' }).stdout.split('\t', 1)[0]} MB`);
  await check('on the embedded database', image, folder, {});
  const server = process.argv[2];
  if (server !== undefined) await withDatabase(server, (DATABASE_URL) => check('on PostgreSQL', image, folder, { DATABASE_URL }));
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function withDatabase(server, work) {
  const name = `lmm_image_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await work(url.href);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  }
}

async function check(what, { env, start, health }, cwd, extra) {
  const port = await freePort();
  const options = { cwd, ...nobody, env: { PATH: process.env.PATH, ...env, PORT: String(port), ...extra } };
  const [command, ...args] = start;
  const server = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)));
  try {
    const began = performance.now();
    await ready(`http://127.0.0.1:${port}/ready`, server);
    console.log(`  ${what}: ready after ${Math.round(performance.now() - began)} ms`);
    expect('a name in the answer', (await ask(port))?.data?.limitations?.[0]?.name, 'Data requirements and bias');
    expect('the health check', spawnSync(health[0], health.slice(1), options).status, 0);
    const terminal = spawnSync('node', ['dist/cli.js', 'limitations'], { ...options, encoding: 'utf8' });
    expect('an answer in the terminal', /^1\. Data requirements/m.test(terminal.stdout) && terminal.stderr === '', true);
    server.kill('SIGTERM');
    expect('the exit code after SIGTERM', await Promise.race([ended, wait(STOP_MS, 'still running')]), 0);
    expect('the health check of a stopped server', spawnSync(health[0], health.slice(1), options).status, 1);
    if (/warn|deprecat/i.test(said)) throw new Error('There are warnings.');
  } catch (error) {
    server.kill('SIGKILL');
    console.error(`It printed:\n${said}`);
    throw error;
  }
}

async function ready(url, server) {
  for (const end = performance.now() + START_MS; performance.now() < end && server.exitCode === null; await wait(100)) {
    if ((await fetch(url).catch(() => undefined))?.status === 200) return;
  }
  throw new Error(`${url} didn't answer with status 200.`);
}

async function ask(port) {
  const body = JSON.stringify({ query: '{ limitations(of: LMM) { name } }' });
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return answer.json();
}

function expect(what, found, wanted) {
  if (found !== wanted) throw new Error(`Expected ${what} to be ${JSON.stringify(wanted)}, but it is ${JSON.stringify(found)}.`);
}
