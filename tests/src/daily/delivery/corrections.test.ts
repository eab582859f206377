import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { completeFollowUpJob } from '../../../../src/daily/delivery/follow-up-jobs.ts';
import { sampleApps } from '../../../support/app.ts';
import { type DailyUnderTest, dailyOf } from '../../../support/daily/deliveries.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

describe.each(engines)('corrections on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  let daily: DailyUnderTest;
  beforeEach(async () => {
    app = await fresh();
    daily = dailyOf(app, '2026-11-26T12:00:00Z');
  });

  /** Posts to channels whose fact is the same for all. */
  async function posted(channels: number): Promise<string> {
    const rows = [];
    for (let channel = 0; channel < channels; channel += 1) rows.push(await daily.add({ channel: `C${channel}` }));
    daily.now = new Date('2026-11-27T08:01:00Z');
    await daily.post();
    const factId = need((await app.client.delivery.findFirst())?.factId);
    const text = app.store.current().factsById.get(factId)?.text ?? '';
    await app.client.delivery.updateMany({ data: { postedText: text } });
    for (const { id } of rows) await app.client.delivery.updateMany({ where: { subscriptionId: id }, data: { factId } });
    return factId;
  }
  const change = async (factId: string, data: object) => {
    await app.client.fact.update({ where: { id: factId }, data });
    await app.store.refresh();
  };
  const claimed = async () => (await daily.claim()).flatMap((job) => (job.kind === 'correction' ? [job] : []));
  const done = (job: Awaited<ReturnType<typeof claimed>>[number]) =>
    completeFollowUpJob(app.client, daily.now, { id: job.correction.id, attempt: job.correction.attempt, outcome: 'done' });

  it('follow each post of a fact that was withdrawn, once, with the reason', async () => {
    const factId = await posted(20);
    expect(await claimed()).toEqual([]);
    await change(factId, { retractedOn: '2026-11-27', retractedReason: 'The source withdrew the figure.' });
    const works = await claimed();
    expect(new Set(works.map(({ delivery }) => delivery.messageId)).size).toBe(20);
    expect(works.every(({ correction: { kind, reason } }) => kind === 'retracted' && reason === 'The source withdrew the figure.')).toBe(
      true,
    );
    expect(await claimed()).toEqual([]);
    await Promise.all(works.map(done));
    daily.now = new Date('2026-11-27T09:00:00Z');
    await app.store.refresh();
    expect(await claimed()).toEqual([]);
  });

  it('tell what a fact says by now, also when it changes again before that', async () => {
    const factId = await posted(1);
    await change(factId, { text: 'The first correction of a fact.' });
    const first = need((await claimed())[0]);
    expect(first.correction).toMatchObject({ kind: 'corrected', text: 'The first correction of a fact.' });
    await change(factId, { text: 'The second correction of a fact.' });
    const second = need((await claimed())[0]);
    expect(second.correction).toMatchObject({ id: first.correction.id, text: 'The second correction of a fact.' });
    await expect(done(first)).rejects.toThrow(/Another poster has claimed/);
    await done(second);
    expect(await claimed()).toEqual([]);
  });

  it('are claimed again when their poster is gone, and given up after ten attempts', async () => {
    const factId = await posted(1);
    await change(factId, { text: 'A text that is never posted.' });
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const job = need((await claimed())[0]);
      expect(job.correction.attempt).toBe(attempt);
      await completeFollowUpJob(app.client, daily.now, { id: job.correction.id, attempt, outcome: 'retry', retryAfterMs: 1_000 });
      daily.now = new Date(daily.now.getTime() + 1_000);
    }
    expect(await claimed()).toEqual([]);
    expect(await app.client.correction.findFirst()).toMatchObject({ state: 'failed' });
  });
});
