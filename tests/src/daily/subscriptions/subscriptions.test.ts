import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { editInput } from '../../../../src/daily/inputs.ts';
import { postNow, skipSlot } from '../../../../src/daily/subscriptions/slot-edits.ts';
import {
  editSubscription,
  findSubscription,
  listSubscriptions,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  type SubscriptionRow,
} from '../../../../src/daily/subscriptions/subscriptions.ts';
import { applyDestinationEvent } from '../../../../src/daily/subscriptions/suspension.ts';
import { sampleApps } from '../../../support/app.ts';
import { ADMIN, type DailyUnderTest, dailyOf, forgetDaily, parsed } from '../../../support/daily/deliveries.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

const PLACE = { platform: 'slack', workspace: 'T1' } as const;

describe.each(engines)('subscriptions on %s', (engine) => {
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
  const at = (time: string) => {
    daily.now = new Date(time);
  };
  const edit = ({ id }: SubscriptionRow, changes: object) =>
    editSubscription(daily.context(), parsed(editInput, { actor: ADMIN, id, ...changes }));
  const one = ({ id }: SubscriptionRow) => ({ actor: ADMIN, id });

  it('keep what was typed and what is meant, and are found by how their id begins', async () => {
    const row = await daily.add({ zone: 'new york', days: [5, 1, 1], topics: ['Limits', 'CLIP', 'clip'], thread: '1.2', pingRole: 'S1' });
    expect(row).toMatchObject({
      zone: 'new york',
      zoneName: 'America/New_York',
      days: [1, 5],
      topics: ['limits', 'model/clip'],
      minute: 540,
    });
    expect(await findSubscription(app.client, PLACE, row.id.slice(0, 8).toUpperCase())).toEqual(row);
    expect(await findSubscription(app.client, PLACE, row.id.slice(0, 3))).toBeNull();
    expect(await findSubscription(app.client, { ...PLACE, workspace: 'T2' }, row.id)).toBeNull();
    expect(await listSubscriptions(app.client, { ...PLACE, channel: 'C2' })).toEqual([]);
  });

  it('refuse a second one at the same time of the same place, if asked to, and however fast it comes', async () => {
    const free = (changes: object = {}) => daily.add({ zone: 'Europe/Berlin', days: [1, 2, 3], onlyIfFree: true, ...changes });
    const both = await Promise.allSettled([free(), free({ zone: 'berlin', days: [3, 4] })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(free({ topics: ['limits'] })).rejects.toMatchObject({ details: { reason: 'SAME_TIME' }, at: ['time'] });
    const others = [{ time: '09:01' }, { zone: 'UTC' }, { thread: '1.2' }, { channel: 'C2' }, { days: [6, 7] }, { onlyIfFree: false }];
    for (const other of others) await free(other);
    const [first] = await listSubscriptions(app.client, { ...PLACE, channel: 'C1' });
    await removeSubscription(daily.context(), one(need(first)));
    expect(await listSubscriptions(app.client, PLACE)).toHaveLength(others.length);
  });

  it('count digests at that time, on their Monday unless asked otherwise, but not what a channel follows', async () => {
    const free = (changes: object = {}) => daily.add({ zone: 'UTC', onlyIfFree: true, ...changes });
    await daily.follow('CLIP');
    await free({ kind: 'digest' });
    await expect(free({ days: [1, 2] })).rejects.toMatchObject({ details: { reason: 'SAME_TIME' } });
    await free({ days: [2] });
    await expect(free({ kind: 'digest', days: [2] })).rejects.toMatchObject({ details: { reason: 'SAME_TIME' } });
    await expect(free({ kind: 'digest' })).rejects.toMatchObject({ details: { reason: 'SAME_TIME' } });
    await free({ kind: 'digest', onlyIfFree: false });
    expect(await listSubscriptions(app.client, PLACE)).toHaveLength(3);
  });

  it.each([
    [{ time: '9:00' }, /This isn't a time of day\. Write hours and minutes/],
    [{ time: '24:00' }, /This isn't a time of day/],
    [{ zone: 'EST' }, /doesn't follow clock changes/],
    [{ days: [] }, /Without a day, nothing is posted/],
    [{ topics: ['no such thing at all'] }, /"no such thing at all"/],
    [{ channel: '' }, /./],
  ])('refuse %j with what to do', async (input, message) => {
    await expect(async () => daily.add(input)).rejects.toThrow(message);
    expect(await app.client.subscription.count()).toBe(0);
  });

  describe('when their time is changed', () => {
    it.each([
      ['later on the same day', '10:00', '2026-11-27T09:00', '2026-11-27 sent'],
      ['to a time that is past', '08:00', '2026-11-28T07:00', '2026-11-28 sent'],
    ])('%s, post once on each date', async (_what, time, next, posted) => {
      const row = await daily.add();
      at('2026-11-27T07:30:00Z');
      await edit(row, { time });
      expect(await daily.next(row)).toBe(next);
      at(`${next}:59.999Z`);
      await daily.post();
      expect(await daily.history(row)).toEqual([posted]);
    });

    it('after the post of the day, post no second one', async () => {
      const row = await daily.add();
      at('2026-11-27T08:01:00Z');
      await daily.post();
      await edit(row, { time: '18:00', zone: 'Pacific/Honolulu' });
      expect(await daily.next(row)).toBe('2026-11-29T04:00');
      at('2026-11-29T03:59:59Z');
      await daily.post();
      expect(await daily.history(row)).toEqual(['2026-11-27 sent']);
    });

    it('write down what had fallen due and will not come', async () => {
      const row = await daily.add();
      at('2026-11-27T10:00:00Z');
      await edit(row, { time: '08:00' });
      expect(await daily.history(row)).toEqual(['2026-11-27 skipped edited']);
    });
  });

  it('change nothing else but what is named, and need something to change', async () => {
    const row = await daily.add({ topics: ['limits'], thread: '1.2' });
    expect(await edit(row, { channel: 'C2', thread: null })).toEqual({ ...row, channel: 'C2', thread: null });
    await expect(edit(row, {})).rejects.toThrow(/There's nothing to change/);
  });

  it('that are paused skip their slots, and go on where they were', async () => {
    const row = await daily.add();
    await pauseSubscription(daily.context(), one(row));
    at('2026-11-27T08:01:00Z');
    expect(await daily.post()).toEqual([]);
    await resumeSubscription(daily.context(), one(row));
    at('2026-11-28T08:01:00Z');
    await daily.post();
    expect(await daily.history(row)).toEqual(['2026-11-27 skipped paused', '2026-11-28 sent']);
  });

  it('that are paused between claim and post do not post', async () => {
    const row = await daily.add();
    at('2026-11-27T08:01:00Z');
    const post = need((await daily.claimPosts())[0]);
    await pauseSubscription(daily.context(), one(row));
    await expect(daily.begin(post)).rejects.toThrow(/is obsolete \(paused\)/);
    expect(await daily.history(row)).toEqual(['2026-11-27 skipped paused']);
  });

  it('that are removed never post again, keep their history, and are listed no more', async () => {
    const row = await daily.add();
    at('2026-11-27T08:01:00Z');
    await daily.post();
    await removeSubscription(daily.context(), one(row));
    at('2026-12-01T08:01:00Z');
    expect(await daily.post()).toEqual([]);
    expect(await daily.history(row)).toEqual(['2026-11-27 sent']);
    expect(await listSubscriptions(app.client, PLACE)).toEqual([]);
    await expect(resumeSubscription(daily.context(), one(row))).rejects.toThrow(/There's no subscription/);
  });

  it('leave the next date out, and the one after it when asked again', async () => {
    const row = await daily.add();
    const { delivery } = await skipSlot(daily.context(), one(row));
    expect([delivery.date, await daily.next(row)]).toEqual(['2026-11-27', '2026-11-28T08:00']);
    await skipSlot(daily.context(), one(row));
    expect(await daily.history(row)).toEqual(['2026-11-27 skipped by_admin', '2026-11-28 skipped by_admin']);
  });

  it('post at once without using up a slot or telling a fact twice', async () => {
    const row = await daily.add();
    await postNow(daily.context(), one(row));
    const [now] = await daily.post();
    at('2026-11-27T08:01:00Z');
    const [slot] = await daily.post();
    expect(slot?.delivery.factId).not.toBe(now?.delivery.factId);
    expect((await daily.history(row)).toSorted()).toEqual(['2026-11-27 sent', 'now sent']);
  });

  describe('whose place is gone', () => {
    const settled = async (outcome: string, reason: string) => {
      const [post] = await daily.claimPosts();
      await daily.begin(need(post));
      await daily.complete(need(post), outcome, { reason });
    };

    it.each([
      ['gone', 'channel_not_found', 'failed channel_gone:channel_not_found', 'channel_gone', 'reachable'],
      ['archived', 'is_archived', 'failed archived:is_archived', 'archived', 'unarchived'],
      ['removed', 'account_inactive', 'failed removed:account_inactive', 'removed', 'restored'],
    ] as const)('(%s) are suspended, told of once, and resumed by the signal', async (outcome, code, line, reason, signal) => {
      const row = await daily.add();
      at('2026-11-27T08:01:00Z');
      await settled(outcome, code);
      expect(await daily.row(row)).toMatchObject({ state: 'suspended', reason });
      at('2026-11-28T08:01:00Z');
      expect(await daily.claimPosts()).toEqual([]);
      expect(await daily.history(row)).toEqual([`2026-11-27 ${line}`, `2026-11-28 skipped suspended:${reason}`]);
      expect(await app.client.notice.count()).toBe(outcome === 'removed' ? 0 : 1);
      const channel = outcome === 'removed' ? {} : { channel: 'C1' };
      expect(await applyDestinationEvent(app.client, daily.now, { ...PLACE, ...channel, event: signal })).toHaveLength(1);
      at('2026-11-29T08:01:00Z');
      expect(await daily.post()).toHaveLength(1);
    });

    it('go on in another channel when they are edited', async () => {
      const row = await daily.add();
      await applyDestinationEvent(app.client, daily.now, { ...PLACE, channel: 'C1', event: 'gone' });
      expect(await edit(row, { topics: ['limits'] })).toMatchObject({ state: 'suspended' });
      expect(await edit(row, { channel: 'C2' })).toMatchObject({ state: 'active', reason: null });
    });

    it('are suspended after three refusals in a row, which a post in between starts anew', async () => {
      const row = await daily.add();
      const outcomes = ['forbidden', 'forbidden', 'sent', 'forbidden', 'forbidden', 'forbidden'];
      for (const [day, outcome] of outcomes.entries()) {
        at(new Date(Date.parse('2026-11-27T08:01:00Z') + day * 86_400_000).toISOString());
        if (outcome === 'sent') await daily.post();
        else await settled(outcome, '50013');
        const suspended = day === outcomes.length - 1;
        expect(await daily.row(row)).toMatchObject({ state: suspended ? 'suspended' : 'active' });
      }
      expect(await app.client.notice.findMany({ select: { kind: true, reason: true } })).toEqual([
        { kind: 'suspended', reason: 'forbidden' },
      ]);
    });

    it('are all removed with the bot, but only in that workspace', async () => {
      const rows = await Promise.all([daily.add(), daily.add({ channel: 'C2' })]);
      const other = await daily.add({ actor: { ...ADMIN, workspace: 'T2' } });
      await applyDestinationEvent(app.client, daily.now, { ...PLACE, event: 'removed' });
      const states = await Promise.all([...rows, other].map(async (row) => (await daily.row(row)).state));
      expect(states).toEqual(['suspended', 'suspended', 'active']);
    });

    it('are those of a thread alone when it is a thread that is gone', async () => {
      const [inThread, beside] = [await daily.add({ thread: '77' }), await daily.add()];
      await applyDestinationEvent(app.client, daily.now, { ...PLACE, channel: '77', event: 'gone' });
      expect([await daily.row(inThread), await daily.row(beside)]).toMatchObject([{ state: 'suspended' }, { state: 'active' }]);
    });

    it('stay paused when they were', async () => {
      const row = await daily.add();
      await pauseSubscription(daily.context(), one(row));
      await applyDestinationEvent(app.client, daily.now, { ...PLACE, channel: 'C1', event: 'gone' });
      await applyDestinationEvent(app.client, daily.now, { ...PLACE, channel: 'C1', event: 'reachable' });
      expect(await daily.row(row)).toMatchObject({ state: 'paused' });
    });
  });

  describe('and who may not change them', () => {
    const member = { ...ADMIN, isAdmin: false };
    const stranger = { ...ADMIN, workspace: 'T2' };

    it('is refused by each change, and nothing changes', async () => {
      const row = await daily.add();
      const before = await daily.row(row);
      await expect(daily.add({ actor: member })).rejects.toThrow(/Only a user who manages the workspace/);
      for (const change of [pauseSubscription, resumeSubscription, removeSubscription, skipSlot, postNow]) {
        await expect(change(daily.context(), { actor: member, id: row.id })).rejects.toThrow(/Only a user who manages the workspace/);
        await expect(change(daily.context(), { actor: stranger, id: row.id })).rejects.toThrow(/There's no subscription/);
      }
      const input = parsed(editInput, { actor: member, id: row.id, time: '10:00' });
      await expect(editSubscription(daily.context(), input)).rejects.toThrow(/Only a user who manages the workspace/);
      expect([await daily.row(row), await daily.history(row), await app.client.subscription.count()]).toEqual([before, [], 1]);
    });
  });
});
