/** A time for durations: it never goes back, though a clock may be set back. */
import type { Clock } from '../../clock.ts';

/** Milliseconds that only grow; what was lost by a clock that was set back is as if it had stood still. */
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
