/** Growing waits, for what fails again and again. */
const FIRST_MS = 500;

/** How long to wait after so many failures: twice as long each time, at most `longestMs`. */
export const waitAfter = (failures: number, longestMs: number, firstMs = FIRST_MS): number =>
  Math.min(firstMs * 2 ** (failures - 1), longestMs);
