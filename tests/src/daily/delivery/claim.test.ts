import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { claimJobs } from '../../../../src/daily/delivery/claim.ts';
import { createDeliveryStore } from '../../../../src/daily/delivery/delivery-store.ts';
import { preview } from '../../../../src/daily/subscriptions/slot-edits.ts';
import { sampleApps } from '../../../support/app.ts';
import { type DailyUnderTest, dailyOf, forgetDaily, LEASE_MS } from '../../../support/daily/deliveries.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

// A minute after nine in Berlin every post of nine o'clock is due.
const DUE = new Date('2026-11-27T08:01:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(engines)('the ledger on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let daily: DailyUnderTest;
  beforeAll(async () => {
    app = await fresh();
  });
  beforeEach(async () => {
    await forgetDaily(app);
    daily = dailyOf(app, '2026-11-26T12:00:00Z');
  });

  it('posts once on each date, and tells the fact that was previewed', async () => {
    const row = await daily.add();
    expect(await daily.claim()).toEqual([]);
    for (const date of ['2026-11-27', '2026-11-28', '2026-11-29']) {
      daily.now = new Date(`${date}T08:01:00Z`);
      const promised = await preview(daily.context(), await daily.row(row));
      const [post, ...more] = await daily.post();
      expect([post?.delivery.date, post?.delivery.factId, more]).toEqual([date, promised?.id, []]);
      expect(await daily.claim()).toEqual([]);
    }
    expect(await daily.history(row)).toEqual(['2026-11-27 sent', '2026-11-28 sent', '2026-11-29 sent']);
    const told = await app.client.delivery.findMany({ select: { factId: true } });
    expect(new Set(told.map(({ factId }) => factId)).size).toBe(3);
  });

  it('gives a slot to one of many who claim it at once', async () => {
    const rows = await Promise.all(['C1', 'C2', 'C3', 'C4'].map((channel) => daily.add({ channel })));
    daily.now = DUE;
    const graph = app.store.current();
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        claimJobs(createDeliveryStore(app.client), { graph, now: DUE, platform: 'slack', postsChanges: true }, 10),
      ),
    );
    expect(
      claims
        .flat()
        .map(({ subscription }) => subscription.id)
        .toSorted(),
    ).toEqual(rows.map(({ id }) => id).toSorted());
  });

  describe('a poster that is gone', () => {
    const claimOne = async () => need((await daily.claimPosts())[0]);

    it('before it began leaves the post to the next, with the same fact', async () => {
      await daily.add();
      daily.now = DUE;
      const lost = await claimOne();
      expect(await daily.claimPosts()).toEqual([]);
      daily.now = new Date(DUE.getTime() + LEASE_MS);
      const again = await claimOne();
      expect([again.kind, again.delivery.id, again.delivery.factId]).toEqual(['post', lost.delivery.id, lost.delivery.factId]);
      await expect(daily.begin(lost)).rejects.toThrow(/Another poster has claimed/);
      await daily.begin(again);
    });

    it('after it began leaves something to look for, which is posted again only when a poster says so', async () => {
      const row = await daily.add();
      daily.now = DUE;
      const lost = await claimOne();
      await daily.begin(lost);
      daily.now = new Date(DUE.getTime() + LEASE_MS);
      const again = await claimOne();
      expect([again.kind, again.delivery.sendingSince]).toEqual(['recovery', DUE]);
      await daily.complete(again, 'unconfirmed', { reason: 'unreadable:missing_scope' });
      daily.now = new Date(DUE.getTime() + 5 * HOUR);
      expect(await daily.claimPosts()).toEqual([]);
      expect(await daily.history(row)).toEqual(['2026-11-27 unconfirmed unreadable:missing_scope']);
    });

    it('is believed when it comes back and says that it has posted', async () => {
      const row = await daily.add();
      daily.now = DUE;
      const slow = await claimOne();
      await daily.begin(slow);
      daily.now = new Date(DUE.getTime() + LEASE_MS);
      const again = await claimOne();
      await daily.complete(slow, 'sent', { messageId: '1.0' });
      await expect(daily.begin(again)).rejects.toThrow(/ended \(sent\)/);
      await expect(daily.complete(again, 'failed')).rejects.toThrow(/ended \(sent\)/);
      expect(await daily.history(row)).toEqual(['2026-11-27 sent']);
    });
  });

  it('waits as long as a platform says, looks for what may be there, and gives up when it is too late', async () => {
    const row = await daily.add();
    daily.now = DUE;
    const first = need((await daily.claimPosts())[0]);
    await daily.begin(first);
    await daily.complete(first, 'retry', { reason: 'ratelimited', retryAfterMs: 30_000 });
    daily.now = new Date(DUE.getTime() + 29_000);
    expect(await daily.claimPosts()).toEqual([]);
    daily.now = new Date(DUE.getTime() + 30_000);
    const second = need((await daily.claimPosts())[0]);
    expect(second.kind).toBe('post');
    await daily.begin(second);
    await daily.complete(second, 'unclear', { reason: 'no_answer' });
    daily.now = new Date(DUE.getTime() + MINUTE);
    const third = need((await daily.claimPosts())[0]);
    expect(third.kind).toBe('recovery');
    // It was not there; but now the platform wants us to wait until it is too late.
    await daily.begin(third);
    await daily.complete(third, 'retry', { reason: 'ratelimited', retryAfterMs: HOUR });
    daily.now = new Date(DUE.getTime() + 7 * HOUR);
    const last = need((await daily.claimPosts())[0]);
    await expect(daily.begin(last)).rejects.toThrow(/is obsolete \(ratelimited\)/);
    expect(await daily.history(row)).toEqual(['2026-11-27 unconfirmed ratelimited']);
  });

  describe('when no poster ran', () => {
    it.each([
      ['two hours', 2 * HOUR, ['2026-11-27 sent']],
      ['five hours and more', 5.9 * HOUR, ['2026-11-27 sent']],
      ['seven hours', 7 * HOUR, ['2026-11-27 skipped missed']],
      ['26 hours', 26 * HOUR, ['2026-11-27 skipped missed', '2026-11-28 sent']],
      [
        'three days and a night',
        3 * 24 * HOUR + 10 * HOUR,
        ['2026-11-27 skipped missed', '2026-11-28 skipped missed', '2026-11-29 skipped missed', '2026-11-30 skipped missed'],
      ],
    ])('for %s, one late post at most comes, on its own date, and the rest is on record', async (_what, late, expected) => {
      const row = await daily.add();
      daily.now = new Date(DUE.getTime() + late);
      await daily.post();
      expect(await daily.history(row)).toEqual(expected);
    });

    it('does not post yesterday’s fact after midnight, nor one right before the next', async () => {
      const row = await daily.add({ time: '23:30' });
      daily.now = new Date('2026-11-26T23:30:00Z');
      expect(await daily.post()).toEqual([]);
      expect(await daily.history(row)).toEqual(['2026-11-26 skipped missed']);
    });
  });

  it('never posts twice on a date, whatever the clock does', async () => {
    const row = await daily.add();
    for (const jump of [0, -2 * HOUR, 2 * HOUR, 26 * HOUR, 0, 24 * HOUR, 50 * HOUR, 25 * HOUR, 3 * 24 * HOUR]) {
      daily.now = new Date(DUE.getTime() + jump);
      await daily.post();
    }
    const sent = (await daily.history(row)).filter((line) => line.endsWith('sent')).map((line) => line.slice(0, 10));
    expect(sent).toEqual([...new Set(sent)]);
    expect(sent).toContain('2026-11-27');
  });

  it('skips and says so when nothing suits, and tells the creator once until something was posted', async () => {
    const row = await daily.add({ topics: ['text'] });
    await app.client.subscription.update({ where: { id: row.id }, data: { topics: ['model/no-such-model'] } });
    for (const date of ['2026-11-27', '2026-11-28']) {
      daily.now = new Date(`${date}T08:01:00Z`);
      await daily.post();
    }
    expect(await daily.history(row)).toEqual(['2026-11-27 skipped no_content', '2026-11-28 skipped no_content']);
    expect(await app.client.notice.count({ where: { kind: 'no_content' } })).toBe(1);
  });
});
