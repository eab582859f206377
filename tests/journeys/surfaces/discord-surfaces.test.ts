/** The welcome and the menu of a message in Discord, with the real discord.js and the real API between what people do and see. */
import { ChannelType, GatewayDispatchEvents } from 'discord.js';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { runBots } from '../../support/bots/run-bots.ts';
import { type FakeDiscord, startFakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import { guildCreate } from '../../support/discord/fake/payloads.ts';
import type { Message } from '../../support/discord/fake/world.ts';

const CHECK = 'Check with LMM Atlas';
const MANAGE_SERVER = 1n << 5n;
const [FIRST, LOBBY] = ['3000000000000000031', '3000000000000000032'];
const SOON = { timeout: 20_000 };

/** A message, in a callback or by itself. */
interface Sent {
  readonly embeds?: unknown;
  readonly allowed_mentions?: unknown;
  readonly data?: Omit<Sent, 'data'>;
}

const textOf = ({ content, embeds }: Message): string =>
  [content, ...embeds.flatMap(({ title, description }) => [title, description])].join('\n');

describe('Discord, beside commands', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });
  beforeEach(async () => {
    await app.client.welcome.deleteMany();
    await app.client.workspaceSetting.deleteMany();
    await app.client.channelSetting.deleteMany();
    await app.client.continuation.deleteMany();
  });

  const sessions = ({ gateway }: FakeDiscord) => gateway.received.filter(({ op }) => op === 2).length;

  async function start(discord: FakeDiscord, more: Readonly<Record<string, string>> = {}) {
    const before = sessions(discord);
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, LMM_POSTING: 'off', ...more };
    const bots = await runBots({ env, api: apiOf(app) });
    await discord.until(() => sessions(discord) > before && discord.world.messageCommands.length > 0);
    await expect.poll(() => bots.statuses().find(({ platform }) => platform === 'Discord')?.connected, SOON).toBe(true);
    return bots;
  }

  async function fakeDiscord(change: (world: FakeDiscord['world']) => void = () => {}) {
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    change(discord.world);
    return discord;
  }

  describe('the welcome', () => {
    const outside = (world: FakeDiscord['world']) => {
      world.isMember = false;
    };
    const addTo = ({ gateway, world }: FakeDiscord) => gateway.dispatch(GatewayDispatchEvents.GuildCreate, guildCreate(world));
    /** Resolves once the app has looked where it may write. */
    const lookedAround = async (discord: FakeDiscord) => {
      const before = discord.calls('GET', /^\/channels\//).length;
      addTo(discord);
      await discord.until(() => discord.calls('GET', /^\/channels\//).length > before);
    };
    const posted = ({ world }: FakeDiscord) => world.messages.map(({ channel }) => channel);

    it('comes once to a server that adds the app, also after it was removed and the app restarted', async () => {
      const discord = await fakeDiscord(outside);
      const bots = await start(discord);
      addTo(discord);
      await discord.until(() => discord.world.messages.length === 1);
      const [welcome] = discord.world.messages;
      expect(welcome).toMatchObject({ channel: discord.world.channelId, ephemeral: false });
      expect(welcome && textOf(welcome)).toContain('Hi, I’m LMM Atlas');
      expect(welcome && textOf(welcome)).toContain('@LMM Atlas which open models take audio');
      discord.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: discord.world.guildId });
      addTo(discord);
      await bots.stop();
      await start(discord);
      addTo(discord);
      discord.write(`<@${discord.world.bot.id}> who made flamingo`);
      await expect.poll(() => discord.world.messages.length, SOON).toBe(2);
      expect(discord.world.messages.filter((message) => textOf(message).includes('Hi, I’m'))).toHaveLength(1);
    });

    it('is told by one of two processes, where Discord itself welcomes people', async () => {
      const discord = await fakeDiscord((world) => {
        outside(world);
        world.otherChannels[LOBBY] = ChannelType.GuildText;
        world.systemChannelId = LOBBY;
      });
      const processes = [await start(discord), await start(discord)];
      addTo(discord);
      await discord.until(() => discord.world.messages.length > 0);
      await Promise.all(processes.map(({ stop }) => stop()));
      expect(posted(discord)).toEqual([LOBBY]);
    });

    it('goes to the first channel that the app may write in, or to none', async () => {
      const discord = await fakeDiscord((world) => {
        outside(world);
        Object.assign(world.otherChannels, { [FIRST]: ChannelType.GuildText, [LOBBY]: ChannelType.GuildText });
        world.systemChannelId = world.channelId;
        world.denied.set(world.channelId, new Set(['SendMessages']));
        world.denied.set(FIRST, new Set(['ViewChannel']));
      });
      const bots = await start(discord);
      addTo(discord);
      await discord.until(() => discord.world.messages.length === 1);
      expect(posted(discord)).toEqual([LOBBY]);
      await bots.stop();

      await app.client.welcome.deleteMany();
      discord.world.denied.set(LOBBY, new Set(['EmbedLinks']));
      const again = await start(discord);
      await lookedAround(discord);
      await again.stop();
      expect(posted(discord)).toEqual([LOBBY]);
      expect(await app.client.welcome.count()).toBe(0);
    });

    it('does not come to servers that have the app already, nor where it is off', async () => {
      const discord = await fakeDiscord();
      const bots = await start(discord);
      const settings = (permissions: bigint) => discord.type({ subcommand: 'settings', options: { welcome: 'off' }, permissions });
      const [refused] = await settings(2048n);
      expect(refused && textOf(refused)).toContain('Only members who may manage this server or its channels can change this.');
      const [changed] = await settings(MANAGE_SERVER);
      expect(changed && textOf(changed)).toContain('I don’t introduce myself where I join.');
      discord.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: discord.world.guildId });
      await lookedAround(discord);
      await bots.stop();
      await app.client.workspaceSetting.deleteMany();
      discord.world.isMember = false;
      const without = await start(discord, { LMM_WELCOME: 'off' });
      await lookedAround(discord);
      await without.stop();
      expect(discord.world.messages.filter(({ ephemeral }) => !ephemeral)).toEqual([]);
      expect(await app.client.welcome.count()).toBe(0);
    });
  });

  describe('the command in the menu of a message', () => {
    const answered = async (discord: FakeDiscord, message: Parameters<FakeDiscord['chooseFor']>[1]): Promise<Message> => {
      const interaction = discord.chooseFor(CHECK, message);
      await discord.until(() => discord.messagesOf(interaction).some(({ loading }) => !loading));
      return discord.messagesOf(interaction)[0] as Message;
    };

    it('checks what it says for the person alone, even where answers are public, and after a restart', async () => {
      const discord = await fakeDiscord();
      const bots = await start(discord);
      await discord.type({ subcommand: 'settings', options: { visibility: 'public' }, permissions: MANAGE_SERVER });
      const answer = await answered(discord, { content: 'Flamingo was made by OpenAI in 2023' });
      expect(answer.ephemeral).toBe(true);
      expect(textOf(answer)).toContain('What is recorded contradicts this.');
      await bots.stop();
      await start(discord);
      const again = await answered(discord, { embeds: [{ description: 'CLIP takes images' }], channel: discord.world.threadId });
      expect(again.ephemeral).toBe(true);
      expect(textOf(again)).toContain('This is recorded.');
    });

    it('works where only the person has the app, and in direct messages', async () => {
      const discord = await fakeDiscord((world) => {
        world.isMember = false;
      });
      await start(discord);
      expect(discord.world.messageCommands).toMatchObject([{ name: CHECK, type: 3, integration_types: [0, 1], contexts: [0, 1, 2] }]);
      for (const place of [{ isUserInstall: true }, { isUserInstall: true, channel: discord.world.directId }]) {
        const answer = await answered(discord, { content: 'Flamingo was made by OpenAI in 2023', ...place });
        expect(answer.ephemeral).toBe(true);
        expect(textOf(answer)).toContain('contradicts this');
      }
    });

    it('takes the message as data: it runs no command, mentions no one and is cut', async () => {
      const discord = await fakeDiscord();
      await start(discord);
      const answer = await answered(discord, { content: 'settings public @everyone <@&1> <@1>', permissions: MANAGE_SERVER });
      expect(await app.client.channelSetting.count()).toBe(0);
      // A slow answer comes as a change of "thinking".
      const bodies = discord.world.calls.map(({ body }) => ({ ...(body as Sent | undefined), ...(body as Sent | undefined)?.data }));
      const sent = bodies.filter(({ embeds }) => embeds !== undefined);
      expect(sent.map(({ allowed_mentions }) => allowed_mentions)).toEqual([{ parse: [] }]);
      expect(answer.ephemeral).toBe(true);
      const long = await answered(discord, {
        content: `Flamingo was made by DeepMind. ${'and so on '.repeat(60)}`,
      });
      expect(textOf(long)).toMatch(/I checked the first 30 characters\./);
      // Not even for a button of the answer.
      expect(await app.client.continuation.count()).toBe(0);
      const empty = await answered(discord, { content: '🎉' });
      expect(textOf(empty)).toContain('That message has no text that I could check.');
    });
  });
});
