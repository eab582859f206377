/** Clock: the only access to time in src. */
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason if the signal is aborted first. */
  readonly sleep: (ms: number, signal?: AbortSignal, options?: SleepOptions) => Promise<void>;
}

export interface SleepOptions {
  /** Whether the process keeps running for it; true by default. */
  readonly keepsAlive?: boolean;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal, { keepsAlive: ref = true } = {}) => wait(ms, undefined, { ref, ...(signal === undefined ? {} : { signal }) }),
};

/** Lets other work run: PGlite runs in this process, so a long loop over its rows would block every request. */
export const yieldToEventLoop = (): Promise<void> => immediate();
