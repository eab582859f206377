/** What visitors leave behind: nothing outside of their own workspace, not much in it, and nothing after an hour. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../bots/clock.ts';
import { act } from '../../../bots/simulator/act.ts';
import { type Engine, startEngine } from '../../../bots/simulator/engine.ts';
import { answeredFromRows } from '../../../bots/simulator/visitors/answer-from-rows.ts';
import { createRows, MAX_ROWS, MAX_SCHEDULE_WRITES } from '../../../bots/simulator/visitors/rows.ts';
import { SCHEDULE_WRITES } from '../../../bots/simulator/visitors/visitor-query.ts';
import { createVisitors } from '../../../bots/simulator/visitors/visitors.ts';
import type { App } from '../../../src/app.ts';
import { deleteVisits } from '../../../src/daily/visits.ts';
import { filesBelow } from '../../repository/modules.ts';
import { askAs } from '../../support/api/editors.ts';
import { freshApps, silentLog } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';

const HOUR_MS = 60 * 60_000;

describe('a visitor', () => {
  const fresh = freshApps('pglite');
  let app: App;
  let engine: Engine;
  beforeAll(async () => {
    app = await fresh();
    engine = await startEngine({ api: apiOf(app), clock: systemClock, log: silentLog });
  });
  afterAll(() => engine.stop());

  const subscriptions = () => app.client.subscription.findMany();

  it('schedules daily facts that no poster claims, and that are deleted after an hour', async () => {
    const visitor = engine.visitors.find(undefined);
    for (const platform of ['slack', 'discord'] as const) {
      await act(engine, visitor, platform, { do: 'ask', text: '/lmm daily add 9am Europe/Berlin' });
      await act(engine, visitor, platform, { do: 'ask', text: '/lmm daily now' });
    }
    const rows = await subscriptions();
    expect(rows.map(({ platform }) => platform).sort()).toEqual(['try-discord', 'try-slack']);
    expect(await app.client.delivery.count()).toBe(2);
    const asBot = askAs(() => app, 'bot');
    for (const platform of ['slack', 'discord']) {
      const claim = `mutation { claimDailyJobs(input: { platform: "${platform}", limit: 50, postsChanges: true }) { jobs { id } errors { message } } }`;
      expect(await asBot(claim)).toMatchObject({ data: { claimDailyJobs: { jobs: [], errors: [] } } });
    }
    expect(await deleteVisits(app.database.sql, new Date())).toEqual({ visits: 0 });
    expect(await deleteVisits(app.database.sql, new Date(Date.now() + HOUR_MS + 1000))).toEqual({ visits: 2 });
    expect(await subscriptions()).toEqual([]);
  });

  it('reports, suggests and asks without leaving a row for the curators', async () => {
    const visitor = engine.visitors.find(undefined);
    const tables = async () => [
      await app.client.feedback.count(),
      await app.client.suggestion.count(),
      await app.client.question.count(),
      await app.client.praise.count(),
      await app.client.continuation.count(),
      await app.client.conversation.count(),
      await app.client.seenEvent.count(),
      await app.client.channelSetting.count(),
      await app.client.workspaceSetting.count(),
    ];
    const asked = [
      'does clip understand arabic',
      '/lmm suggest "CLIP has a successor"',
      '/lmm settings public',
      '/lmm settings questions:off',
      '/lmm who made clip',
    ];
    for (const text of asked)
      for (const platform of ['slack', 'discord'] as const) await act(engine, visitor, platform, { do: 'ask', text });
    expect(JSON.stringify(visitor.slack.messages)).toContain('CLIP has a successor');
    expect(visitor.rows.ofKind('suggestion').length).toBeGreaterThan(0);
    expect(await tables()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('is told when there were enough schedules', async () => {
    const visitor = engine.visitors.find(undefined);
    for (let count = 0; count <= MAX_SCHEDULE_WRITES; count += 1)
      await act(engine, visitor, 'slack', { do: 'ask', text: `/lmm daily add 9:${String(count).padStart(2, '0')} Europe/Berlin` });
    expect(JSON.stringify(visitor.slack.messages.at(-1)?.body)).toContain('room for 20 changes of schedules');
    expect(await subscriptions()).toHaveLength(MAX_SCHEDULE_WRITES);
  });

  it('asks no language model, whatever the operator has', async () => {
    const visitor = engine.visitors.find(undefined);
    const { operations } = await act(engine, visitor, 'slack', { do: 'ask', text: 'who made clip' });
    expect(operations.map(({ name }) => name)).toEqual(['Ask']);
  });
});

it('keeps at most 50 rows, the newest', () => {
  const rows = createRows();
  for (let count = 0; count < 200; count += 1) rows.put(`question ${count}`, count);
  while (rows.writeSchedule());
  expect(rows.size()).toBe(MAX_ROWS);
  expect(rows.get('question 199')).toBe(199);
  expect(rows.get('question 0')).toBeUndefined();
});

it('starts a new workspace after an hour, for an unknown cookie, and beyond 500 visitors', () => {
  let now = 0;
  const gone: string[] = [];
  const { find } = createVisitors({ ...systemClock, now: () => new Date(now) }, ({ id }) => void gone.push(id));
  const first = find(undefined);
  expect(find(first.id)).toBe(first);
  now = HOUR_MS;
  expect(find(first.id)).not.toBe(first);
  expect(find('made-up')).not.toBe(first);
  for (let count = 0; count < 600; count += 1) find(undefined);
  expect(gone).toContain(first.id);
  expect(gone.length).toBeGreaterThan(100);
});

/** A new mutation has to be sorted in: kept in rows, sent on for schedules, or none of a visitor's business. */
it('has a place for every mutation of the bots', () => {
  const notOfVisitors = [
    'RegisterPlatform',
    'ClaimDailyJobs',
    'BeginDelivery',
    'CompleteDelivery',
    'CompleteFollowUpJob',
    'ReportDestinationEvent',
  ];
  const texts = filesBelow('bots/core').map((path) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8'));
  const mutations = texts.flatMap((text) => [...text.matchAll(/`\s*mutation (\w+)/g)].map(([, name = '']) => name));
  expect(mutations.length).toBeGreaterThan(20);
  const known = [...answeredFromRows, ...SCHEDULE_WRITES, ...notOfVisitors];
  expect(mutations.filter((name) => !known.includes(name))).toEqual([]);
});
