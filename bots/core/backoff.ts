/** Exponential backoff between retries. */
const INITIAL_MS = 500;

/** The wait doubles with every failure, up to `maxMs`. */
export const backoffDelay = (failures: number, maxMs: number, firstMs = INITIAL_MS): number =>
  Math.min(firstMs * 2 ** (failures - 1), maxMs);
