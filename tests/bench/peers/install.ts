/** The peer and the Node it needs, from the npm registry: installed once into a cache, and not a dependency of the project. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/env.ts';

export const POSTGRAPHILE_VERSION = '5.1.5';
/** PostGraphile needs Node 22 or newer; this is what the Dockerfile's Node 24 was when the bench was written. */
const NODE_VERSION = '24.22.3';

const CACHE = join(packageRoot, 'node_modules', '.cache', 'lmm-bench');
const CURRENT = `postgraphile-${POSTGRAPHILE_VERSION}-node-${NODE_VERSION}`;

export interface Peer {
  /** The folder whose node_modules holds PostGraphile. */
  readonly folder: string;
  readonly node: string;
}

export function installPeer(): Peer {
  const folder = join(CACHE, CURRENT);
  if (!existsSync(folder)) install(folder);
  // Other versions would only fill the disk: each takes half a gigabyte.
  for (const name of readdirSync(CACHE)) if (name !== CURRENT) rmSync(join(CACHE, name), { recursive: true, force: true });
  return { folder, node: join(folder, 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node') };
}

const nodePackage = (): string => `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Under another name until it's complete. */
function install(folder: string): void {
  console.log(`installing PostGraphile ${POSTGRAPHILE_VERSION} and Node ${NODE_VERSION} into ${CACHE}`);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const packages = [`postgraphile@${POSTGRAPHILE_VERSION}`, `${nodePackage()}@${NODE_VERSION}`];
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--prefix', unfinished, ...options, ...packages], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm couldn't install ${packages.join(' and ')}; the lines above say why.`);
  renameSync(unfinished, folder);
}
