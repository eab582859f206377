/** For `npm run dev`: writes the knowledge files again whenever one of them changes. */
import { watch } from 'node:fs';
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
  watch(folder, { recursive: true, signal }, () => {
    if (!waiting) void write().catch((error: unknown) => tell(error, signal));
  });
  say(`watching ${folder}`);
}

function tell(error: unknown, signal: AbortSignal): void {
  if (signal.aborted) return;
  console.error(error instanceof SetupError ? `lmm: ${error.message}` : error);
}
