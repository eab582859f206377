/** Clock: the only door to time in src. */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};

/** Lets everybody else have a turn: PGlite works inside of this process, and a long loop over it would answer nobody. */
export const yieldToEventLoop = (): Promise<void> => nextTurn();
