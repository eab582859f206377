/** `npm start` and `npm run dev`, as a service manager starts and stops them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { root } from '../../repository/modules.ts';
import { fillSeeded } from '../../support/app.ts';
import { createTemporaryFolder } from '../../support/database/template.ts';

const folder = createTemporaryFolder();
beforeAll(() => fillSeeded(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** npm with this script, in a process group of its own; the signal goes to npm alone, as a service manager sends it. */
function npm(...args: readonly string[]) {
  const { DATABASE_URL: _, NODE_ENV: __, ...env } = process.env;
  const child = spawn('npm', args, { cwd: root, env: { ...env, LMM_DATA: folder, PORT: '0', NO_COLOR: '1' }, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  // The pipes close once the last process that npm has started ends: an orphan keeps the test waiting.
  const closed = once(child, 'close');
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
    await closed;
  });
  return { pid: child.pid ?? 0, output: () => output, closed };
}

it.each([
  ['npm start', ['start']],
  ['npm run dev', ['run', 'dev']],
])('stops the server when %s is stopped', async (_what, args) => {
  const started = npm(...args);
  await vi.waitUntil(() => started.output().includes('Stop it with Ctrl-C'), { timeout: 100_000, interval: 50 });
  process.kill(started.pid, 'SIGTERM');
  await started.closed;
  expect(started.output()).toContain('SIGTERM: closing');
});

it('ends a server that is still starting', async () => {
  const started = npm('start');
  await vi.waitUntil(() => started.output().includes('lmm: opening'), { timeout: 100_000, interval: 10 });
  process.kill(started.pid, 'SIGTERM');
  await started.closed;
  expect(started.output()).not.toContain('Stop it with Ctrl-C');
});
