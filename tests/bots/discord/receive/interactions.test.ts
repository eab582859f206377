import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { type BotOptions, reply, type StartedBot, startBot } from '../../../support/discord/bot.ts';
import { type SteppedClock, steppedClock } from '../../../support/discord/clock.ts';
import { pendingAnswer } from '../../../support/discord/discord-with-bot.ts';
import { type FakeDiscord, startFakeDiscord } from '../../../support/discord/fake/fake-discord.ts';
import { missingPermissions } from '../../../support/discord/fake/responses.ts';

const MINUTE = 60_000;
const { platforms } = messagesFor(undefined);
let discord: FakeDiscord;
let bot: StartedBot;
let clock: SteppedClock;
beforeEach(async () => {
  clock = steppedClock();
  discord = await startFakeDiscord({ now: () => clock.now().getTime() });
});
afterEach(async () => {
  await bot.stop();
  await discord.close();
});

const start = async (options: BotOptions) => {
  bot = await startBot(discord.url, { token: discord.token, clock, ...options });
  await discord.until(() => discord.world.commands.length > 0);
};
const callbacks = () => discord.calls('POST', /\/callback$/);
const edits = () => discord.calls('PATCH', /@original$/);
const followUps = () => discord.calls('POST', /^\/webhooks/);
const isLogged = (entry: object) => vi.waitFor(() => expect(bot.logged).toContainEqual(expect.objectContaining(entry)));

/** Keeps what was asked. */
const noting = (requests: Request[]) => async (request: Request) => {
  requests.push(request);
  return reply();
};
const question = { subcommand: 'limitations', options: { of: 'llm' } };
const shared = { subcommand: 'limitations', options: { share: true } };
const long = (visibility: Reply['visibility'] = 'private') =>
  reply({
    visibility,
    blocks: [{ kind: 'claims', ordered: true, claims: Array.from({ length: 60 }, () => ({ text: 'A claim. '.repeat(25), sources: [1] })) }],
  });

describe('a quick answer', () => {
  it('is one private message, asked with what was typed', async () => {
    const requests: Request[] = [];
    await start({ answer: noting(requests) });
    expect(await discord.type(question)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Limitations' }] }]);
    expect(callbacks()).toMatchObject([
      { authorization: undefined, body: { type: 4, data: { flags: 64, allowed_mentions: { parse: [] } } } },
    ]);
    expect([edits(), followUps()]).toEqual([[], []]);
    const { guildId, channelId, userId } = discord.world;
    expect(requests).toEqual([
      {
        input: { kind: 'options', command: 'limitations', options: { of: 'llm' } },
        place: { platform: 'discord', workspace: guildId, channel: channelId, user: userId, locale: 'en-GB', isAdmin: false },
      },
    ]);
  });

  it('is seen by everybody when the reply is public', async () => {
    await start({ answer: async () => reply({ visibility: 'public' }) });
    expect(await discord.type(shared)).toMatchObject([{ ephemeral: false }]);
    expect(callbacks()).toMatchObject([{ body: { data: expect.not.objectContaining({ flags: 64 }) } }]);
  });

  it('reaches a direct message too', async () => {
    const requests: Request[] = [];
    await start({ answer: noting(requests) });
    await discord.type({ ...question, channel: discord.world.directId });
    expect(requests).toMatchObject([{ place: { workspace: '' } }]);
  });

  it('that is long goes on in follow-ups, private like the first', async () => {
    await start({ answer: async () => long() });
    const [first] = await discord.type(question);
    await discord.until(() => discord.world.messages.length === toDiscordMessages(long()).length);
    expect(first).toMatchObject({ ephemeral: true });
    expect(discord.world.messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(callbacks()).toHaveLength(1);
  });

  it('is logged by command and outcome, without words or tokens', async () => {
    await start({});
    await discord.type(question);
    await isLogged({ msg: 'answered', command: 'limitations', outcome: 'quick', ms: 0 });
    for (const secret of [discord.token, 'interaction.', 'known limitations']) expect(JSON.stringify(bot.logged)).not.toContain(secret);
  });
});

describe('a slow answer', () => {
  it('is deferred privately and put in the place of "thinking"', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const asked = discord.type(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    expect(callbacks()).toMatchObject([{ body: { type: 5, data: { flags: 64 } } }]);
    give(reply());
    expect(await asked).toMatchObject([{ ephemeral: true, loading: false, embeds: [{ title: 'Limitations' }] }]);
    expect(edits()).toHaveLength(1);
  });

  it('is deferred for everybody when it is to be shared', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const asked = discord.type(shared);
    await clock.pass(1500);
    give(reply({ visibility: 'public' }));
    expect(await asked).toMatchObject([{ ephemeral: false }]);
    expect(callbacks()).toMatchObject([{ body: { type: 5, data: {} } }]);
  });

  it('that turns out public after a private deferral is posted below it', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const interaction = discord.send(question);
    await clock.pass(1500);
    give(reply({ visibility: 'public' }));
    await discord.until(() => discord.messagesOf(interaction).length === 2);
    expect(discord.messagesOf(interaction)).toMatchObject([
      { ephemeral: true, loading: false, embeds: [{ description: platforms.shared }] },
      { ephemeral: false, embeds: [{ title: 'Limitations' }] },
    ]);
  });

  it('that turns out private after a public deferral is seen by the user alone', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const asked = discord.type(shared);
    await clock.pass(1500);
    give(reply({ badge: 'error' }));
    expect(await asked).toMatchObject([{ ephemeral: true }]);
  });

  it.each([
    ['what the channel is set to', async () => 'public' as const, false],
    ['private when that is not known in time', () => new Promise<'public'>(() => {}), true],
  ])('is deferred to be seen by %s', async (_, visibilityOf, ephemeral) => {
    const { answer, give } = pendingAnswer();
    await start({ answer, visibilityOf });
    const interaction = discord.send(question);
    await clock.pass(1500);
    if (ephemeral) await clock.pass(500);
    await discord.until(() => callbacks().length === 1);
    expect(discord.messagesOf(interaction)).toMatchObject([{ loading: true, ephemeral }]);
    give(reply({ visibility: ephemeral ? 'private' : 'public' }));
  });

  it('is given even if no sign of life can be', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const interaction = discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    discord.fail(/@original/, missingPermissions);
    await clock.pass(8500);
    await isLogged({ msg: 'progress not shown', code: 50013 });
    give(reply());
    await discord.until(() => discord.messagesOf(interaction).some(({ loading }) => !loading));
    expect(discord.messagesOf(interaction)).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
  });

  it('that never comes is ended before the token dies', async () => {
    await start(pendingAnswer());
    const asked = discord.type(question);
    await clock.pass(1500);
    await clock.pass(8500);
    expect(await asked).toMatchObject([{ ephemeral: true, embeds: [{ description: platforms.stillWorking }] }]);
    await clock.pass(14 * MINUTE - 10_000);
    await discord.until(() => edits().length === 2);
    expect(discord.world.messages).toMatchObject([{ ephemeral: true, embeds: [{ description: platforms.timedOut, color: 0xd83c3e }] }]);
    await isLogged({ outcome: 'timed out' });
  });
});

describe('other interactions', () => {
  it('are answered privately with what to do', async () => {
    await start({});
    const { applicationId, channelId, guildId, userId } = discord.world;
    const user = { id: userId, username: 'ada', discriminator: '0', global_name: null, avatar: null };
    const interaction = discord.interact({ type: 3 }, ({ id, token }) => ({
      ...{ id, token, application_id: applicationId, type: 3, version: 1, channel_id: channelId, guild_id: guildId, locale: 'en-GB' },
      ...{ entitlements: [], authorizing_integration_owners: {}, app_permissions: '0' },
      member: { user, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0, permissions: '0' },
      channel: { id: channelId, type: 0 },
      data: { component_type: 2, custom_id: 'of-another-version' },
      message: { id: '1', channel_id: channelId, content: '', embeds: [], attachments: [], components: [], mentions: [] },
    }));
    await discord.until(() => discord.messagesOf(interaction).length === 1);
    expect(discord.messagesOf(interaction)).toMatchObject([
      { ephemeral: true, embeds: [{ description: expect.stringContaining('/lmm') }] },
    ]);
  });
});

describe('a stop', () => {
  it('waits for the answers that are under way', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const asked = discord.type(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    const stopped = bot.stop();
    give(reply());
    await stopped;
    expect(await asked).toMatchObject([{ loading: false }]);
  });

  it('does not wait for ever', async () => {
    await start(pendingAnswer());
    discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    const stopped = bot.stop();
    await clock.pass(9000);
    await stopped;
    expect(bot.status().connected).toBe(false);
  });
});
