import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, askerOfOne, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

const ADMIN = { platform: 'discord', workspace: '200', user: '400', isAdmin: true };
const MEMBER = { ...ADMIN, isAdmin: false };
const PLACE = { platform: 'discord', workspace: '200' };
const wish = { actor: ADMIN, channel: '300', time: '09:00', zone: 'europe/berlin', days: ['MONDAY', 'FRIDAY'] };

const ADD = `mutation ($input: AddSubscriptionInput!) { addSubscription(input: $input) {
  subscription { id platform workspace channel thread time zone zoneName days topics pingRole createdBy state reason
    nextSlots(count: 3) { date at } preview { slug } history(first: 5) { totalCount } }
  errors { code message path }
} }`;
const LIST = `query ($platform: String!, $workspace: String!) { subscriptions(platform: $platform, workspace: $workspace) { id state } }`;
const CLAIM = `mutation ($input: ClaimDailyJobsInput!) { claimDailyJobs(input: $input) { jobs {
  __typename id attempt subscription { channel }
  ... on PostJob { date dueAt fact { slug text } }
  ... on RecoveryJob { sendingSince mayResend }
  ... on CorrectionJob { channel messageId change: kind reason previousText currentText now: fact { slug } }
  ... on NoticeJob { user notice: kind reason }
} errors { code message } } }`;
const BEGIN = 'mutation ($input: BeginDeliveryInput!) { beginDelivery(input: $input) { leaseMs errors { code message } } }';
const SETTLE =
  'mutation ($input: CompleteDeliveryInput!) { completeDelivery(input: $input) { delivery { state reason messageId sentAt fact { slug } } errors { code message } } }';
const changes = {
  editSubscription: 'EditSubscriptionInput',
  pauseSubscription: 'SubscriptionInput',
  resumeSubscription: 'SubscriptionInput',
  removeSubscription: 'SubscriptionInput',
  skipSlot: 'SubscriptionInput',
  postNow: 'SubscriptionInput',
} as const;
const changeOf = (name: keyof typeof changes) => `mutation ($input: ${changes[name]}!) { ${name}(input: $input) { errors { code } } }`;

describe.each(engines)('daily facts on %s', (engine) => {
  const fresh = sampleApps(engine);
  let now = new Date('2026-11-26T12:00:00Z');
  let [bot, anybody]: Ask[] = [];
  beforeAll(async () => {
    const { store, client } = await fresh();
    const clock = { now: () => now, sleep: async () => {} };
    const askAs = (...scopes: readonly Scope[]) => {
      const api = createApi({ store, client, clock, log: silentLog, leaseMs: 1_000, authenticate: async () => viewerWith(...scopes) });
      return asker(() => api);
    };
    [bot, anybody] = [askAs('bot'), askAs('curate')];
  });
  const ask = <Answer = Readonly<Record<string, unknown>>>(query: string, variables: object) =>
    askerOfOne(need(bot))<Answer>(query, variables);

  it('are asked for, listed, claimed, begun and completed', async () => {
    const added = await ask<{ subscription: { id: string; preview: { slug: string } } }>(ADD, { input: wish });
    expect(added).toEqual({
      subscription: {
        ...{ id: expect.any(String), ...PLACE, channel: '300', thread: null, time: '09:00', zone: 'europe/berlin' },
        ...{ zoneName: 'Europe/Berlin', days: ['MONDAY', 'FRIDAY'], topics: [], pingRole: null, createdBy: '400' },
        ...{ state: 'ACTIVE', reason: null, preview: { slug: expect.any(String) }, history: { totalCount: 0 } },
        nextSlots: [
          { date: '2026-11-27', at: '2026-11-27T08:00:00.000Z' },
          { date: '2026-11-30', at: '2026-11-30T08:00:00.000Z' },
          { date: '2026-12-04', at: '2026-12-04T08:00:00.000Z' },
        ],
      },
      errors: [],
    });
    const { id, preview } = added.subscription;
    expect(await ask(LIST, PLACE)).toEqual([{ id, state: 'ACTIVE' }]);

    now = new Date('2026-11-27T08:01:00Z');
    const claim = { input: { platform: 'discord', limit: 10 } };
    const { jobs } = await ask<{ jobs: { id: string; attempt: number }[] }>(CLAIM, claim);
    const fact = { slug: preview.slug, text: expect.any(String) };
    const post = { date: '2026-11-27', dueAt: '2026-11-27T08:00:00.000Z', fact, subscription: { channel: '300' } };
    expect(jobs).toEqual([{ __typename: 'PostJob', id: expect.any(String), attempt: 1, ...post }]);
    const held = { id: need(jobs[0]).id, attempt: 1 };
    expect(await ask(BEGIN, { input: held })).toEqual({ leaseMs: 1_000, errors: [] });

    now = new Date('2026-11-27T08:01:02Z');
    const again = await ask<{ jobs: object[] }>(CLAIM, claim);
    const since = { sendingSince: '2026-11-27T08:01:00.000Z', mayResend: true };
    expect(again.jobs).toEqual([{ __typename: 'RecoveryJob', id: held.id, attempt: 2, subscription: { channel: '300' }, ...since }]);
    expect(await ask(BEGIN, { input: held })).toMatchObject({ leaseMs: null, errors: [{ code: 'CONFLICT' }] });
    expect(await ask(SETTLE, { input: { ...held, outcome: 'SENT' } })).toMatchObject({ delivery: null, errors: [{ code: 'CONFLICT' }] });
    const settled = await ask(SETTLE, { input: { ...held, attempt: 2, outcome: 'SENT', messageId: 'M1' } });
    const delivery = { state: 'SENT', reason: null, messageId: 'M1', sentAt: now.toISOString(), fact: { slug: preview.slug } };
    expect(settled).toEqual({ delivery, errors: [] });
    expect(await ask(CLAIM, claim)).toEqual({ jobs: [], errors: [] });
  });

  it('tell what is wrong with what is asked for, and where', async () => {
    const wrong = async (input: object) => (await ask(ADD, { input: { ...wish, ...input } }))['errors'];
    expect(await wrong({ time: '9am' })).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['time'] }]);
    expect(await wrong({ zone: 'Europe/Berlni' })).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['zone'] }]);
    expect(await wrong({ topics: ['limits', 'clipp'] })).toMatchObject([{ code: 'NOT_FOUND', path: ['topics'] }]);
    expect(await wrong({ days: [] })).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['days'] }]);
  });

  it("can't be changed without the right to, on the platform or with another key", async () => {
    const [{ id }] = await ask<[{ id: string }]>(LIST, PLACE);
    const before = await ask(LIST, PLACE);
    const inputs = [
      [ADD, { ...wish, actor: MEMBER }],
      ...Object.keys(changes).map((name) => [changeOf(name as keyof typeof changes), { actor: MEMBER, id }] as const),
    ] as const;
    for (const [query, input] of inputs) {
      const isEdit = query.includes('editSubscription');
      const answer = await need(bot)(query, { input: isEdit ? { ...input, time: '10:00' } : input });
      expect([answer.errors[0]?.extensions.code, Object.values(answer.data ?? {})]).toEqual(['FORBIDDEN', [null]]);
      const stranger = await need(anybody)(query, { input: { ...input, actor: ADMIN } });
      expect(stranger.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await ask(LIST, PLACE)).toEqual(before);
  });

  it('have time zones that anyone can complete', async () => {
    const query = 'query ($text: String!) { timeZones(text: $text) { name offset } }';
    expect(dataOf(await need(anybody)(query, { text: 'kathm' }))).toEqual({ timeZones: [{ name: 'Asia/Kathmandu', offset: '+05:45' }] });
  });
});
