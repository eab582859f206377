import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../../../../bots/api/client.ts';
import { systemClock } from '../../../../bots/clock.ts';
import { createBotContext } from '../../../../bots/core/bot-context.ts';
import { createBotState } from '../../../../bots/core/state/bot-state.ts';
import { discord } from '../../../../bots/discord/platform.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import type { App } from '../../../../src/app.ts';
import { sampleApps } from '../../../support/app.ts';
import { apiOf, botContextOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { asking, visibilityFor } from '../../../support/bots/interpret.ts';

const fresh = sampleApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

it('recognizes a repeated event, also in another process, separately for each platform', async () => {
  expect(await botContextOf(app).isNew('Ev1')).toBe(true);
  expect(await botContextOf(app).isNew('Ev1')).toBe(false);
  expect(await botContextOf(app, { platform: discord }).isNew('Ev1')).toBe(true);
});

it('keeps every kind of question as it is', async () => {
  const query = createApiClient({ ...apiOf(app), timeoutMs: 10_000 });
  const { continuations } = createBotState({ query, platform: slack, log: pino({ level: 'silent' }) });
  for (const call of [
    { command: 'help', options: {} },
    { command: 'compare', options: { a: 'clip', share: true, b: '👩‍👩‍👧‍👦 "x"' }, page: 7 },
    { command: 'fact', options: { share: false } },
  ]) {
    const id = (await continuations.put(call, 'U1')) ?? '';
    expect(await continuations.get(id, 'U1')).toEqual(call);
    expect(await continuations.get(id, 'U2')).toBeUndefined();
  }
});

it('remembers the last answer of a conversation for other processes, and of no other place', async () => {
  const stateOf = () =>
    createBotState({ query: createApiClient({ ...apiOf(app), timeoutMs: 10_000 }), platform: slack, log: pino({ level: 'silent' }) });
  const thread = { ...somewhere, conversation: { recalls: '1.1', remembers: '1.1' } };
  await stateOf().remember(thread, 'context');
  expect(await stateOf().recall({ ...thread, user: 'U2' })).toBe('context');
  expect(await stateOf().recall({ ...thread, channel: 'C2' })).toBeUndefined();
  expect(await stateOf().recall({ ...thread, conversation: { recalls: '1.2' } })).toBeUndefined();
  expect(await stateOf().recall(somewhere)).toBeUndefined();
  await stateOf().remember(somewhere, 'nowhere');
  await stateOf().remember({ ...thread, conversation: { recalls: '1.1' } }, 'not open');
  expect(await stateOf().recall(thread)).toBe('context');
});

describe('when the API is away', () => {
  const logged: { msg: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const query = createApiClient({ url: 'http://127.0.0.1:9', fetch, timeoutMs: 300 });
  const bot = createBotContext({ query, platform: slack, secret: 'x', clock: systemClock, log });

  it.each([
    ['an event counts as new', () => bot.isNew('Ev2'), true, 'an event could not be looked up, so it counts as new'],
    [
      'an answer is private',
      () => visibilityFor(bot)({ input: { kind: 'text', text: 'fact' }, place: somewhere }),
      'private',
      'a channel could not be looked up, so its answers are private',
    ],
  ])('%s, and it is logged', async (_what, work, expected, message) => {
    logged.length = 0;
    expect(await work()).toBe(expected);
    expect(logged.map(({ msg }) => msg)).toEqual([message]);
  });

  it('an answer goes out without the buttons that could not be kept', async () => {
    logged.length = 0;
    const reply = await asking(bot)({ input: { kind: 'text', text: `fact ${'y'.repeat(90)}` }, place: somewhere });
    expect(reply.title).toBe('No answer right now');
    const { continuations } = createBotState({ query, platform: slack, log });
    expect(await continuations.put({ command: 'fact', options: {} }, 'U1')).toBeUndefined();
    expect(logged.map(({ msg }) => msg)).toContain('a question could not be kept for a button');
  });

  it('a lost report or setting is not confirmed', async () => {
    const admin = { ...somewhere, isAdmin: true };
    expect((await asking(bot)({ input: { kind: 'text', text: 'settings public' }, place: admin })).title).toBe('No answer right now');
    const { sendFeedback } = createBotState({ query, platform: slack, log });
    await expect(sendFeedback(somewhere, { question: 'fact', claims: [], text: 'No.' })).rejects.toThrow(
      'no answer from http://127.0.0.1:9',
    );
  });
});
