/** A clock that goes on, and whose sleepers wake, only when a test says so. */
import type { Clock } from '../../src/clock.ts';

export interface ManualClock extends Clock {
  /** Waits until somebody sleeps, then wakes them. */
  readonly tick: () => Promise<void>;
  /** Moves the time on; who sleeps sleeps on. */
  readonly advance: (ms: number) => void;
}

export function manualClock(): ManualClock {
  let time = 0;
  let wake: (() => void) | undefined;
  let onSleep: () => void = () => {};
  const asleep = async () => {
    while (wake === undefined)
      await new Promise<void>((resolve) => {
        onSleep = resolve;
      });
    return wake;
  };
  return {
    now: () => new Date(time),
    sleep: (_ms, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) reject(signal.reason);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        wake = resolve;
        onSleep();
      }),
    tick: async () => {
      const waken = await asleep();
      wake = undefined;
      waken();
    },
    advance: (ms) => {
      time += ms;
    },
  };
}
