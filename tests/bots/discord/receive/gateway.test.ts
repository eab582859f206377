/** An event that can't be handled costs that event alone, and a connection that has gone silent is replaced. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BotOptions, reply, startBot } from '../../../support/discord/bot.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../../../support/discord/fake/fake-discord.ts';

async function start(options: FakeOptions = {}, botOptions: BotOptions = {}) {
  const discord = await startFakeDiscord(options);
  onTestFinished(discord.close);
  const bot = await startBot(discord.url, { token: discord.token, ...botOptions });
  onTestFinished(bot.stop);
  await discord.until(() => discord.world.commands.length > 0);
  return { discord, bot };
}

const question = { subcommand: 'limitations', options: { of: 'llm' } };
const resumes = ({ gateway }: FakeDiscord) => gateway.received.filter(({ op }) => op === 6).length;

/** An interaction as Discord sends it, with parts replaced, or left out by undefined. */
const interaction = ({ world }: FakeDiscord, parts: object) => ({
  ...{ id: world.nextId(), application_id: world.applicationId, type: 2, token: 'of the interaction', version: 1 },
  ...{ channel_id: world.channelId, channel: { id: world.channelId, type: 0 }, guild_id: world.guildId, locale: 'en-GB' },
  member: { user: { id: world.userId, username: 'ada' }, roles: [], permissions: '2048', flags: 0 },
  ...{ app_permissions: '0', entitlements: [], authorizing_integration_owners: {}, attachment_size_limit: 1 },
  data: { id: '1', name: 'lmm', type: 1, options: [{ type: 1, name: 'limitations', options: [] }] },
  ...parts,
});

const BROKEN: readonly (readonly [name: string, event: string, data: (discord: FakeDiscord) => unknown])[] = [
  ['an interaction without entitlements', 'INTERACTION_CREATE', (discord) => interaction(discord, { entitlements: undefined })],
  ['without owners of the integration', 'INTERACTION_CREATE', (it) => interaction(it, { authorizing_integration_owners: undefined })],
  ['permissions that are null', 'INTERACTION_CREATE', (discord) => interaction(discord, { app_permissions: null })],
  [
    'a button press without a message',
    'INTERACTION_CREATE',
    (it) => interaction(it, { type: 3, data: { component_type: 2, custom_id: 'x' } }),
  ],
  ['a modal without components', 'INTERACTION_CREATE', (discord) => interaction(discord, { type: 5, data: { custom_id: 'x' } })],
  ['an interaction without data', 'INTERACTION_CREATE', (discord) => interaction(discord, { data: undefined })],
  ['THREAD_LIST_SYNC without members', 'THREAD_LIST_SYNC', ({ world }) => ({ guild_id: world.guildId, channel_ids: [], threads: [] })],
  ...['INTERACTION_CREATE', 'MESSAGE_CREATE', 'CHANNEL_CREATE', 'CHANNEL_DELETE', 'GUILD_CREATE', 'GUILD_DELETE', 'GUILD_ROLE_UPDATE'].map(
    (event) => [`${event} without anything`, event, () => null] as const,
  ),
  ['an event by the name of an error', 'error', () => null],
];

describe('an event that discord.js cannot read', () => {
  it.each(BROKEN)('is lost, and the next one is handled: %s', async (_, event, data) => {
    const { discord, bot } = await start();
    discord.gateway.dispatch(event, data(discord));
    expect(await discord.type(question)).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
    expect(bot.status().connected).toBe(true);
  });

  it('is logged with an id, without what it contains', async () => {
    const { discord, bot } = await start();
    discord.gateway.dispatch('INTERACTION_CREATE', interaction(discord, { entitlements: undefined }));
    await vi.waitFor(() =>
      expect(bot.logged).toContainEqual(
        expect.objectContaining({ msg: 'an event was lost', event: 'INTERACTION_CREATE', id: expect.stringMatching(/^[\da-f]{8}$/) }),
      ),
    );
    expect(JSON.stringify(bot.logged)).not.toContain('of the interaction');
  });
});

describe('a message', () => {
  it("is answered before the server's data has come, without rights", async () => {
    const places: unknown[] = [];
    const answer: BotOptions['answer'] = async ({ place }) => {
      places.push(place);
      return reply();
    };
    const { discord } = await start({ sendsGuild: false }, { answer });
    const { guildId, channelId, userId, bot } = discord.world;
    const id = discord.write(`<@${bot.id}> limitations`, { permissions: 1n << 5n });
    expect(await discord.repliesTo(id)).toHaveLength(1);
    expect(places).toMatchObject([{ platform: expect.anything(), workspace: guildId, channel: channelId, user: userId }]);
    expect(places).not.toMatchObject([{ isAdmin: expect.anything() }]);
  });

  it('without an author is not answered', async () => {
    const { discord } = await start();
    const { bot, channelId, guildId } = discord.world;
    const message = { id: discord.world.nextId(), channel_id: channelId, guild_id: guildId, content: `<@${bot.id}> limitations`, type: 0 };
    discord.gateway.dispatch('MESSAGE_CREATE', message);
    const next = discord.write(`<@${bot.id}> limitations`);
    expect(await discord.repliesTo(next)).toHaveLength(1);
    expect(discord.world.messages).toHaveLength(1);
  });
});

it('replaces a connection that no longer acknowledges heartbeats, without waiting for it to close', async () => {
  const { discord, bot } = await start({ heartbeatMs: 200 });
  discord.gateway.freeze();
  // discord.js by itself waits 30 s for the answer to its close frame.
  await vi.waitUntil(() => resumes(discord) === 1, { timeout: 15_000, interval: 20 });
  expect(await discord.type(question)).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
  expect(bot.status().connected).toBe(true);
  expect(bot.logged).toContainEqual(expect.objectContaining({ detail: expect.stringContaining('reconnecting') }));
});
