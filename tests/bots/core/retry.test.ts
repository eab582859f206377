import { expect, it } from 'vitest';
import { backoff, type RetryOptions, retry } from '../../../bots/core/retry.ts';
import { jumpingClock } from '../../support/daily/clock.ts';

class Busy extends Error {
  readonly retryAfterMs: number;
  constructor(retryAfterMs = 0) {
    super('busy');
    this.retryAfterMs = retryAfterMs;
  }
}

/** Work that rejects with each of the errors in turn and then succeeds. */
function failing(...errors: readonly Error[]) {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'done';
  };
}

const busy = (count: number) => Array.from({ length: count }, () => new Busy());

function setup(options: Partial<RetryOptions> = {}) {
  const clock = jumpingClock();
  return { clock, options: { clock, delayAfter: backoff(4000), ...options } };
}

it('doubles the wait up to its maximum', async () => {
  const { clock, options } = setup();
  expect(await retry(failing(...busy(6)), options)).toBe('done');
  expect(clock.slept).toEqual([500, 1000, 2000, 4000, 4000, 4000]);
});

it('waits at least as long as the error asks, and says so', async () => {
  const retries: unknown[] = [];
  const { clock, options } = setup({
    retryAfterMs: (error) => (error instanceof Busy ? error.retryAfterMs : undefined),
    onRetry: (_error, again) => retries.push(again),
  });
  await retry(failing(new Busy(7000), new Busy(10)), options);
  expect(clock.slept).toEqual([7000, 1000]);
  expect(retries).toEqual([
    { failures: 1, waitMs: 7000 },
    { failures: 2, waitMs: 1000 },
  ]);
});

it('rejects with the last error when no delay is left', async () => {
  const { clock, options } = setup({ delayAfter: (failures) => [10, 20][failures - 1] });
  const last = new Error('last');
  await expect(retry(failing(...busy(2), last), options)).rejects.toBe(last);
  expect(clock.slept).toEqual([10, 20]);
});

it("rejects at once when a retry can't help", async () => {
  const { clock, options } = setup({ isRetryable: (error) => error instanceof Busy });
  const refused = new Error('refused');
  await expect(retry(failing(...busy(1), refused), options)).rejects.toBe(refused);
  expect(clock.slept).toEqual([500]);
});

it('makes no attempt after its signal is aborted', async () => {
  const { options } = setup({ signal: AbortSignal.abort(new Error('stopped')) });
  let attempts = 0;
  await expect(
    retry(async () => {
      attempts += 1;
    }, options),
  ).rejects.toThrow('stopped');
  expect(attempts).toBe(0);
});

it('ends a wait when its signal is aborted', async () => {
  const stopping = new AbortController();
  const { options } = setup({ signal: stopping.signal, onRetry: () => stopping.abort(new Error('stopped')) });
  await expect(retry(failing(...busy(2)), options)).rejects.toThrow('stopped');
});

it('rejects with the error itself when the work fails after its signal is aborted', async () => {
  const stopping = new AbortController();
  const { clock, options } = setup({ signal: stopping.signal });
  const failure = new Error('too late');
  await expect(
    retry(async () => {
      stopping.abort();
      throw failure;
    }, options),
  ).rejects.toBe(failure);
  expect(clock.slept).toEqual([]);
});
