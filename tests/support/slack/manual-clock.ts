/** A clock that only moves when the test advances it, so no test waits for real time. */
import type { Clock } from '../../../bots/clock.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export interface ManualClock extends Clock {
  /** The milliseconds until each sleeper wakes, soonest first. */
  readonly sleeping: () => number[];
  /** Moves the time and wakes the sleepers that are due. */
  readonly advance: (ms: number) => void;
}

/** The clock starts at the real time, because signatures depend on it. */
export function manualClock(): ManualClock {
  let now = Date.now();
  const sleepers = new Set<Sleeper>();
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const end = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        end();
        reject(signal?.reason);
      };
      const sleeper = {
        until: now + ms,
        wake: () => {
          end();
          resolve();
        },
      };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort);
    });
  return {
    now: () => new Date(now),
    sleep,
    sleeping: () => [...sleepers].map(({ until }) => until - now).sort((a, b) => a - b),
    advance: (ms) => {
      now += ms;
      for (const sleeper of sleepers) {
        if (sleeper.until <= now) sleeper.wake();
      }
    },
  };
}
