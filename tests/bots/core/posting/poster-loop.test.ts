import { describe, expect, it } from 'vitest';
import { BEGIN, CLAIM, COMPLETE_DELIVERY, fakeDailyApi, outage } from '../../../support/daily/api.ts';
import { postJob, recoveryJob } from '../../../support/daily/jobs.ts';
import { later, posting, until } from '../../../support/daily/poster.ts';
import { manualClock } from '../../../support/slack/manual-clock.ts';

const jobs = (count: number) => Array.from({ length: count }, (_, index) => postJob({ in: { channel: `C${index}` } }));

describe('a poster', () => {
  it('asks about every second while there is nothing to do', async () => {
    const { api, clock, poster } = posting({ clock: manualClock() });
    await until(() => clock.sleeping().includes(1100));
    expect(api.inputsOf(CLAIM)).toEqual([{ platform: 'slack', limit: 3, postsChanges: true }]);
    clock.advance(1100);
    await until(() => api.inputsOf(CLAIM).length === 2);
    expect(poster.status()).toBe('posting daily facts');
  });

  it('asks at once while there may be more', async () => {
    const { api, clock } = posting({ clock: manualClock() });
    api.give(...jobs(7));
    // Three batches: the last one is not full, so there is nothing more for now.
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 7 && clock.sleeping().includes(1100));
    expect(api.inputsOf(CLAIM)).toHaveLength(3);
  });

  it('goes on while one message takes long', async () => {
    const { api, platformPoster } = posting();
    const answered = later();
    platformPoster.post.mockImplementationOnce(async () => {
      await answered.happened;
      return { kind: 'sent', messageId: 'late' };
    });
    api.give(...jobs(5));
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 4);
    answered.happen();
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 5);
    expect(api.inputsOf(COMPLETE_DELIVERY).at(-1)).toMatchObject({ messageId: 'late' });
  });

  it('claims no more than it can look after', async () => {
    const { api, platformPoster } = posting();
    const answered = later();
    platformPoster.post.mockImplementation(async () => {
      await answered.happened;
      return { kind: 'sent', messageId: '1' };
    });
    api.give(...jobs(40));
    await until(() => platformPoster.post.mock.calls.length === 24);
    answered.happen();
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 40);
    expect(platformPoster.post).toHaveBeenCalledTimes(40);
  });

  it('asks for nothing while the platform wants no requests', async () => {
    const clock = manualClock();
    const { api, platformPoster } = posting({ clock });
    await until(() => clock.sleeping().includes(1100));
    platformPoster.rateLimits.pause({ workspace: 'T1', channel: 'C1' }, 30_000);
    await platformPoster.rateLimits
      .acquireMessage({ workspace: 'T2', channel: 'C1' }, new AbortController().signal, 0)
      .then((end) => end?.());
    platformPoster.rateLimits.pause({ workspace: 'T2', channel: 'C1' }, 30_000);
    clock.advance(1100);
    await until(() => clock.sleeping().includes(28_900));
    expect(api.inputsOf(CLAIM)).toHaveLength(1);
    clock.advance(28_900);
    await until(() => api.inputsOf(CLAIM).length === 2);
  });

  it('waits longer and longer while the API is away, says so, and goes on when it is back', async () => {
    const api = fakeDailyApi();
    api.fails.set(CLAIM, outage);
    const { clock, poster, logged, platformPoster } = posting({ api });
    await until(() => api.inputsOf(CLAIM).length >= 9);
    expect(clock.slept.slice(0, 8)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(poster.status()).toBe("daily facts wait: the API isn't answering");
    expect(logged).toContainEqual(expect.objectContaining({ msg: 'could not claim daily posts', failures: 3 }));
    api.fails.delete(CLAIM);
    api.give(postJob());
    await until(() => platformPoster.post.mock.calls.length === 1 && poster.status() === 'posting daily facts');
  });

  it('takes an error of the API for an outage too', async () => {
    const api = fakeDailyApi();
    api.fails.set(CLAIM, 'INTERNAL');
    const { poster } = posting({ api });
    await until(() => poster.status() === "daily facts wait: the API isn't answering");
  });
});

describe('a stop', () => {
  it('lets what was begun end, and begins nothing more', async () => {
    const { api, platformPoster, poster } = posting();
    const answered = later();
    platformPoster.post.mockImplementation(async () => {
      await answered.happened;
      return { kind: 'sent', messageId: '1' };
    });
    api.give(...jobs(2));
    await until(() => platformPoster.post.mock.calls.length === 2);
    api.give(...jobs(3));
    const stopping = poster.stop();
    answered.happen();
    await stopping;
    expect(api.inputsOf(COMPLETE_DELIVERY)).toHaveLength(api.inputsOf(BEGIN).length);
    const claims = api.inputsOf(CLAIM).length;
    await new Promise(setImmediate);
    expect(api.inputsOf(CLAIM)).toHaveLength(claims);
  });

  it('leaves jobs that were claimed meanwhile to others', async () => {
    const { api, poster } = posting();
    const answered = later();
    await until(() => api.inputsOf(CLAIM).length >= 1);
    api.held.set(CLAIM, answered.happened);
    const before = api.inputsOf(CLAIM).length;
    await until(() => api.inputsOf(CLAIM).length > before);
    api.give(postJob());
    const stopping = poster.stop();
    answered.happen();
    await stopping;
    expect(api.inputsOf(BEGIN)).toEqual([]);
  });

  it('does not wait for rate limits that last long', async () => {
    const { api, platformPoster, poster } = posting({ clock: manualClock() });
    platformPoster.rateLimits.pauseChannel({ workspace: 'T1', channel: 'C1' }, 600_000);
    api.give(postJob());
    await until(() => api.inputsOf(CLAIM).length === 1);
    await poster.stop();
    expect(api.inputsOf(BEGIN)).toEqual([]);
  });

  it('reports open outcomes at once, and gives up after eight seconds', async () => {
    const clock = manualClock();
    const { api, poster, logged } = posting({ clock });
    api.fails.set(COMPLETE_DELIVERY, outage);
    api.give(postJob());
    await until(() => clock.sleeping().includes(1100));
    clock.advance(1100);
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 2);
    await until(() => clock.sleeping().includes(1000));
    const stopping = poster.stop();
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 3);
    await until(() => clock.sleeping().includes(8000));
    clock.advance(8000);
    await stopping;
    expect(logged).toContainEqual(expect.objectContaining({ msg: 'stopped before every outcome was reported' }));
    await until(() => logged.some(({ msg }) => msg === 'an outcome could not be reported'));
  });

  it('ends what the platform does not answer', async () => {
    const clock = manualClock();
    const { api, platformPoster, poster } = posting({ clock });
    let ended = false;
    platformPoster.find.mockImplementationOnce(async (_post, _since, { signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended = true;
      return { kind: 'later', code: 'AbortError' };
    });
    await until(() => clock.sleeping().includes(1100));
    api.give(recoveryJob());
    clock.advance(1100);
    await until(() => platformPoster.find.mock.calls.length === 1);
    const stopping = poster.stop();
    await until(() => clock.sleeping().includes(8000));
    clock.advance(8000);
    await stopping;
    await until(() => ended);
  });

  it('is one, however often it is asked for', async () => {
    const { poster } = posting();
    expect(poster.stop()).toBe(poster.stop());
    await poster.stop();
  });
});
