/** Clock: the only access to time in src. */
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason if the signal is aborted first. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};

/** Lets other work run: PGlite runs in this process, so a long loop over its rows would block every request. */
export const yieldToEventLoop = (): Promise<void> => immediate();
