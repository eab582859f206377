/** Monotonic time for durations, from a clock that may be set back. */
import type { Clock } from '../../clock.ts';

/** Milliseconds that never decrease: while the clock catches up with itself, they stand still. */
export function monotonicTime(clock: Clock): () => number {
  let lost = 0;
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const time = clock.now().getTime();
    if (time + lost < last) lost = last - time;
    last = time + lost;
    return last;
  };
}
