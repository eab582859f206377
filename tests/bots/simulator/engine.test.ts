/** The simulator sends what the bots send: the same bodies, over all commands and forty questions, to platforms that record them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../bots/clock.ts';
import { type Action, act } from '../../../bots/simulator/act.ts';
import { readTypedCommand } from '../../../bots/simulator/discord/typed-command.ts';
import { type Engine, startEngine } from '../../../bots/simulator/engine.ts';
import { measuredCases } from '../../../bots/simulator/gallery/cases.ts';
import type { PlatformId, Visitor } from '../../../bots/simulator/visitors/visitor.ts';
import type { App } from '../../../src/app.ts';
import { freshApps, silentLog } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { bothPlatforms } from '../../support/bots/both-platforms.ts';
import { need } from '../../support/need.ts';

/** What differs between two workspaces: ids, what is signed for one user, and the ids of commands. */
const OWN: readonly string[] = ['value', 'custom_id', 'private_metadata', 'trigger_id', 'channel', 'user', 'hash'];

function withoutOwn(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(<\/[^:>]+):\d+>/g, '$1:0>');
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, OWN.includes(key) ? '…' : withoutOwn(each)]));
}

const fresh = freshApps('pglite');
let app: App;
let engine: Engine;
beforeAll(async () => {
  app = await fresh();
  engine = await startEngine({ api: apiOf(app), clock: systemClock, log: silentLog });
  return () => engine.stop();
});
const both = bothPlatforms(() => app);

const simulated = async (platform: PlatformId, visitor: Visitor, action: Action) =>
  (await act(engine, visitor, platform, action)).calls.map(({ body }) => withoutOwn(body));

const cases = measuredCases.map(({ asked, group }) => [group, asked] as const);

describe('a slash command', () => {
  it('covers every command and forty questions', () => {
    expect(cases.length).toBeGreaterThanOrEqual(58);
  });

  it.each(cases)('of %s has the same bodies on Slack: %s', async (_group, asked) => {
    const bodies = await simulated('slack', engine.visitors.find(undefined), { do: 'ask', text: `/lmm ${asked}` });
    const { slack, ada } = both();
    const before = slack.traffic.of('response').length;
    await ada.command(asked);
    await expect.poll(() => slack.traffic.of('response').length).toBe(before + bodies.length);
    const sent = slack.traffic.of('response').slice(before);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies).toEqual(sent.map(({ body }) => withoutOwn(body)));
  });

  it.each(cases)('of %s has the same bodies on Discord: %s', async (_group, asked) => {
    const visitor = engine.visitors.find(undefined);
    const typed = await readTypedCommand(asked, visitor, engine.contexts.discord.interpret);
    const bodies = await simulated('discord', visitor, { do: 'ask', text: `/lmm ${asked}` });
    const { discord } = both();
    const callsOf = () => discord.calls('POST', /^\/(interactions|webhooks)\//);
    const before = callsOf().length;
    // A visitor runs their server.
    await discord.type({ subcommand: typed.command, options: typed.options, permissions: 2048n | 48n });
    await expect.poll(() => callsOf().length).toBe(before + bodies.length);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies).toEqual(
      callsOf()
        .slice(before)
        .map(({ body }) => withoutOwn(body)),
    );
  });
});

describe('what a visitor does after an answer', () => {
  const start = async (platform: PlatformId, text: string) => {
    const visitor = engine.visitors.find(undefined);
    await act(engine, visitor, platform, { do: 'ask', text });
    return visitor;
  };
  const textOf = (visitor: Visitor, platform: PlatformId) => JSON.stringify(visitor[platform].messages.at(-1)?.body);

  it.each(['slack', 'discord'] as const)('continues the conversation on %s, and a fresh one does not', async (platform) => {
    const visitor = await start(platform, 'who made clip');
    await act(engine, visitor, platform, { do: 'ask', text: 'and how big is it' });
    expect(textOf(visitor, platform)).toContain('CLIP has 428 million parameters');
    await act(engine, visitor, platform, { do: 'ask', text: 'and how big is it', fresh: true });
    expect(textOf(visitor, platform)).not.toContain('428 million');
  });

  const idName = { slack: 'action_id', discord: 'custom_id' } as const;
  const buttonsIn = (value: unknown, name: string): readonly Readonly<Record<string, string>>[] => {
    if (Array.isArray(value)) return value.flatMap((each) => buttonsIn(each, name));
    if (typeof value !== 'object' || value === null) return [];
    const own = name in value ? [value as Readonly<Record<string, string>>] : [];
    return [...own, ...Object.values(value).flatMap((each) => buttonsIn(each, name))];
  };

  it.each(['slack', 'discord'] as const)('turns a page in place on %s', async (platform) => {
    const visitor = await start(platform, '/lmm models');
    const [message] = visitor[platform].messages.filter(({ by }) => by === 'bot');
    const turn = need(buttonsIn(message?.body, idName[platform]).find((button) => button[idName[platform]]?.startsWith('turn')));
    const { length } = visitor[platform].messages;
    const value = platform === 'slack' ? { value: need(turn['value']) } : {};
    await act(engine, visitor, platform, { do: 'press', message: need(message).id, action: need(turn[idName[platform]]), ...value });
    expect(visitor[platform].messages).toHaveLength(length);
    expect(JSON.stringify(visitor[platform].messages.find(({ id }) => id === message?.id)?.body)).toMatch(/page 2 of/);
  });

  it.each(['slack', 'discord'] as const)('sends a form on %s', async (platform) => {
    const visitor = await start(platform, '/lmm daily add');
    const form = need(visitor[platform].form);
    await act(engine, visitor, platform, {
      do: 'submit',
      form: form.id,
      values: { time: '09:00', zone: 'Europe/Berlin', channel: 'here' },
    });
    expect(visitor[platform].form).toBeUndefined();
    expect(textOf(visitor, platform)).toMatch(/Europe\/Berlin/);
  });

  it('opens the App Home with the schedules of the visitor alone', async () => {
    const visitor = await start('slack', '/lmm daily add 9am Europe/Berlin');
    await act(engine, visitor, 'slack', { do: 'home' });
    expect(JSON.stringify(visitor.slack.home)).toContain('Europe/Berlin');
    const other = engine.visitors.find(undefined);
    await act(engine, other, 'slack', { do: 'home' });
    expect(JSON.stringify(other.slack.home)).not.toContain('Europe/Berlin');
  });

  it('shows the daily post of tomorrow on both', async () => {
    const visitor = engine.visitors.find(undefined);
    for (const platform of ['slack', 'discord'] as const) {
      const { calls } = await act(engine, visitor, platform, { do: 'post' });
      expect(calls.map(({ problems }) => problems)).toEqual([[]]);
    }
  });

  it('refuses what is not on the screen', async () => {
    const visitor = await start('slack', '/lmm models');
    const press = (action: string, message = need(visitor.slack.messages.at(-1)).id) =>
      act(engine, visitor, 'slack', { do: 'press', message, action, value: 'x' });
    await expect(press('turn.99')).rejects.toThrow('no button or menu "turn.99"');
    await expect(press('turn.1', '1.1')).rejects.toThrow('This message is gone');
    await expect(act(engine, visitor, 'discord', { do: 'submit', form: '1', values: {} })).rejects.toThrow('This form is gone');
    await expect(act(engine, visitor, 'discord', { do: 'home' })).rejects.toThrow('Open it on Slack');
  });
});
