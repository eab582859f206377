import { describe, expect, it, vi } from 'vitest';
import { createReadiness } from '../../../src/server/readiness.ts';
import { manualClock } from '../../support/manual-clock.ts';

describe('readiness', () => {
  it('asks the database once a second, however many callers want to know', async () => {
    const clock = manualClock();
    const check = vi.fn(async () => {});
    const isReady = createReadiness(check, clock);
    expect(await Promise.all(Array.from({ length: 100 }, isReady))).toEqual(Array.from({ length: 100 }, () => true));
    clock.advance(999);
    await isReady();
    expect(check).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await isReady();
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('is false when the database fails, and true again when it is back', async () => {
    const clock = manualClock();
    let works = false;
    const isReady = createReadiness(() => (works ? Promise.resolve() : Promise.reject(new Error('away'))), clock);
    expect(await isReady()).toBe(false);
    works = true;
    clock.advance(1_000);
    expect(await isReady()).toBe(true);
  });

  it('is false after a while without an answer, and asks no second time until there is one', async () => {
    const clock = manualClock();
    const { promise, resolve } = withResolvers();
    const check = vi.fn(() => promise);
    const isReady = createReadiness(check, clock);
    const first = isReady();
    await clock.tick();
    expect(await first).toBe(false);
    clock.advance(60_000);
    expect([await isReady(), check.mock.calls.length]).toEqual([false, 1]);
    resolve();
    await promise;
    await Promise.resolve();
    expect([await isReady(), check.mock.calls.length]).toEqual([true, 2]);
  });
});

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
