/** Clock: the bots' only access to time. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason if the signal is aborted first. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};

/** Whether `work` resolves within `ms`; rejects if `work` rejects before that. */
export async function isWithin(work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> {
  const timeout = new AbortController();
  try {
    return await Promise.race([work.then(() => true), clock.sleep(ms, timeout.signal).then(() => false)]);
  } finally {
    timeout.abort();
  }
}
