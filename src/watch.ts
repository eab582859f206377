/** For `npm run dev`: writes the knowledge files again whenever one of them changes. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { SetupError } from './errors.ts';
import { say } from './say.ts';

/** Editors write a file in several steps; they are over by then. */
const SETTLE_MS = 150;

/** Watches until the signal is aborted; wrong files are told and leave the graph as it is. */
export function watchKnowledge(folder: string, reseed: () => Promise<boolean>, clock: Clock, signal: AbortSignal): void {
  let waiting = false;
  const write = async () => {
    waiting = true;
    await clock.sleep(SETTLE_MS, signal);
    waiting = false;
    if (await reseed()) say('the graph shows the change');
  };
  watchFolders(folder, signal, () => {
    if (!waiting) void write().catch((error: unknown) => tell(error, signal));
  });
  say(`watching ${folder}`);
}

/**
 * Watches the folder and those in it, each by itself: a recursive watch of Node 20 loses sight of a file once an editor has put a new
 * one in its place.
 */
function watchFolders(folder: string, signal: AbortSignal, changed: () => void): void {
  const watchers = new Map<string, FSWatcher>();
  const add = (path: string, seen: () => void) => {
    if (watchers.has(path)) return;
    watchers.set(
      path,
      watch(path, seen).on('error', () => watchers.delete(path)),
    );
  };
  // One listener for all of them: Node warns of a leak when a signal has more than ten.
  signal.addEventListener('abort', () => {
    for (const watcher of watchers.values()) watcher.close();
  });
  const addKinds = () => {
    const kinds = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of kinds) add(join(folder, name), changed);
  };
  add(folder, () => {
    addKinds();
    changed();
  });
  addKinds();
}

function tell(error: unknown, signal: AbortSignal): void {
  if (signal.aborted) return;
  console.error(error instanceof SetupError ? `lmm: ${error.message}` : error);
}
