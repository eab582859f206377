/** Growing waits, for what fails again and again. */
const FIRST_MS = 500;

/** How long to wait after so many failures, at most `longestMs`. */
export const waitAfter = (failures: number, longestMs: number): number => Math.min(FIRST_MS * 2 ** (failures - 1), longestMs);
