/** A clock whose time moves only when a test steps it. */
import type { Clock } from '../../../bots/clock.ts';

export interface SteppedClock extends Clock {
  /** Waits until something sleeps for exactly `ms`, then lets that time pass. */
  readonly pass: (ms: number) => Promise<void>;
}

interface Sleeper {
  readonly due: number;
  readonly ms: number;
  readonly wake: () => void;
}

export function steppedClock(start = Date.UTC(2026, 0, 1)): SteppedClock {
  let time = start;
  let sleepers: Sleeper[] = [];
  let onSleep: () => void = () => {};
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const sleeper = { due: time + ms, ms, wake: resolve };
      signal?.addEventListener('abort', () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      });
      sleepers.push(sleeper);
      onSleep();
    });
  const pass = async (ms: number) => {
    while (!sleepers.some((sleeper) => sleeper.ms === ms)) {
      await new Promise<void>((resolve) => {
        onSleep = resolve;
      });
    }
    time += ms;
    const due = sleepers.filter((sleeper) => sleeper.due <= time);
    sleepers = sleepers.filter((sleeper) => sleeper.due > time);
    for (const { wake } of due) wake();
  };
  return { now: () => new Date(time), sleep, pass };
}
