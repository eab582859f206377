/** The processes that a bench measures. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Generating a large graph on a busy machine takes minutes. */
const START_MS = 600_000;
const POLL_EVERY_MS = 20;

export interface Program {
  readonly args: readonly string[];
  /** The part of the output that tells that it runs. */
  readonly pattern: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  /** The binary of Node; by default the one that runs the bench. */
  readonly node?: string;
}

export interface Started {
  readonly pid: number;
  /** The groups of the pattern. */
  readonly found: readonly string[];
}

export interface BenchProcesses {
  /** Starts a server process and resolves with the part of its output that matches the pattern. */
  readonly start: (args: readonly string[], pattern: RegExp, env?: Record<string, string>) => Promise<readonly string[]>;
  readonly launch: (program: Program) => Promise<Started>;
  readonly stop: () => Promise<void>;
}

export function createBenchProcesses(): BenchProcesses {
  const running: ChildProcess[] = [];
  const launch = async ({ args, pattern, env = {}, node = process.execPath }: Program): Promise<Started> => {
    const { PATH = '' } = process.env;
    const child = spawn(node, args, { env: { PATH, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
    });
    for (const end = performance.now() + START_MS; performance.now() < end && child.exitCode === null; await wait(POLL_EVERY_MS)) {
      const [, ...found] = pattern.exec(output) ?? [];
      if (found.length > 0) return { pid: child.pid ?? 0, found };
    }
    throw new Error(`${args.join(' ').slice(0, 100)} didn't start:\n${output}`);
  };
  return {
    launch,
    start: async (args, pattern, env = {}) => (await launch({ args, pattern, env })).found,
    stop: async () => {
      const stopping = running.splice(0);
      for (const child of stopping) child.kill('SIGTERM');
      await Promise.all(stopping.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The arguments for Node's HTTP server with one fixed answer: the upper bound for any server on Node. */
export const limitOf = (answer: string): readonly string[] => ['tests/bench/processes/limit.mjs', Buffer.from(answer).toString('base64')];
