/** A clock whose sleepers wake only when a test lets them. */
import type { Clock } from '../../src/clock.ts';

export interface ManualClock extends Clock {
  /** Waits until somebody sleeps, then wakes them. */
  readonly tick: () => Promise<void>;
}

export function manualClock(): ManualClock {
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
    now: () => new Date(0),
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
  };
}
