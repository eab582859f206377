import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../../bots/core/posting/rate-limiter.ts';
import { createRateLimits } from '../../../../bots/core/posting/rate-limits.ts';
import { jumpingClock } from '../../../support/daily/clock.ts';

const going = new AbortController().signal;

/** What the other side counts at most in any second: it looks at when requests arrive. */
const mostInAnySecond = (times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length));

/** The start times of a number of requests, each answered after a delay. */
async function timesOf(count: number, rate: { perSecond: number; maxInSecond: number }, answerMs: (index: number) => number) {
  const clock = jumpingClock();
  const limiter = createRateLimiter({ clock, ...rate });
  const times: number[] = [];
  const answered: Promise<void>[] = [];
  for (let index = 0; index < count; ) {
    const wait = limiter.waitMs();
    if (wait > 0) await clock.sleep(wait);
    else {
      const end = limiter.acquire();
      times.push(clock.now().getTime());
      answered.push(clock.sleep(answerMs(index)).then(end));
      index += 1;
    }
  }
  await Promise.all(answered);
  return times;
}

const discord = { perSecond: 49, maxInSecond: 50 };

describe('a rate limiter', () => {
  it('lets requests out evenly, just below its rate', async () => {
    const times = await timesOf(200, discord, () => 1);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
    expect(mostInAnySecond(times)).toBeLessThanOrEqual(49);
    expect(((times.at(-1) ?? 0) - (times[0] ?? 0)) / 199).toBeLessThan(21.5);
  });

  it.each([
    ['arrive at once', 0],
    ['take 300 ms to arrive', 300],
    ['take 900 ms to arrive', 900],
  ])('never sends more than the other side counts in a second when some of them %s', async (_what, late) => {
    const delay = (index: number) => (index % 7 === 0 ? late : 0);
    const times = await timesOf(300, discord, (index) => delay(index) + 5);
    expect(mostInAnySecond(times.map((time, index) => time + delay(index)).sort((one, other) => one - other))).toBeLessThanOrEqual(50);
  });

  it('continues if a request is never answered', async () => {
    const times = await timesOf(200, discord, (index) => (index === 3 ? 15_000 : 5));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(8000);
  });

  it('does not save unused capacity for a burst', async () => {
    const clock = jumpingClock();
    const limiter = createRateLimiter({ clock, perSecond: 4, maxInSecond: 4 });
    await clock.sleep(60_000);
    limiter.acquire()();
    expect(limiter.waitMs()).toBe(250);
  });

  it('waits at least as long as requested', async () => {
    const clock = jumpingClock();
    const limiter = createRateLimiter({ clock, perSecond: 49, maxInSecond: 50 });
    limiter.pause(30_000);
    limiter.pause(1000);
    expect([limiter.waitMs(), limiter.pausedMs()]).toEqual([30_000, 30_000]);
    await clock.sleep(30_000);
    expect([limiter.waitMs(), limiter.pausedMs()]).toEqual([0, 0]);
  });
});

const slack = (clock = jumpingClock(), blockedMs = () => 0) => ({
  clock,
  limits: createRateLimits({
    ...{ clock, perSecond: 4, maxInSecond: 4, blockedMs },
    keysOf: ({ workspace, channel }) => ({ shared: workspace, channel: `${workspace}/${channel}` }),
  }),
});

it('a rate limiter keeps its rate when its clock is set back', () => {
  let time = Date.UTC(2026, 0, 1, 12);
  const limiter = createRateLimiter({ clock: { now: () => new Date(time), sleep: async () => {} }, perSecond: 10, maxInSecond: 10 });
  limiter.acquire()();
  time -= 7_200_000;
  expect(limiter.waitMs()).toBe(100);
  limiter.pause(5000);
  time -= 7_200_000;
  expect(limiter.pausedMs()).toBe(5000);
});

describe('a rate limiter that was paused', () => {
  const paused = (times: number) => {
    const clock = jumpingClock();
    const limiter = createRateLimiter({ clock, perSecond: 10, maxInSecond: 10 });
    for (let count = 0; count < times; count += 1) limiter.pause(1000);
    const nextWait = () => {
      limiter.acquire()();
      return limiter.waitMs();
    };
    return { clock, limiter, nextWait };
  };

  it('is slower for a while, since others may use the same allowance, and then as before', async () => {
    const { clock, nextWait } = paused(1);
    await clock.sleep(1000);
    expect(nextWait()).toBe(141);
    await clock.sleep(10_000);
    expect(nextWait()).toBeLessThan(130);
    await clock.sleep(20_000);
    expect(nextWait()).toBe(100);
  });

  it('slows down once if many requests are rate limited together', async () => {
    const { clock, nextWait } = paused(20);
    await clock.sleep(1000);
    expect(nextWait()).toBe(141);
  });

  it('never stops', async () => {
    const { clock, limiter, nextWait } = paused(1);
    for (let count = 0; count < 50; count += 1) {
      await clock.sleep(1000);
      limiter.pause(1000);
    }
    await clock.sleep(1000);
    expect(nextWait()).toBeLessThan(1000);
  });

  it('shares what one bot may with others that are as fast', async () => {
    const clock = jumpingClock();
    const limiters = [1, 2, 3].map(() => createRateLimiter({ clock, perSecond: 49, maxInSecond: 50 }));
    const taken: number[] = [];
    const refused: number[] = [];
    await Promise.all(
      limiters.map(async (limiter) => {
        while (taken.length < 3000) {
          const wait = limiter.waitMs();
          if (wait > 0) await clock.sleep(wait);
          else if (taken.filter((at) => at > clock.now().getTime() - 1000).length < 50) {
            taken.push(clock.now().getTime());
            limiter.acquire()();
          } else {
            refused.push(clock.now().getTime());
            limiter.acquire()();
            limiter.pause(300);
          }
        }
      }),
    );
    const seconds = ((taken.at(-1) ?? 0) - (taken[0] ?? 0)) / 1000;
    expect(refused.length / seconds).toBeLessThan(1);
    expect(taken.length / seconds).toBeGreaterThan(30);
  });
});

describe('the rate limits of a platform', () => {
  it('let one message a second into a channel, and others into others meanwhile', async () => {
    const { limits, clock } = slack();
    const start = clock.now().getTime();
    const wants = ['a', 'a', 'b', 'c', 'a'];
    const went: string[] = [];
    await Promise.all(
      wants.map(async (channel) => {
        const end = await limits.acquireMessage({ workspace: 'T1', channel }, going);
        went.push(`${channel} ${clock.now().getTime() - start}`);
        end?.();
      }),
    );
    expect(went).toEqual(['a 0', 'b 250', 'c 500', 'a 1000', 'a 2000']);
  });

  it('let other requests pass the messages of a channel, and not a pause of it', async () => {
    const { limits, clock } = slack();
    const a = { workspace: 'T1', channel: 'a' };
    const start = clock.now().getTime();
    const passed = () => clock.now().getTime() - start;
    (await limits.acquireMessage(a, going))?.();
    (await limits.acquireRequest(a, going))?.();
    expect(passed()).toBe(250);
    limits.pauseChannel(a, 5000);
    (await limits.acquireRequest(a, going))?.();
    expect(passed()).toBe(5250);
  });

  it('are separate for each workspace', async () => {
    const { limits, clock } = slack();
    limits.pause({ workspace: 'T1', channel: 'a' }, 5000);
    expect(limits.pausedMs({ workspace: 'T1', channel: 'b' })).toBe(5000);
    expect(limits.pausedMs({ workspace: 'T2', channel: 'a' })).toBe(0);
    const before = clock.now();
    await limits.acquireMessage({ workspace: 'T2', channel: 'a' }, going);
    expect(clock.now()).toEqual(before);
  });

  it('pause only the channel that has to wait', async () => {
    const { limits } = slack();
    limits.pauseChannel({ workspace: 'T1', channel: 'a' }, 5000);
    expect(limits.pausedMs({ workspace: 'T1', channel: 'a' })).toBe(5000);
    expect(limits.pausedMs({ workspace: 'T1', channel: 'b' })).toBe(0);
  });

  it('are ready once no request has to wait', async () => {
    const { limits, clock } = slack();
    await limits.ready(going);
    const before = clock.now().getTime();
    limits.pause({ workspace: 'T1', channel: 'a' }, 5000);
    await limits.ready(going);
    expect(clock.now().getTime() - before).toBe(5000);
  });

  it('wait for what else holds them up', async () => {
    const clock = jumpingClock();
    const until = clock.now().getTime() + 9000;
    const { limits } = slack(clock, () => Math.max(0, until - clock.now().getTime()));
    expect(limits.pausedMs({ workspace: 'T1', channel: 'a' })).toBe(9000);
    await limits.acquireMessage({ workspace: 'T1', channel: 'a' }, going);
    expect(clock.now().getTime()).toBe(until);
  });

  it('give up if there is no capacity in time, or after a stop', async () => {
    const { limits } = slack();
    limits.pause({ workspace: 'T1', channel: 'a' }, 5000);
    expect(await limits.acquireMessage({ workspace: 'T1', channel: 'a' }, going, 4999)).toBeUndefined();
    await expect(limits.acquireMessage({ workspace: 'T1', channel: 'a' }, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    await expect(limits.ready(AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });
});
