/** For `npm run dev`: reseeds whenever a knowledge file changes. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Clock } from './clock.ts';
import { SetupError } from './errors.ts';
import { printError as printProblem, printStatus } from './output.ts';

/** Editors save a file in several steps, which are done by then. */
const DEBOUNCE_MS = 150;

/** Watches until the signal is aborted; invalid files are reported and leave the graph unchanged. */
export function watchKnowledge(folder: string, reseed: () => Promise<boolean>, clock: Clock, signal: AbortSignal): void {
  let isScheduled = false;
  const write = async () => {
    isScheduled = true;
    await clock.sleep(DEBOUNCE_MS, signal);
    isScheduled = false;
    if (await reseed()) printStatus('the graph shows the change');
  };
  watchFolders(folder, signal, () => {
    if (!isScheduled) void write().catch((error: unknown) => printError(error, signal));
  });
  printStatus(`watching ${folder}`);
}

/**
 * Watches the folder and each folder in it separately: Node 20's recursive watch loses a file once an editor has
 * replaced it.
 */
function watchFolders(folder: string, signal: AbortSignal, onChange: () => void): void {
  const watchers = new Map<string, FSWatcher>();
  const add = (path: string, onEvent: () => void) => {
    if (watchers.has(path)) return;
    watchers.set(
      path,
      watch(path, onEvent).on('error', () => watchers.delete(path)),
    );
  };
  // One listener for all watchers: Node warns of a leak when a signal has more than ten.
  signal.addEventListener('abort', () => {
    for (const watcher of watchers.values()) watcher.close();
  });
  const addKinds = () => {
    const kinds = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of kinds) add(join(folder, name), onChange);
  };
  add(folder, () => {
    addKinds();
    onChange();
  });
  addKinds();
}

function printError(error: unknown, signal: AbortSignal): void {
  if (signal.aborted) return;
  printProblem(error instanceof SetupError ? `lmm: ${error.message}` : inspect(error));
}
