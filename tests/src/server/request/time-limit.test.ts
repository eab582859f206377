import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../../src/clock.ts';
import { createTimeLimits, TIME_LIMIT_MS } from '../../../../src/server/request/time-limit.ts';

/** A clock whose sleepers wake when its time has come. */
function steppedClock() {
  let time = 0;
  const sleeps: { readonly until: number; readonly wake: () => void }[] = [];
  const sleep = vi.fn<Clock['sleep']>((ms) => new Promise((resolve) => void sleeps.push({ until: time + ms, wake: resolve })));
  const advance = async (ms: number): Promise<void> => {
    time += ms;
    for (const { until, wake } of sleeps) if (until <= time) wake();
    await turn();
  };
  return { clock: { now: () => new Date(time), sleep } satisfies Clock, sleep, advance };
}

const responseWith = (writableFinished = false) => Object.assign(new EventEmitter(), { writableFinished }) as unknown as ServerResponse;
const never = () => new Promise<never>(() => {});
const timeout = expect.objectContaining({ extensions: expect.objectContaining({ code: 'TIMEOUT' }) });

function start() {
  const stepped = steppedClock();
  return { ...stepped, limitFor: createTimeLimits(stepped.clock) };
}

describe('time limits', () => {
  it('share one timer, which no longer keeps the process running', async () => {
    const { sleep, advance, limitFor } = start();
    for (let count = 0; count < 100; count += 1) {
      await limitFor(responseWith()).wait(Promise.resolve(count));
      await advance(10);
    }
    expect(sleep.mock.calls).toEqual([[TIME_LIMIT_MS, undefined, { keepsAlive: false }]]);
  });

  it('take nothing from requests that wait for nothing', () => {
    const { sleep, limitFor } = start();
    const response = responseWith();
    limitFor(response).throwIfAborted();
    expect([sleep.mock.calls, response.listenerCount('close')]).toEqual([[], 0]);
  });

  it('end each request after its own time', async () => {
    const { advance, limitFor } = start();
    const ended: unknown[] = [];
    for (const name of ['first', 'second', 'third']) {
      limitFor(responseWith())
        .wait(never())
        .catch((error: unknown) => void ended.push([name, error]));
      await advance(1_000);
    }
    await advance(TIME_LIMIT_MS - 3_001);
    expect(ended).toEqual([]);
    await advance(1);
    expect(ended).toEqual([['first', timeout]]);
    await advance(1_500);
    expect(ended).toEqual([
      ['first', timeout],
      ['second', timeout],
    ]);
    await advance(500);
    expect(ended).toHaveLength(3);
  });

  it('start again after a time without requests', async () => {
    const { sleep, advance, limitFor } = start();
    await limitFor(responseWith()).wait(Promise.resolve());
    await advance(TIME_LIMIT_MS);
    const waiting = limitFor(responseWith()).wait(never());
    const ended = expect(waiting).rejects.toEqual(timeout);
    await advance(TIME_LIMIT_MS);
    await ended;
    expect(sleep).toHaveBeenCalledTimes(2);
  });

  it('abort the work: the signal tells why, also when it is read later', async () => {
    const { advance, limitFor } = start();
    const limit = limitFor(responseWith());
    const early = limit.signal;
    const waiting = expect(limit.wait(never())).rejects.toEqual(timeout);
    await advance(TIME_LIMIT_MS);
    await waiting;
    expect([early.aborted, early.reason, limit.signal]).toEqual([true, timeout, early]);
    expect(() => limit.throwIfAborted()).toThrow('The answer took longer than 10 s.');
    await expect(limit.wait(Promise.resolve())).rejects.toEqual(timeout);
  });

  it('end the work when the client disconnects, and not when the answer is sent', async () => {
    const { limitFor } = start();
    const [gone, sent] = [responseWith(), responseWith(true)];
    const [one, other] = [limitFor(gone), limitFor(sent)];
    const waiting = expect(one.wait(never())).rejects.toMatchObject({ name: 'AbortError' });
    await other.wait(Promise.resolve());
    gone.emit('close');
    sent.emit('close');
    await waiting;
    expect([one.signal.aborted, other.signal.aborted]).toEqual([true, false]);
  });

  it('fail every request that waits if there is no timer', async () => {
    const sleep = async () => Promise.reject(new Error('no timer'));
    const limitFor = createTimeLimits({ now: () => new Date(0), sleep });
    await expect(limitFor(responseWith()).wait(never())).rejects.toThrow('no timer');
  });
});
