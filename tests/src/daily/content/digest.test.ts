/** Digests and follows in the ledger: each change is told once, together, and what failed for certain is told by the next post. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { changesFor, pendingChanges, rangeOf, spanOf } from '../../../../src/daily/content/pending.ts';
import type { PostJob } from '../../../../src/daily/delivery/delivery-store.ts';
import { postNow, skipSlot } from '../../../../src/daily/subscriptions/slot-edits.ts';
import { editSubscription } from '../../../../src/daily/subscriptions/subscriptions.ts';
import { applyDestinationEvent } from '../../../../src/daily/subscriptions/suspension.ts';
import { sampleApps } from '../../../support/app.ts';
import { ADMIN, type DailyUnderTest, dailyOf, forgetDaily } from '../../../support/daily/deliveries.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

describe.each(engines)('a digest on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let daily: DailyUnderTest;
  let models = 0;
  beforeAll(async () => {
    app = await fresh();
  });
  beforeEach(async () => {
    await forgetDaily(app);
    // A Thursday.
    daily = dailyOf(app, '2026-11-26T12:00:00Z');
    // Only what a test writes is new.
    await app.client.change.deleteMany();
  });

  /** Something new: a model with a family and a relation. */
  async function learn(family = 'Gemini', succeeds = 'model/gpt-4'): Promise<string> {
    models += 1;
    const id = `model/new-${models}`;
    await app.database.sql.run(
      `insert into entity (id, kind, slug, name, summary, origin) values ('${id}', 'model', 'new-${models}', 'New ${models}', 'A model.', 'x');
       insert into model (id, family) values ('${id}', '${family}');
       insert into relation (id, type, from_id, from_kind, to_id, to_kind, origin)
       values ('succeeds:${id}>${succeeds}@x', 'succeeds', '${id}', 'model', '${succeeds}', 'model', 'x');`,
    );
    await app.store.refresh();
    return id;
  }
  const at = (time: string) => {
    daily.now = new Date(time);
  };
  const told = async ({ delivery, subscription }: PostJob) =>
    (await changesFor(app.client, app.store.current(), subscription, spanOf(need(rangeOf(delivery))))).map(({ id }) => id);
  const posted = async () => Promise.all((await daily.post()).map(told));

  it('is posted on Mondays, with what is new since the one before; a week without news is skipped', async () => {
    const row = await daily.add({ kind: 'digest' });
    expect([row.days, await daily.next(row)]).toEqual([[1], '2026-11-30T08:00']);
    const [first, second] = [await learn(), await learn()];
    at('2026-11-30T08:02:00Z');
    expect(await posted()).toEqual([[second, first]]);
    at('2026-12-07T08:02:00Z');
    expect(await posted()).toEqual([]);
    const third = await learn();
    at('2026-12-14T08:02:00Z');
    expect(await posted()).toEqual([[third]]);
    expect(await daily.history(row)).toEqual(['2026-11-30 sent', '2026-12-07 skipped no_changes', '2026-12-14 sent']);
    const [last] = await app.client.delivery.findMany({ orderBy: { dueAt: 'desc' } });
    expect(last?.since?.toISOString()).toBe('2026-12-07T08:02:00.000Z');
  });

  it('tells again only what was certainly not posted', async () => {
    const row = await daily.add({ kind: 'digest', days: [1, 2, 3, 4, 5, 6, 7] });
    const first = await learn();
    at('2026-11-27T08:02:00Z');
    const [failing] = await daily.claimPosts();
    await daily.begin(need(failing));
    await daily.complete(need(failing), 'failed', { reason: 'msg_too_long' });
    const second = await learn();
    at('2026-11-28T08:02:00Z');
    const [unclear] = await daily.claimPosts();
    expect(await told(need(unclear))).toEqual([second, first]);
    await daily.begin(need(unclear));
    await daily.complete(need(unclear), 'unconfirmed', { reason: 'unreadable' });
    const third = await learn();
    at('2026-11-29T08:02:00Z');
    expect(await posted()).toEqual([[third]]);
    expect(await daily.history(row)).toEqual([
      '2026-11-27 failed refused:msg_too_long',
      '2026-11-28 unconfirmed unreadable',
      '2026-11-29 sent',
    ]);
  });

  it('is the same for a poster that takes over, whatever was learned meanwhile', async () => {
    await daily.add({ kind: 'digest', days: [5] });
    const first = await learn();
    at('2026-11-27T08:02:00Z');
    await daily.begin(need((await daily.claimPosts())[0]));
    const second = await learn();
    at('2026-11-27T08:04:00Z');
    const [taken] = await daily.claimPosts();
    expect([taken?.kind, await told(need(taken))]).toEqual(['recovery', [first]]);
    await daily.complete(need(taken), 'sent', { messageId: '1.0' });
    at('2026-12-04T08:02:00Z');
    expect(await posted()).toEqual([[second]]);
  });

  it('leaves no change out after an outage of weeks, or a skipped post', async () => {
    const row = await daily.add({ kind: 'digest' });
    const first = await learn();
    at('2026-11-30T20:00:00Z');
    expect(await posted()).toEqual([]);
    const { next } = await skipSlot(daily.context(), { actor: ADMIN, id: row.id }).then(() => ({ next: daily.next(row) }));
    expect(await next).toBe('2026-12-14T08:00');
    at('2026-12-14T08:02:00Z');
    expect(await posted()).toEqual([[first]]);
    expect(await daily.history(row)).toEqual(['2026-11-30 skipped missed', '2026-12-07 skipped by_admin', '2026-12-14 sent']);
  });

  it('can be posted at once, besides the schedule, and says why it has no topics and nothing to post', async () => {
    const row = await daily.add({ kind: 'digest', days: [5] });
    const byAdmin = { actor: ADMIN, id: row.id };
    await expect(postNow(daily.context(), byAdmin)).rejects.toMatchObject({ details: { reason: 'NO_CHANGES' } });
    const first = await learn();
    expect((await pendingChanges(app.client, app.store.current(), await daily.row(row)))?.changes).toHaveLength(1);
    await postNow(daily.context(), byAdmin);
    expect(await posted()).toEqual([[first]]);
    at('2026-11-27T08:02:00Z');
    expect(await posted()).toEqual([[first]]);
    const noTopics = { details: { reason: 'NO_TOPICS' } };
    await expect(daily.add({ kind: 'digest', topics: ['limits'] })).rejects.toMatchObject(noTopics);
    const edit = { ...byAdmin, topics: ['limits'] };
    await expect(editSubscription(daily.context(), edit as never)).rejects.toMatchObject(noTopics);
  });

  describe('a follow', () => {
    it('gets one message a day about all its subjects together, and none on a day without news', async () => {
      const { subscription } = await daily.follow('gemini');
      await daily.follow('mmmu');
      const row = need(subscription);
      expect(await app.client.subscription.count()).toBe(1);
      const [one, two] = [await learn('Gemini'), await learn('Gemini')];
      await learn('Other');
      at('2026-11-27T09:02:00Z');
      expect(await posted()).toEqual([[two, one]]);
      const three = await learn('Gemini');
      expect(await posted()).toEqual([]);
      at('2026-11-28T09:02:00Z');
      expect(await posted()).toEqual([[three]]);
      at('2026-11-29T09:02:00Z');
      expect(await posted()).toEqual([]);
      expect(await daily.history(row)).toEqual(['2026-11-27 sent', '2026-11-28 sent']);
    });

    it('begins with what the graph learns next, and ends with the last subject', async () => {
      await learn('Gemini');
      const first = await daily.follow('Gemini');
      expect(first).toMatchObject({ subject: { id: 'family/Gemini', name: 'Gemini' }, hasChanged: true });
      expect(await daily.follow('gemini')).toMatchObject({ hasChanged: false });
      at('2026-11-27T09:02:00Z');
      expect(await posted()).toEqual([]);
      await expect(daily.unfollow('mmmu')).rejects.toMatchObject({ suggestions: [{ id: 'family/Gemini' }] });
      expect(await daily.unfollow('gemini')).toMatchObject({ subscription: null });
      await learn('Gemini');
      at('2026-11-28T09:02:00Z');
      expect(await posted()).toEqual([]);
      expect(await daily.row(need(first.subscription))).toMatchObject({ state: 'removed', nextAt: null });
    });

    it('tells of a new version by its relation, at the hour of the schedules in its workspace', async () => {
      await daily.add({ zone: 'America/New_York', topics: ['nothing'] }).catch(() => undefined);
      await daily.add({ zone: 'America/New_York' });
      const { subscription } = await daily.follow('gpt-4', { channel: 'C2' });
      expect(subscription).toMatchObject({ minute: 540, zoneName: 'America/New_York', topics: ['model/gpt-4'] });
      const successor = await learn('Other', 'model/gpt-4');
      at('2026-11-27T14:02:00Z');
      const posts = (await daily.post()).filter(({ subscription: { kind } }) => kind === 'follow');
      expect(await Promise.all(posts.map(told))).toEqual([[successor]]);
    });

    it('is changed in a channel by admins only, and in a direct message by anyone', async () => {
      const actor = { ...ADMIN, isAdmin: false };
      await expect(daily.follow('mmmu', { actor: { ...actor, isDirect: false } })).rejects.toMatchObject({ name: 'Forbidden' });
      const direct = { actor: { ...actor, platform: 'slack', workspace: '', isDirect: true }, channel: 'D1' };
      expect((await daily.follow('mmmu', direct)).subscription).toMatchObject({ workspace: '', channel: 'D1' });
      await expect(daily.follow('nothing of that name')).rejects.toMatchObject({ name: 'NotFound' });
    });

    it('has a limit in each place and in each workspace', async () => {
      const names = [...app.store.current().entities.keys()].slice(0, 26);
      for (const name of names.slice(0, 25)) await daily.follow(name);
      const tooMany = (limit: number) => ({ name: 'Conflict', details: { reason: 'TOO_MANY', limit } });
      await expect(daily.follow(names[25] ?? '')).rejects.toMatchObject(tooMany(25));
      const [row] = await app.client.subscription.findMany();
      const topics = Array.from({ length: 976 }, (_, index) => `model/m${index}`);
      await app.client.subscription.create({ data: { ...need(row), id: undefined as never, channel: 'C9', topics } });
      await expect(daily.follow('mmmu', { channel: 'C3' })).rejects.toMatchObject(tooMany(1000));
    });

    it('is suspended with its channel, and resumes when it is restored or someone follows again', async () => {
      const { subscription } = await daily.follow('mmmu');
      const row = need(subscription);
      const event = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
      await applyDestinationEvent(app.client, daily.now, { ...event, event: 'archived' });
      expect(await daily.row(row)).toMatchObject({ state: 'suspended', reason: 'archived' });
      await applyDestinationEvent(app.client, daily.now, { ...event, event: 'unarchived' });
      expect(await daily.row(row)).toMatchObject({ state: 'active' });
      await applyDestinationEvent(app.client, daily.now, { ...event, event: 'gone' });
      expect((await daily.follow('mmmu')).subscription).toMatchObject({ id: row.id, state: 'active' });
    });

    it('is changed by one command at a time', async () => {
      await Promise.all(['mmmu', 'clip', 'gpt-4', 'bert'].map((subject) => daily.follow(subject)));
      const rows = await app.client.subscription.findMany();
      expect(rows.map(({ topics }) => topics.toSorted())).toEqual([['benchmark/mmmu', 'model/bert', 'model/clip', 'model/gpt-4']]);
    });
  });
});
