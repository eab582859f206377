/** The processes that a bench measures. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Generating a large graph on a busy machine takes minutes. */
const START_MS = 600_000;
const POLL_EVERY_MS = 20;

export interface BenchProcesses {
  /** Starts a server process and resolves with the part of its output that matches the pattern. */
  readonly start: (args: readonly string[], pattern: RegExp, env?: Record<string, string>) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

export function createBenchProcesses(): BenchProcesses {
  const running: ChildProcess[] = [];
  return {
    start: async (args, pattern, env = {}) => {
      const { PATH = '' } = process.env;
      const child = spawn(process.execPath, args, { env: { PATH, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
      running.push(child);
      let output = '';
      child.stdout.on('data', (part) => {
        output += part;
      });
      for (const end = performance.now() + START_MS; performance.now() < end && child.exitCode === null; await wait(POLL_EVERY_MS)) {
        const [, ...found] = pattern.exec(output) ?? [];
        if (found.length > 0) return found;
      }
      throw new Error(`${args.join(' ').slice(0, 100)} didn't start:\n${output}`);
    },
    stop: async () => {
      const stopping = running.splice(0);
      for (const child of stopping) child.kill('SIGTERM');
      await Promise.all(stopping.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The arguments for Node's HTTP server with one fixed answer: the upper bound for any server on Node. */
export const limitOf = (answer: string): readonly string[] => ['tests/bench/limit.mjs', Buffer.from(answer).toString('base64')];
