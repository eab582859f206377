/** Questions without an answer: what the bots send to the curators, and what not. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiClient } from '../../../bots/api/client.ts';
import { createBotContext } from '../../../bots/core/bot-context.ts';
import type { Place } from '../../../bots/core/contract/request.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { slack } from '../../../bots/slack/platform.ts';
import { terminal } from '../../../bots/terminal/platform.ts';
import type { App } from '../../../src/app.ts';
import { systemClock } from '../../../src/clock.ts';
import { sampleApps } from '../../support/app.ts';
import { apiOf, botContextOf, somewhere } from '../../support/bots/bot-contexts.ts';
import { asking } from '../../support/bots/interpret.ts';
import { silentLog } from '../../support/silent-log.ts';

const fresh = sampleApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});
beforeEach(async () => {
  await app.client.question.deleteMany();
});

const say = (text: string, place: Place = somewhere) =>
  asking(botContextOf(app, { platform: place.platform }))({ input: { kind: 'text', text }, place });
const stored = () => app.client.question.findMany({ orderBy: { at: 'asc' } });
const admin: Place = { ...somewhere, isAdmin: true };
const direct: Place = { ...somewhere, channel: 'D1', isDirect: true };

/** What is stored once a question in a channel is, which comes last. */
async function storedAfter(...questions: readonly (readonly [text: string, place: Place])[]) {
  for (const [text, place] of questions) await say(text, place);
  await say('what is zzlast', { ...somewhere, workspace: 'T9LAST' });
  await vi.waitUntil(async () => (await stored()).some(({ workspace }) => workspace === 'T9LAST'));
  return (await stored()).filter(({ workspace }) => workspace !== 'T9LAST');
}

describe('a question without an answer', () => {
  it('is stored with what failed, without names and without the channel', async () => {
    const rows = await storedAfter(['who made Zorbflux <@U012AB3CD> https://intranet.example/x ?', somewhere]);
    expect(rows).toEqual([
      {
        ...{ id: expect.any(String), platform: 'slack', workspace: 'T1', key: 'who made zorbflux', text: 'who made Zorbflux ?' },
        ...{ kind: 'entity', words: 'zorbflux', reason: 'unknown-name', reading: null, times: 1, status: 'open' },
        ...{ firstAt: expect.any(Date), at: expect.any(Date), resolvedAt: null, resolution: null, feedbackId: null },
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/U1|C1|U012AB3CD|intranet/);
  });

  it('is counted once more when it is asked again, on each platform and in each workspace', async () => {
    const guild: Place = { platform: discord, workspace: '200', channel: '300', user: '400' };
    const rows = await storedAfter(['what is zorbflux', somewhere], ['What is  Zorbflux?', somewhere], ['what is zorbflux', guild]);
    expect(rows.map(({ platform, workspace, times }) => [platform, workspace, times])).toEqual([
      ['slack', 'T1', 2],
      ['discord', '200', 1],
    ]);
  });

  it('tells words that are not recorded of a thing from times and conditions', async () => {
    const rows = await storedAfter(
      ['what is the revenue of clip', somewhere],
      ['who fathered clip', somewhere],
      ['what is the license of whisper', somewhere],
      ['which models accept audio unless they are open', somewhere],
    );
    expect(rows.map(({ kind, words, reason }) => [kind, words, reason])).toEqual(
      expect.arrayContaining([
        ['attribute', 'revenue', 'absent'],
        ['relation', 'fathered', 'absent'],
        ['scope', 'unless', 'scope'],
      ]),
    );
  });

  it.each([
    ['that is off topic', 'what is for lunch today', somewhere],
    ['in another language', 'welche Modelle wurden im letzten Jahr von Google veröffentlicht', somewhere],
    ['that has an answer', 'who made clip', somewhere],
    ['that is small talk', 'thank you', somewhere],
    ['in a direct message', 'what is zorbflux', direct],
    ['in the terminal', 'what is zorbflux', { platform: terminal, workspace: '', channel: '', user: 'me' }],
    ['of which nothing is left', '<@U012AB3CD> 1234 5678 9012', somewhere],
  ] as const)('isn’t stored if it is one %s', async (_what, text, place) => {
    expect(await storedAfter([text, place])).toEqual([]);
  });
});

describe('a direct message', () => {
  it('is sent to the curators by a button alone, which also says so', async () => {
    const reply = await say('what is zorbflux', direct);
    const button = reply.actions.find(({ label }) => label === 'Tell the curators');
    const token = button?.kind === 'button' ? button.token : '';
    expect(await stored()).toEqual([]);
    const press = () => asking(botContextOf(app))({ input: { kind: 'press', action: 'ask', token }, place: direct });
    expect(await press()).toMatchObject({
      ...{ title: 'what is zorbflux', visibility: 'private' },
      lead: { text: 'The curators see this question, but not who asked it.' },
    });
    expect(await stored()).toMatchObject([{ workspace: 'T1', text: 'what is zorbflux', words: 'zorbflux', times: 1 }]);
    await say('settings questions:off', { ...direct, isAdmin: true });
    expect((await press()).lead.text).toMatch(/^This workspace doesn’t store questions/);
    expect(await stored()).toMatchObject([{ times: 1 }]);
    await say('settings questions:on', { ...direct, isAdmin: true });
  });

  it('has no such button below an answer, and none is in a channel', async () => {
    const labels = async (text: string, place: Place) => (await say(text, place)).actions.map(({ label }) => label);
    expect(await labels('who made clip', direct)).not.toContain('Tell the curators');
    expect(await labels('what is for lunch today', direct)).not.toContain('Tell the curators');
    expect(await labels('what is zorbflux', somewhere)).not.toContain('Tell the curators');
    await vi.waitUntil(async () => (await stored()).length === 1);
  });
});

describe('an answer that a reader reports', () => {
  it('is listed with the report, which has the answer', async () => {
    const { actions } = await say('who made clip?', somewhere);
    const button = actions.find((action) => action.kind === 'button' && action.action === 'report');
    const token = button?.kind === 'button' ? button.token : '';
    const input = { kind: 'press', action: 'report', token, text: 'It was Meta.' } as const;
    expect((await asking(botContextOf(app))({ input, place: somewhere })).title).toBe('Thank you');
    const reports = await app.client.question.findMany({ include: { feedback: true } });
    expect(reports).toMatchObject([
      {
        ...{ text: 'who made clip?', kind: 'answer', words: 'who made clip', reason: null, status: 'open' },
        feedback: { text: 'It was Meta.', question: 'ask question:"who made clip?"' },
      },
    ]);
  });
});

describe('the setting of a workspace', () => {
  const place = { ...admin, workspace: 'T2SET', channel: 'C2SET' };

  it('keeps questions from being stored, in all of its channels, until it is changed back', async () => {
    const shown = await say('settings questions:off', place);
    expect(JSON.stringify(shown.blocks)).toContain('Unanswered questions of this workspace aren’t stored.');
    expect(shown.actions).toMatchObject([
      { label: 'Make answers public' },
      { label: 'Store unanswered questions' },
      { label: 'Don’t introduce yourself' },
    ]);
    expect(await storedAfter(['what is zorbflux', { ...place, channel: 'C2OTHER' }])).toEqual([]);
    expect(JSON.stringify((await say('settings questions:on', place)).blocks)).toContain('for 90 days');
    expect(await storedAfter(['what is zorbflux', place])).toMatchObject([{ workspace: 'T2SET' }]);
  });

  it('is changed by admins only, also by those of the workspace', async () => {
    const guarded = { ...place, workspace: 'T3SET' };
    expect(await say('settings questions:off', { ...guarded, isAdmin: false })).toMatchObject({ badge: 'error', title: 'Not allowed' });
    expect(await app.client.workspaceSetting.findMany({ where: { workspace: 'T3SET' } })).toEqual([]);
    const owner: Place = { ...guarded, isAdmin: false, runsWorkspace: true };
    expect((await say('settings questions:off', owner)).title).toBe('Channel settings');
    expect(await app.client.workspaceSetting.findMany({ where: { workspace: 'T3SET' } })).toMatchObject([{ keepsQuestions: false }]);
  });

  it('doesn’t exist in a direct message without a workspace', async () => {
    const dm: Place = { platform: discord, workspace: '', channel: '300', user: '400', isDirect: true, isAdmin: true };
    expect((await say('settings questions:off', dm)).lead.text).toMatch(/^These settings belong to a workspace/);
    expect(JSON.stringify((await say('settings', dm)).blocks)).not.toContain('90 days');
  });
});

describe('an answer', () => {
  it('neither waits for the curators nor fails with them', async () => {
    const { fetch, ...api } = apiOf(app);
    const failures: unknown[] = [];
    const waiting: (() => void)[] = [];
    const held: typeof fetch = async (input, init) => {
      if (!String(init?.body).includes('recordQuestion')) return fetch(input, init);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return new Response('gone', { status: 500 });
    };
    const query = createApiClient({ ...api, fetch: held, timeoutMs: 10_000 });
    const log = Object.assign(Object.create(silentLog) as typeof silentLog, { error: (error: unknown) => void failures.push(error) });
    const context = createBotContext({ query, platform: slack, secret: 'of the tests', clock: systemClock, log });
    const reply = await asking(context)({ input: { kind: 'text', text: 'what is zorbflux' }, place: somewhere });
    expect(reply.lead.text).toMatch(/^Nothing here is called "zorbflux"/);
    await vi.waitUntil(() => waiting.length === 1);
    for (let count = 0; count < 25; count += 1)
      await asking(context)({ input: { kind: 'text', text: 'what is zorbflux' }, place: somewhere });
    expect(waiting.length).toBeLessThanOrEqual(20);
    for (const resume of waiting) resume();
    await vi.waitUntil(() => failures.length === 20);
    expect(await stored()).toEqual([]);
  });
});
