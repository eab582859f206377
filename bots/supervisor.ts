/**
 * Supervisor: runs each platform by itself, so that an uncaught error in one ends neither the process nor the others. The platform
 * is started again, with growing waits, and given up when that doesn't help.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { backoff } from './core/retry.ts';

/** What is supervised: the bot and the poster of a platform. */
interface Stoppable {
  readonly stop: () => Promise<void>;
}

export interface Supervised<Part> {
  /** Undefined while it isn't running. */
  readonly current: () => Part | undefined;
  /** Why it isn't running or was started again, and what happens next; undefined if nothing failed lately. */
  readonly failure: () => Failure | undefined;
  /** Runs work for the part that was started from outside, such as a request to one of its routes. */
  readonly run: (work: () => void) => void;
  readonly stop: () => Promise<void>;
}

interface Failure {
  readonly isRunning: boolean;
  readonly detail: string;
}

export interface Supervisor {
  /** Rejects if the first start fails. */
  readonly start: <Part extends Stoppable>(name: string, open: () => Promise<Part>) => Promise<Supervised<Part>>;
  /** Takes an uncaught error of one of the parts, which is then started again; false for an error of anything else. */
  readonly recover: (error: unknown) => boolean;
  /** Runs work of the server for a part: its errors aren't those of the part. */
  readonly outside: <Result>(work: () => Result) => Result;
}

export interface SupervisorOptions {
  readonly clock: Clock;
  readonly log: Logger;
}

/** A part that fails more often than this within the window isn't started again. */
export const MAX_FAILURES = 5;
export const FAILURE_WINDOW_MS = 10 * 60_000;
const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 60_000;
const waitAfter = backoff(MAX_WAIT_MS, FIRST_WAIT_MS);

export function createSupervisor(options: SupervisorOptions): Supervisor {
  // Node keeps the value for every callback and promise that work in `run` leads to, and for the handlers of uncaught errors.
  const running = new AsyncLocalStorage<(error: unknown) => void>();
  return {
    start: (name, open) => supervise(name, open, running, options),
    recover: (error) => {
      const fail = running.getStore();
      fail?.(error);
      return fail !== undefined;
    },
    outside: (work) => running.exit(work),
  };
}

async function supervise<Part extends Stoppable>(
  name: string,
  open: () => Promise<Part>,
  running: AsyncLocalStorage<(error: unknown) => void>,
  { clock, log }: SupervisorOptions,
): Promise<Supervised<Part>> {
  const stopping = new AbortController();
  let current: Part | undefined;
  let failure: Failure | undefined;
  let failedAt: readonly number[] = [];
  let failedWhileOpening: string | undefined;

  const openPart = async () => {
    failedWhileOpening = undefined;
    current = await running.run(fail, open);
    if (failedWhileOpening !== undefined) replace(failedWhileOpening);
    // The stop has not seen it.
    else if (stopping.signal.aborted) await current.stop();
  };
  const fail = (error: unknown) => {
    const id = randomUUID().slice(0, 8);
    log.error({ err: error, id, platform: name }, 'a platform failed');
    if (current === undefined) failedWhileOpening = id;
    else replace(id);
  };
  const replace = (id: string) => {
    const failed = current;
    current = undefined;
    if (stopping.signal.aborted) return;
    running.exit(() => failed?.stop().catch((error: unknown) => log.error({ err: error, id, platform: name }, 'a platform did not stop')));
    openLater(id);
  };
  const openLater = (id: string) => {
    const now = clock.now().getTime();
    failedAt = [...failedAt.filter((at) => now - at < FAILURE_WINDOW_MS), now];
    if (failedAt.length > MAX_FAILURES) {
      failure = {
        isRunning: false,
        detail: `stopped after ${failedAt.length} errors (the last one: ${id}): see the log, then restart LMM Atlas`,
      };
      return;
    }
    failure = { isRunning: false, detail: `restarting after an error (${id})` };
    void running.exit(() => openAgain(id));
  };
  const openAgain = async (id: string) => {
    try {
      await clock.sleep(waitAfter(failedAt.length), stopping.signal);
      failure = { isRunning: true, detail: `restarted after an error (${id})` };
      await openPart();
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.error({ err: error, id, platform: name }, 'a platform could not be started again');
      openLater(id);
    }
  };

  await openPart();
  return {
    current: () => current,
    failure: () => (failure?.isRunning === true && !isRecent(failedAt, clock) ? undefined : failure),
    run: (work) => running.run(fail, work),
    stop: async () => {
      stopping.abort();
      await current?.stop();
    },
  };
}

const isRecent = (failedAt: readonly number[], clock: Clock): boolean => clock.now().getTime() - (failedAt.at(-1) ?? 0) < FAILURE_WINDOW_MS;
