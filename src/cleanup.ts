/** Cleanup: deletes what is no longer needed, so that tables stay small and personal data is stored only as long as it's needed. */
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';

/** Deletes what was no longer needed at a time; resolves to how many rows of each sort. */
export type CleanupTask = (now: Date) => Promise<Readonly<Record<string, number>>>;

export interface CleanupOptions {
  readonly tasks: readonly CleanupTask[];
  readonly clock: Clock;
  readonly log: Logger;
}

const INTERVAL_MS = 60 * 60_000;

/** Cleans up now and every hour until the signal is aborted; if a run fails, the next one catches up. */
export async function cleanUpRegularly(options: CleanupOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const task of options.tasks) await cleanUpOnce(task, options);
    await options.clock.sleep(INTERVAL_MS, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }
}

async function cleanUpOnce(task: CleanupTask, { clock, log }: CleanupOptions): Promise<void> {
  try {
    const deleted = await task(clock.now());
    if (Object.values(deleted).some((count) => count > 0)) log.info(deleted, 'deleted expired rows');
  } catch (error) {
    log.error({ err: error }, 'cannot delete expired rows; retrying in an hour');
  }
}
