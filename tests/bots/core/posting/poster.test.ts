import { describe, expect, it, vi } from 'vitest';
import { Refused } from '../../../../bots/api/errors.ts';
import { discord } from '../../../../bots/discord/platform.ts';
import {
  BEGIN,
  CLAIM,
  COMPLETE_DELIVERY,
  COMPLETE_FOLLOW_UP_JOB,
  type FakeDailyApi,
  fakeDailyApi,
  outage,
} from '../../../support/daily/api.ts';
import { correctionJob, noticeJob, postJob, recoveryJob } from '../../../support/daily/jobs.ts';
import { later, posting, until } from '../../../support/daily/poster.ts';

const completed = (api: FakeDailyApi, count = 1) => until(() => api.inputsOf(COMPLETE_DELIVERY).length >= count);

describe('a fact', () => {
  it('is begun, posted and completed, in this order', async () => {
    const { api, platformPoster } = posting();
    const job = postJob({ attempt: 3, in: { thread: '9', pingRole: 'S1' } });
    api.give(job);
    await completed(api);
    expect(api.calls.filter(({ name }) => name !== CLAIM)).toEqual([
      { name: BEGIN, input: { id: job.id, attempt: 3 } },
      { name: COMPLETE_DELIVERY, input: { id: job.id, attempt: 3, outcome: 'SENT', messageId: `message of ${job.id}` } },
    ]);
    const [post, limits] = platformPoster.post.mock.calls[0] ?? [];
    expect(post).toMatchObject({ id: job.id, to: { workspace: 'T1', channel: 'C1', thread: '9' }, pingRole: 'S1' });
    expect(post?.reply).toMatchObject({ title: 'CLIP', footer: { caption: 'Fact of the day · Training · 29 Nov 2026' } });
    expect(limits?.timeoutMs).toBe(15_000);
  });

  it('has at most half of its lease for its request', async () => {
    const api = fakeDailyApi();
    api.leaseMs = 1000;
    const { platformPoster } = posting({ api });
    api.give(postJob());
    await completed(api);
    expect(platformPoster.post.mock.calls[0]?.[1].timeoutMs).toBe(500);
  });

  it('is not posted when another poster has it', async () => {
    const { api, platformPoster } = posting();
    api.fails.set(BEGIN, 'CONFLICT');
    api.give(postJob());
    await until(() => api.inputsOf(BEGIN).length === 1 && api.inputsOf(CLAIM).length >= 3);
    expect(platformPoster.post).not.toHaveBeenCalled();
    expect(api.inputsOf(COMPLETE_DELIVERY)).toEqual([]);
  });

  it('is not posted when the API does not say that it may be', async () => {
    const { api, platformPoster, logged } = posting();
    api.fails.set(BEGIN, outage);
    api.give(postJob());
    await until(() => logged.some(({ msg }) => msg === 'daily job failed'));
    expect(platformPoster.post).not.toHaveBeenCalled();
  });

  it('is logged as an error when the platform refuses it for good', async () => {
    const { api, platformPoster, logged } = posting();
    platformPoster.post.mockResolvedValueOnce({ kind: 'failed', code: 'invalid_blocks' });
    api.give(postJob());
    await completed(api);
    expect(logged).toContainEqual(expect.objectContaining({ level: 50, msg: 'daily post refused', code: 'invalid_blocks' }));
  });

  it('is tried again later, without a request, when its channel was told to wait in the meantime', async () => {
    const { api, platformPoster } = posting();
    const begun = later();
    api.held.set(BEGIN, begun.happened);
    api.give(postJob());
    await until(() => api.inputsOf(BEGIN).length === 1);
    // So long that no clock of a test gets there.
    platformPoster.rateLimits.pause({ workspace: 'T1', channel: 'C1' }, 1e12);
    begun.happen();
    await completed(api);
    expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([
      { outcome: 'RETRY', reason: expect.stringMatching(/rate_limited|rate_limit_timeout/) },
    ]);
    expect(platformPoster.post).not.toHaveBeenCalled();
  });
});

describe('an outcome', () => {
  it('is reported until the API has it, and nothing is posted again because of that', async () => {
    const { api, platformPoster, clock } = posting();
    const reported = vi.fn();
    api.fails.set(COMPLETE_DELIVERY, outage);
    api.give(postJob());
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length >= 8);
    api.fails.delete(COMPLETE_DELIVERY);
    await until(() => api.inputsOf(COMPLETE_DELIVERY).length >= 9).then(reported);
    expect(new Set(api.inputsOf(COMPLETE_DELIVERY).map((input) => JSON.stringify(input))).size).toBe(1);
    expect(platformPoster.post).toHaveBeenCalledTimes(1);
    expect(clock.slept.filter((ms) => [500, 2000, 4000, 8000, 16_000, 30_000].includes(ms))).toEqual(
      expect.arrayContaining([500, 2000, 4000, 8000, 16_000, 30_000]),
    );
  });

  it.each([
    ['refused', new Refused('no such delivery', { code: 'BAD_USER_INPUT' }), 'an outcome could not be reported'],
    ['not wanted any more', 'CONFLICT', 'an outcome came too late'],
  ])('that is %s is not reported again', async (_what, failure, message) => {
    const { api, logged } = posting();
    api.fails.set(COMPLETE_DELIVERY, failure);
    api.give(postJob());
    await until(() => logged.some(({ msg }) => msg === message));
    expect(api.inputsOf(COMPLETE_DELIVERY)).toHaveLength(1);
  });
});

describe('a fact that may have been posted', () => {
  it('is completed with the message that is found', async () => {
    const { api, platformPoster } = posting();
    platformPoster.find.mockResolvedValueOnce({ kind: 'found', messageId: '8' });
    const job = recoveryJob({ sendingSince: '2026-01-01T08:00:00Z' });
    api.give(job);
    await completed(api);
    expect(platformPoster.find.mock.calls[0]?.slice(0, 2)).toMatchObject([{ id: job.id }, new Date('2026-01-01T08:00:00Z')]);
    expect(api.inputsOf(COMPLETE_DELIVERY)).toEqual([{ id: job.id, attempt: 2, outcome: 'SENT', messageId: '8' }]);
    expect([api.inputsOf(BEGIN), platformPoster.post.mock.calls]).toEqual([[], []]);
  });

  it('is posted when it is not there', async () => {
    const { api, platformPoster } = posting();
    api.give(recoveryJob());
    await completed(api);
    expect(api.inputsOf(BEGIN)).toHaveLength(1);
    expect(platformPoster.post).toHaveBeenCalledTimes(1);
    expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([{ outcome: 'SENT' }]);
  });

  it.each([
    [{ kind: 'unreadable', code: 'missing_scope' } as const, { outcome: 'UNCONFIRMED', reason: 'unreadable:missing_scope' }],
    [{ kind: 'later', code: 'ratelimited', retryAfterMs: 9 } as const, { outcome: 'UNCLEAR', retryAfterMs: 9 }],
  ])('is never posted when the lookup is inconclusive: %j', async (lookup, expected) => {
    const { api, platformPoster } = posting();
    platformPoster.find.mockResolvedValueOnce(lookup);
    api.give(recoveryJob());
    await completed(api);
    expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([expected]);
    expect(platformPoster.post).not.toHaveBeenCalled();
  });

  it('is posted again at once where the platform takes it only once', async () => {
    const { api, platformPoster } = posting();
    api.give(recoveryJob({ mayResend: true }));
    await completed(api);
    expect(platformPoster.find).not.toHaveBeenCalled();
    expect(platformPoster.post).toHaveBeenCalledTimes(1);
  });

  it('stays unclear when that attempt does not get through: the one before it may have', async () => {
    const { api, platformPoster } = posting();
    platformPoster.post.mockResolvedValueOnce({ kind: 'retry', code: 'rate_limited', retryAfterMs: 70 });
    api.give(recoveryJob({ mayResend: true }));
    await completed(api);
    expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([{ outcome: 'UNCLEAR', reason: 'no_answer:rate_limited', retryAfterMs: 70 }]);
  });
});

describe('a follow-up job', () => {
  it('corrects a message', async () => {
    const { api, platformPoster } = posting();
    const job = correctionJob({ messageId: '8', thread: '9' });
    api.give(job);
    await until(() => api.inputsOf(COMPLETE_FOLLOW_UP_JOB).length === 1);
    expect(platformPoster.correct.mock.calls[0]?.[0]).toMatchObject({
      ...{ id: job.id, messageId: '8', at: { workspace: 'T1', channel: 'C1', thread: '9' } },
      reply: { badge: 'corrected' },
    });
    expect(api.inputsOf(COMPLETE_FOLLOW_UP_JOB)).toEqual([{ id: job.id, attempt: 1, outcome: 'DONE' }]);
  });

  it('notifies a person, in the words of their platform', async () => {
    const { api, platformPoster } = posting({ platform: discord });
    platformPoster.notify.mockResolvedValueOnce({ kind: 'failed', code: '50007' });
    api.give(noticeJob({ user: 'U5' }));
    await until(() => api.inputsOf(COMPLETE_FOLLOW_UP_JOB).length === 1);
    expect(platformPoster.notify.mock.calls[0]?.[0]).toMatchObject({ user: 'U5', workspace: 'T1', reply: { visibility: 'private' } });
    expect(platformPoster.notify.mock.calls[0]?.[0].reply.lead.text).toContain('/lmm-admin daily edit');
    expect(api.inputsOf(COMPLETE_FOLLOW_UP_JOB)).toMatchObject([{ outcome: 'FAILED' }]);
    expect(api.inputsOf(CLAIM)[0]).toEqual({ platform: 'discord', limit: 3, postsChanges: true });
  });
});
