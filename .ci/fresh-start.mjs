/**
 * Follows README and docs/ as a newcomer would, in a clone with nothing installed: starts, asks, stops, starts again.
 * The output shown below a command must be what the command prints; "..." stands for anything.
 * Usage: node .ci/fresh-start.mjs <folder of the clone>
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './port.mjs';

const FIRST_MS = 300_000;
// The target is 3 s; a busy machine gets more.
const AGAIN_MS = 20_000;
const STOP_MS = 20_000;

const folder = process.argv[2] ?? fail('Name the folder of the clone.');
const port = await freePort();
const { CI, DATABASE_URL, TEST_DATABASE_URL, LMM_DATA, ...inherited } = process.env;
const env = { ...inherited, PORT: String(port), NO_COLOR: '1' };
const pages = ['README.md', ...readdirSync(join(folder, 'docs')).map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md'));
/** The output that the pages show below each command. */
const shown = new Map(pages.flatMap(shownIn));
const compared = new Set();
const curl = [...shown.keys()].find((command) => command.startsWith('curl ')) ?? fail('No page shows a curl with an answer.');

await once('first start', FIRST_MS, async (said) => {
  compare('npm start', said);
  compare(curl, ask(curl.replaceAll('localhost:4000', `localhost:${port}`)));
  for (const command of ['npx lmm limitations', 'npx lmm ask who made flamingo']) compare(command, ask(command));
});
await once('second start', AGAIN_MS, async (said) => compare('npm start', said));
compare('npx lmm limitations', ask('npx lmm limitations'));
for (const command of ['npx lmm --help', 'npx lmm slack manifest', 'npx lmm slack manifest --url https://lmm.example.org', 'npm run seed'])
  ask(command);
const left = ask('git status --porcelain');
if (left !== '') fail(`Starting left files behind:\n${left}`);
const unchecked = [...shown.keys()].filter((command) => !compared.has(command));
if (unchecked.length > 0) fail(`Pages show output that this script doesn't check:\n${unchecked.join('\n')}`);

function shownIn(page) {
  const text = readFileSync(join(folder, page), 'utf8');
  return [...text.matchAll(/```sh\n([^`]+)```(?:[^`]|`[^`\n]+`)*?```text\n([^`]+)```/g)].map(([, command, output]) => [
    command.trim(),
    output.trimEnd().replaceAll('localhost:4000', `localhost:${port}`),
  ]);
}

async function once(what, limit, work) {
  const began = performance.now();
  // A process group of its own, so that Ctrl-C reaches both npm and the server, as it does from a keyboard.
  const child = spawn('npm', ['start'], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  try {
    while (!said.includes('Stop it with Ctrl-C')) {
      if (child.exitCode !== null || performance.now() - began > limit) fail(`The ${what} didn't come up.`);
      await wait(20);
    }
    console.log(`  ${what}: up after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    await work(said);
    process.kill(-child.pid, 'SIGINT');
    const code = await Promise.race([ended, wait(STOP_MS, 'still running')]);
    // npm exits by the signal once the server has ended; a shell reports that as 130.
    if (code !== 0 && code !== 'SIGINT') fail(`After Ctrl-C, the ${what} exited with ${code}.`);
    refuseWarnings(said);
  } catch (error) {
    console.error(`npm start printed:\n${said}`);
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    throw error;
  }
}

function ask(command) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) fail(`${command}\nexit code ${status}\n${stdout}${stderr}`);
  refuseWarnings(stderr);
  return stdout;
}

/** Users may have outdated npm settings of their own; nothing else may warn. */
function refuseWarnings(text) {
  const lines = text.split('\n').filter((line) => /warn|deprecat/i.test(line) && !line.includes('Unknown user config'));
  if (lines.length > 0) fail(`npm printed warnings:\n${lines.join('\n')}`);
}

function compare(command, said) {
  const wanted = shown.get(command) ?? fail(`No page shows what "${command}" prints.`);
  const literal = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  if (!new RegExp(wanted.split('...').map(literal).join('[^]*?')).test(said))
    fail(`"${command}" doesn't print what the pages show.\n${wanted}\n--- but printed:\n${said}`);
  compared.add(command);
  console.log(`  as the pages show: ${command.split('\n', 1)[0]}`);
}

function fail(text) {
  throw new Error(text);
}
