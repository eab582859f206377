/** Test process: a child process that prints one JSON object per line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Holder } from '../../../src/database/lock/folder-lock.ts';

export type ProcessEvent =
  | { readonly event: 'ready' | 'released' }
  | { readonly event: 'won'; readonly alone?: boolean; readonly found?: readonly number[] }
  | { readonly event: 'kept'; readonly id: number }
  | { readonly event: 'lost'; readonly holder: Holder; readonly message: string };

export interface TestProcess {
  readonly pid: number;
  /** All events so far; the test may clear it. */
  readonly received: ProcessEvent[];
  /** The first event of one of these types; rejects when the process ends without one. */
  readonly waitForEvent: <Event extends ProcessEvent['event']>(...events: Event[]) => Promise<Extract<ProcessEvent, { event: Event }>>;
  readonly send: (line: string) => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Kills it like `kill -9`; resolves when it has ended. */
  readonly kill: () => Promise<void>;
  readonly ended: Promise<void>;
}

const siblingPath = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const builtModule = siblingPath('../../../dist/src/database/open.js');

/** Starts one of the programs in this folder; it runs the built code, which starts much faster than the sources. */
export function startProcess(program: 'lock-process.mjs' | 'writer-process.mjs', ...args: readonly string[]): TestProcess {
  if (!existsSync(builtModule)) throw new Error(`${builtModule} is missing: build first (npx tsc -p .).`);
  const child = spawn(process.execPath, [siblingPath(program), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const received: ProcessEvent[] = [];
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  // The process was killed while we were still writing to it: the message no longer matters.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });
  // Our own programs print only these objects.
  lines.on('line', (line) => received.push(JSON.parse(line) as ProcessEvent));
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => {});
  return {
    pid: child.pid ?? 0,
    received,
    waitForEvent: (...events) =>
      waitForEvent(received, events, lines, ended).catch((error) => Promise.reject(new Error(`${error.message}: ${stderr}`))),
    send: (line) => child.stdin.write(`${line}\n`),
    signal: (signal) => child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

function waitForEvent<Event extends ProcessEvent['event']>(
  received: readonly ProcessEvent[],
  events: readonly Event[],
  lines: Interface,
  ended: Promise<void>,
) {
  const isWanted = (one: ProcessEvent): one is Extract<ProcessEvent, { event: Event }> => events.some((event) => event === one.event);
  return new Promise<Extract<ProcessEvent, { event: Event }>>((resolve, reject) => {
    const check = () => {
      const match = received.find(isWanted);
      if (match === undefined) return;
      lines.off('line', check);
      resolve(match);
    };
    lines.on('line', check);
    check();
    ended.then(() => reject(new Error(`The process ended before it reported one of: ${events.join(', ')}`)));
  });
}
