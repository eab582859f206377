/** A clock that jumps to the next sleeper's time as soon as nothing else is running: long waits take no time. */
import type { Clock } from '../../../bots/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export interface JumpingClock extends Clock {
  /** The sleeps, in order. */
  readonly slept: readonly number[];
}

export function jumpingClock(start = Date.UTC(2026, 0, 1)): JumpingClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const slept: number[] = [];
  let isJumping = false;
  const jump = () => {
    isJumping = false;
    const [next] = [...sleepers].sort((one, other) => one.at - other.at);
    if (next === undefined) return;
    sleepers.delete(next);
    now = Math.max(now, next.at);
    next.wake();
    jumpSoon();
  };
  const jumpSoon = () => {
    if (isJumping || sleepers.size === 0) return;
    isJumping = true;
    // Everything that can run without the clock runs first.
    setImmediate(() => setImmediate(jump));
  };
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      slept.push(ms);
      const end = () => {
        sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const sleeper = { at: now + ms, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', end, { once: true });
      jumpSoon();
    });
  return { now: () => new Date(now), sleep, slept };
}
