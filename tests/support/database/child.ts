/** Child: a process of its own that says one JSON object a line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Holder } from '../../../src/database/lock.ts';

export type Said =
  | { readonly event: 'ready' | 'released' }
  | { readonly event: 'won'; readonly alone?: boolean; readonly found?: readonly number[] }
  | { readonly event: 'kept'; readonly id: number }
  | { readonly event: 'lost'; readonly holder: Holder; readonly message: string };

export interface Child {
  readonly pid: number;
  /** Everything said so far; may be emptied. */
  readonly said: Said[];
  /** The first thing said that is one of the events; rejects when the process ends without it. */
  readonly hear: <Event extends Said['event']>(...events: Event[]) => Promise<Extract<Said, { event: Event }>>;
  readonly tell: (line: string) => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Kills it as `kill -9` does; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  readonly ended: Promise<void>;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const built = here('../../../dist/src/database/open.js');

/** Starts one of the programs beside this file; it runs the built code, which starts much faster than the sources. */
export function startChild(program: 'starter.mjs' | 'writer.mjs', ...args: readonly string[]): Child {
  if (!existsSync(built)) throw new Error(`${built} is missing: build first (npx tsc -p .).`);
  const child = spawn(process.execPath, [here(program), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said: Said[] = [];
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  // Killed while we still tell it something: what it was told does not matter any more.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });
  // Our own programs write nothing but these objects.
  lines.on('line', (line) => said.push(JSON.parse(line) as Said));
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => {});
  return {
    pid: child.pid ?? 0,
    said,
    hear: (...events) => hear(said, events, lines, ended).catch((error) => Promise.reject(new Error(`${error.message}: ${complaint}`))),
    tell: (line) => child.stdin.write(`${line}\n`),
    signal: (signal) => child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

function hear<Event extends Said['event']>(said: readonly Said[], events: readonly Event[], lines: Interface, ended: Promise<void>) {
  const isMeant = (one: Said): one is Extract<Said, { event: Event }> => events.some((event) => event === one.event);
  return new Promise<Extract<Said, { event: Event }>>((resolve, reject) => {
    const look = () => {
      const heard = said.find(isMeant);
      if (heard === undefined) return;
      lines.off('line', look);
      resolve(heard);
    };
    lines.on('line', look);
    look();
    ended.then(() => reject(new Error(`The process ended before it said one of: ${events.join(', ')}`)));
  });
}
