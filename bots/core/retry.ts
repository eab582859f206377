import type { Clock } from '../clock.ts';

export interface RetryOptions {
  readonly clock: Pick<Clock, 'sleep'>;
  /** The wait after the first failure, the second and so on; undefined when that was the last attempt. */
  readonly delayAfter: (failures: number) => number | undefined;
  /** The shortest wait that the error itself asks for. */
  readonly retryAfterMs?: (error: unknown) => number | undefined;
  readonly isRetryable?: (error: unknown) => boolean;
  readonly onRetry?: (error: unknown, retry: { readonly failures: number; readonly waitMs: number }) => void;
  /** When it is aborted, a wait ends at once and nothing is tried again. */
  readonly signal?: AbortSignal;
}

/** Rejects with the error of the last attempt, or with the signal's reason. */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, delayAfter, retryAfterMs, isRetryable = () => true, onRetry, signal } = options;
  for (let failures = 1; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const delayMs = delayAfter(failures);
      if (signal?.aborted === true || delayMs === undefined || !isRetryable(error)) throw error;
      const waitMs = Math.max(delayMs, retryAfterMs?.(error) ?? 0);
      onRetry?.(error, { failures, waitMs });
      await clock.sleep(waitMs, signal);
    }
  }
}

const INITIAL_MS = 500;

/** Exponential backoff: the wait doubles with every failure, up to `maxMs`. */
export const backoff =
  (maxMs: number, firstMs = INITIAL_MS) =>
  (failures: number): number =>
    Math.min(firstMs * 2 ** (failures - 1), maxMs);
