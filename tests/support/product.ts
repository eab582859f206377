/** The product as users run it: real processes of the build, with their own data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'dist', 'main.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Product {
  readonly pid: number;
  /** The server's address; known once it reports it. */
  readonly address: () => Promise<string>;
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

/** This process's variables, without those that would affect the test. */
function environment(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const { DATABASE_URL: _, LMM_DATA: __, PORT: ___, ...rest } = process.env;
  // The bundled catalog would change the knowledge in the middle of a test.
  return { ...rest, NO_COLOR: '1', LMM_IMPORT: 'off', ...env };
}

function collect(child: ChildProcess): { output: () => string; ended: Promise<Ended> } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { output: () => stdout + stderr, ended };
}

/** Starts the server on any free port; kills it at the end of the test if it's still running. */
export function startProduct(env: Readonly<Record<string, string>>, args: readonly string[] = []): Product {
  if (!existsSync(main)) throw new Error(`${main} is missing: build first (node .config/setup.mjs).`);
  const child = spawn(process.execPath, [main, ...args], { cwd: root, env: environment({ PORT: '0', ...env }) });
  const { output, ended } = collect(child);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const address = async () => {
    const found = () => /API +(http:\S+)\/graphql/.exec(output())?.[1];
    await vi.waitUntil(() => found() !== undefined || child.exitCode !== null, { timeout: 45_000, interval: 20 });
    const url = found();
    if (url === undefined) throw new Error(`it exited before it was ready:\n${output()}`);
    return url;
  };
  return { pid: child.pid ?? 0, address, output, signal: (signal) => void child.kill(signal), ended };
}

/** Runs `lmm` until it exits. */
export async function lmm(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'src', 'cli', 'bin.mjs'), ...args], { cwd: root, env: environment(env) });
  return collect(child).ended;
}

/** One GraphQL query over HTTP, as docs/api.md shows it. */
export async function post<Data>(address: string, query: string): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Data }).data;
}
