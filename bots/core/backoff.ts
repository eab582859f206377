/** Growing waits, for what fails again and again. */
const INITIAL_MS = 500;

/** How long to wait after so many failures: twice as long each time, at most `longestMs`. */
export const backoffDelay = (failures: number, maxMs: number, firstMs = INITIAL_MS): number =>
  Math.min(firstMs * 2 ** (failures - 1), maxMs);
