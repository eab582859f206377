/** A clock that only advances, and only wakes its sleepers, when a test says so. */
import type { Clock } from '../../src/clock.ts';

export interface ManualClock extends Clock {
  /** Waits until something sleeps, then wakes it. */
  readonly tick: () => Promise<void>;
  /** Advances the time without waking sleepers. */
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
