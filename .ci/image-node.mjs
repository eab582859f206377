/**
 * Installs the Node that the Dockerfile names into a folder, from the npm registry, and prints the folder of its binary, to be put
 * first in PATH. Usage: node .ci/image-node.mjs <folder>
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodeMajor } from './image-steps.mjs';

const folder = resolve(process.argv[2] ?? fail('Name a folder.'));
if (process.platform !== 'linux') fail('The packages that hold Node are for Linux.');
const wanted = nodeMajor(readFileSync(join(import.meta.dirname, '..', 'Dockerfile'), 'utf8'));
const name = `node-linux-${process.arch}`;

mkdirSync(folder, { recursive: true });
// The package is a binary and nothing else, so none of its scripts needs to run.
run('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${wanted}`]);
const bin = join(folder, 'node_modules', name, 'bin');
const found = run(join(bin, 'node'), ['--version']).trim();
if (!found.startsWith(`v${wanted}.`)) fail(`Expected Node ${wanted}, but the package holds ${found}.`);
console.log(bin);

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) fail(`${command} ${args.join(' ')}\nexit code ${status}\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
  return stdout;
}

function fail(text) {
  throw new Error(text);
}
