import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Answered, type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { type UserError, viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

const KEEP =
  'mutation ($input: SaveContinuationInput!) { saveContinuation(input: $input) { continuation { id expiresAt } errors { code message path } } }';
const FIND = `query ($id: ID!, $platform: String!, $user: String!) {
  continuation(id: $id, platform: $platform, user: $user) { command options { name text flag } page }
}`;
const NOTE = 'mutation ($input: RecordEventInput!) { recordEvent(input: $input) { isNew errors { message } } }';
const SET = 'mutation ($input: SetChannelSettingInput!) { setChannelSetting(input: $input) { setting { visibility changedAt } } }';
const SETTING = `query ($platform: String!, $workspace: String!, $channel: String!) {
  channelSetting(platform: $platform, workspace: $workspace, channel: $channel) { visibility }
}`;
const REMEMBER = 'mutation ($input: RememberContextInput!) { rememberContext(input: $input) { expiresAt errors { code message path } } }';
const HELP = 'query ($question: String!, $today: Date!) { assistedAsk(question: $question, today: $today) { isRead } }';
const RECALL = `query ($platform: String!, $workspace: String!, $channel: String!, $thread: String!) {
  conversationContext(platform: $platform, workspace: $workspace, channel: $channel, thread: $thread)
}`;
const REPORT = `mutation ($input: SubmitFeedbackInput!) {
  submitFeedback(input: $input) { feedback { id at platform workspace question claims { text sources } text status resolvedAt } errors { code message path } }
}`;
const PRAISE = `mutation ($input: RecordPraiseInput!) { recordPraise(input: $input) { isStored errors { path } } }`;
const QUEUE = `query ($status: FeedbackStatus, $first: Int, $after: String, $last: Int, $before: String) {
  feedback(status: $status, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id text status } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;
const SETTLE =
  'mutation ($input: ResolveFeedbackInput!) { resolveFeedback(input: $input) { feedback { status resolvedAt } errors { code message path } } }';

const asking = {
  command: 'model',
  options: [
    { name: 'name', text: 'clip' },
    { name: 'share', flag: true },
  ],
  page: 2,
};
const kept = {
  command: 'model',
  options: [
    { name: 'name', text: 'clip', flag: null },
    { name: 'share', text: null, flag: true },
  ],
  page: 2,
};
const mine = { platform: 'slack', user: 'U1' };
const report = {
  ...{ platform: 'discord', workspace: '200', question: 'limitations of:llm', text: 'The second is out of date.' },
  claims: [{ text: 'They need data.', sources: ['https://example.org/a', 'https://example.org/b'] }],
};
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const start = Date.parse('2026-11-27T12:00:00Z');

describe.each(engines)('what bots remember on %s', (engine) => {
  const fresh = sampleApps(engine);
  let now = start;
  let [bot, curator, anybody]: Ask[] = [];
  beforeAll(async () => {
    const { store, client } = await fresh();
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const askAs = (...scopes: readonly Scope[]) => {
      const api = createApi({ store, client, clock, log: silentLog, authenticate: async () => viewerWith(...scopes) });
      return asker(() => api);
    };
    [bot, curator, anybody] = [askAs('bot'), askAs('curate'), askAs()];
  });
  beforeEach(() => {
    now = start;
  });
  const ask = (who: Ask | undefined, document: string, variables: object) => {
    if (who === undefined) throw new Error('nobody asks');
    return who<Record<string, never>>(document, variables);
  };
  const messages = ({ errors }: Answered<unknown>) => errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);

  describe('continuations', () => {
    const keep = async (input: object = { ...mine, ...asking }) =>
      (dataOf(await ask(bot, KEEP, { input }))['saveContinuation'] as unknown as { continuation: { id: string; expiresAt: string } })
        .continuation;
    const find = async (variables: object) => dataOf(await ask(bot, FIND, variables))['continuation'];

    it('returns a question only to the user it was saved for', async () => {
      const { id, expiresAt } = await keep();
      expect(expiresAt).toBe('2026-12-27T12:00:00.000Z');
      expect(await find({ id, ...mine })).toEqual(kept);
      expect(await find({ id, ...mine, user: 'U2' })).toBeNull();
      expect(await find({ id, platform: 'discord', user: '400' })).toBeNull();
    });

    it('keeps the same question once, and from now on', async () => {
      const first = await keep();
      now += DAY;
      const second = await keep();
      expect([second.id, second.expiresAt]).toEqual([first.id, '2026-12-28T12:00:00.000Z']);
      expect((await keep({ ...mine, ...asking, page: 3 })).id).not.toBe(first.id);
      expect((await keep({ ...mine, ...asking, user: 'U2' })).id).not.toBe(first.id);
    });

    it('forgets it after 30 days', async () => {
      const { id } = await keep();
      now += 30 * DAY - 1;
      expect(await find({ id, ...mine })).toEqual(kept);
      now += 1;
      expect(await find({ id, ...mine })).toBeNull();
    });

    it.each(['', 'garbage', "' or true --", '00000000-0000-0000-0000-000000000000'])('finds nothing by "%s"', async (id) => {
      expect(await find({ id, ...mine })).toBeNull();
    });

    it('keeps any text that a person can type', async () => {
      const text = '👩‍👩‍👧‍👦 "quoted" \\ \u202e\n é';
      const { id } = await keep({ ...mine, command: 'search', options: [{ name: 'text', text }] });
      expect(await find({ id, ...mine })).toMatchObject({ options: [{ text }], page: null });
    });

    it.each([
      [{ options: [{ name: 'a' }] }, 'options 0', /needs either a text or a flag/],
      [{ options: [{ name: 'a', text: 'x', flag: true }] }, 'options 0', /either a text or a flag/],
      [{ options: Array(26).fill({ name: 'a', text: 'x' }) }, 'options', /25/],
      [{ options: [{ name: 'a', text: 'x'.repeat(4_001) }] }, 'options 0 text', /4000/],
      [{ page: 0 }, 'page', /"page" is 0; allowed: more than 0/],
      [{ user: ' ' }, 'user', /./],
      [{ command: '' }, 'command', /./],
    ])('refuses %j and names the place', async (change, path, message) => {
      const { continuation, errors } = dataOf(await ask(bot, KEEP, { input: { ...mine, ...asking, ...change } }))[
        'saveContinuation'
      ] as unknown as {
        continuation: null;
        errors: UserError[];
      };
      expect([continuation, errors.map((error) => [error.code, error.path.join(' ')])]).toEqual([null, [['BAD_USER_INPUT', path]]]);
      expect(errors[0]?.message).toMatch(message);
    });
  });

  describe('conversations', () => {
    const thread = { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '1.1' };
    const remember = async (context: string, where: object = thread) =>
      dataOf(await ask(bot, REMEMBER, { input: { ...where, context } }))['rememberContext'] as unknown as {
        expiresAt: string | null;
        errors: UserError[];
      };
    const recall = async (where: object = thread) => dataOf(await ask(bot, RECALL, where))['conversationContext'];

    it('are remembered by their place, with the last answer alone', async () => {
      expect(await recall()).toBeNull();
      expect(await remember('first')).toEqual({ expiresAt: '2026-12-04T12:00:00.000Z', errors: [] });
      await remember('last');
      const others = [{ thread: '1.2' }, { thread: '' }, { channel: 'C2' }, { workspace: 'T2' }];
      for (const other of others) expect(await recall({ ...thread, ...other })).toBeNull();
    });

    it('are forgotten after 7 days', async () => {
      now += 7 * DAY - 1;
      expect(await recall()).toBe('last');
      now += 1;
      expect(await recall()).toBeNull();
    });

    it.each(['', 'x'.repeat(2_049), 'who made it?', '{"v":1}'])('keep nothing but the context of an answer: %s', async (context) => {
      const { expiresAt, errors } = await remember(context, { ...thread, thread: 'refused' });
      expect([expiresAt, errors.map(({ code, path }) => [code, path])]).toEqual([null, [['BAD_USER_INPUT', ['context']]]]);
      expect(await recall({ ...thread, thread: 'refused' })).toBeNull();
    });
  });

  describe('events', () => {
    const note = async (event: string, platform = 'slack') =>
      (dataOf(await ask(bot, NOTE, { input: { platform, event } }))['recordEvent'] as unknown as { isNew: boolean }).isNew;

    it('are new once on each platform', async () => {
      expect([await note('E1'), await note('E1'), await note('E1', 'discord')]).toEqual([true, false, true]);
    });

    it('are new for exactly one of many that ask at once', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => note('E2')));
      expect(all.filter(Boolean)).toEqual([true]);
    });
  });

  describe('channels', () => {
    const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    const setting = async (variables: object = channel) => dataOf(await ask(bot, SETTING, variables))['channelSetting'];

    it('keep their latest value, each on its own', async () => {
      expect(await setting()).toBeNull();
      const set = (visibility: string) => ask(bot, SET, { input: { ...channel, visibility } });
      expect(dataOf(await set('PUBLIC'))).toEqual({
        setChannelSetting: { setting: { visibility: 'PUBLIC', changedAt: '2026-11-27T12:00:00.000Z' } },
      });
      expect(await setting()).toEqual({ visibility: 'PUBLIC' });
      await set('PRIVATE');
      expect(await setting()).toEqual({ visibility: 'PRIVATE' });
      expect(await setting({ ...channel, channel: 'C2' })).toBeNull();
      expect(await setting({ platform: 'discord', workspace: '200', channel: '300' })).toBeNull();
      expect(await setting({ ...channel, workspace: '' })).toBeNull();
    });
  });

  describe('feedback', () => {
    interface Queue {
      readonly totalCount: number;
      readonly nodes: readonly { readonly id: string; readonly text: string; readonly status: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null };
    }
    const queue = async (variables: object = {}) => dataOf(await ask(curator, QUEUE, variables))['feedback'] as unknown as Queue;
    const hand = async (text: string) => {
      const { submitFeedback } = dataOf(await ask(bot, REPORT, { input: { ...report, text } }));
      return (submitFeedback as unknown as { feedback: { id: string } }).feedback;
    };

    it('is handed in with the answer as it was, and stands in the queue until a curator decides', async () => {
      const feedback = await hand(report.text);
      expect(feedback).toEqual({
        ...report,
        id: expect.any(String),
        ...{ at: '2026-11-27T12:00:00.000Z', status: 'OPEN', resolvedAt: null },
      });
      expect((await queue({ status: 'OPEN' })).nodes.map(({ id }) => id)).toContain(feedback.id);
      now += MINUTE;
      const settle = (status: string) => ask(curator, SETTLE, { input: { id: feedback.id, status } });
      expect(dataOf(await settle('ACCEPTED'))).toEqual({
        resolveFeedback: { feedback: { status: 'ACCEPTED', resolvedAt: '2026-11-27T12:01:00.000Z' }, errors: [] },
      });
      expect((await queue({ status: 'OPEN' })).nodes.map(({ id }) => id)).not.toContain(feedback.id);
      expect(dataOf(await settle('OPEN'))).toEqual({ resolveFeedback: { feedback: { status: 'OPEN', resolvedAt: null }, errors: [] } });
    });

    it('comes in pages from both ends, the newest first', async () => {
      const before = (await queue()).totalCount;
      for (const text of ['one', 'two', 'three']) {
        now += MINUTE;
        await hand(text);
      }
      const first = await queue({ first: 2 });
      expect([first.totalCount, first.nodes.map(({ text }) => text), first.pageInfo.hasNextPage]).toEqual([
        before + 3,
        ['three', 'two'],
        true,
      ]);
      const second = await queue({ first: 1, after: first.pageInfo.endCursor });
      expect([second.totalCount, second.nodes[0]?.text]).toEqual([before + 3, 'one']);
      const last = await queue({ last: before + 1 });
      expect([last.nodes[0]?.text, last.nodes.length, last.pageInfo.hasPreviousPage]).toEqual(['one', before + 1, true]);
    });

    it('refuses what makes no sense', async () => {
      const errorsOf = async (who: Ask | undefined, field: string, document: string, input: object) => {
        const payload = dataOf(await ask(who, document, { input }))[field] as unknown as { feedback: null; errors: UserError[] };
        expect(payload.feedback).toBeNull();
        return payload.errors.map(({ code, path }) => `${code} ${path.join(' ')}`);
      };
      const broken = (change: object) => errorsOf(bot, 'submitFeedback', REPORT, { ...report, ...change });
      expect(await broken({ text: ' ' })).toEqual(['BAD_USER_INPUT text']);
      expect(await broken({ text: 'x'.repeat(4_001) })).toEqual(['BAD_USER_INPUT text']);
      expect(await broken({ claims: Array(101).fill(report.claims[0]) })).toEqual(['BAD_USER_INPUT claims']);
      const settle = (id: string) => errorsOf(curator, 'resolveFeedback', SETTLE, { id, status: 'OPEN' });
      expect(await settle('garbage')).toEqual(['BAD_USER_INPUT id']);
      expect(await settle('00000000-0000-4000-8000-000000000000')).toEqual(['NOT_FOUND id']);
      expect(messages(await ask(curator, QUEUE, { first: 0 }))[0]).toMatch(/ask for 1 to 100 entries/);
    });
  });

  it.each([
    ['saveContinuation', KEEP, { input: { ...mine, ...asking } }],
    ['continuation', FIND, { id: 'x', ...mine }],
    ['recordEvent', NOTE, { input: { platform: 'slack', event: 'E9' } }],
    ['channelSetting', SETTING, { platform: 'slack', workspace: '', channel: 'C1' }],
    ['setChannelSetting', SET, { input: { platform: 'slack', workspace: '', channel: 'C1', visibility: 'PUBLIC' } }],
    ['submitFeedback', REPORT, { input: report }],
    ['recordPraise', PRAISE, { input: { platform: 'slack', workspace: '', question: 'fact' } }],
    ['conversationContext', RECALL, { platform: 'slack', workspace: '', channel: 'C1', thread: '' }],
    ['assistedAsk', HELP, { question: 'what is clip', today: '2026-11-27' }],
    ['rememberContext', REMEMBER, { input: { platform: 'slack', workspace: '', channel: 'C1', thread: '', context: 'x' } }],
  ])('is closed to all callers but bots: %s', async (field, document, variables) => {
    for (const who of [anybody, curator]) {
      const answer = await ask(who, document, variables);
      expect([answer.data, answer.errors.map(({ extensions }) => extensions.code)]).toEqual([{ [field]: null }, ['FORBIDDEN']]);
    }
  });

  it.each([
    ['feedback', QUEUE, {}],
    ['praise', '{ praise { count } }', {}],
    ['resolveFeedback', SETTLE, { input: { id: 'x', status: 'OPEN' } }],
  ])('is closed to all callers but curators: %s', async (field, document, variables) => {
    for (const who of [anybody, bot]) {
      const answer = await ask(who, document, variables);
      expect([answer.data, answer.errors.map(({ extensions }) => extensions.code)]).toEqual([{ [field]: null }, ['FORBIDDEN']]);
    }
  });
});
