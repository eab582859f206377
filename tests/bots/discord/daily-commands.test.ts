import { ApplicationCommandOptionType, ChannelType, ComponentType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../bots/core/commands/index.ts';
import { toCommandsJson } from '../../../bots/discord/install.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { commandSize } from '../../../bots/discord/render/validate-command.ts';
import { type Answers, dailyBot, subscription } from '../../support/daily/commands.ts';
import { startDiscordWithBot } from '../../support/discord/discord-with-bot.ts';
import { labelsOf } from '../../support/discord/fake/person.ts';
import { missingAccess, ok } from '../../support/discord/fake/responses.ts';
import type { Message } from '../../support/discord/fake/world.ts';
import { bodyChecks } from '../../support/discord/validate/schemas.ts';
import { need } from '../../support/need.ts';

const GUILD = '2000000000000000001';
const CHANNEL = '3000000000000000001';
const OTHER = '3000000000000000007';
/** The owner of the server, who has all permissions: for messages, permissions are computed from the roles. */
const OWNER = '1';
const MANAGER = PermissionFlagsBits.ManageGuild;
const one = subscription({ channel: CHANNEL });
const add = { command: 'lmm-admin', subcommand: 'daily add', options: { time: '9am', zone: 'Europe/Berlin' }, permissions: MANAGER };

async function server(answers: Answers = {}) {
  const bot = dailyBot(
    {
      RecordEvent: () => ({ recordEvent: { isNew: true } }),
      AddDaily: () => ({ addSubscription: { subscription: one, errors: [] } }),
      DailyAll: () => ({ subscriptions: [one] }),
      TimeZones: () => ({ timeZones: [{ name: 'Asia/Tokyo', offset: '+09:00' }] }),
      ...answers,
    },
    { platform: discord },
  );
  const { answer, complete, interpret, visibilityOf, isNew } = bot.contextWithoutChannels;
  const started = await startDiscordWithBot({ answer, complete, interpret, visibilityOf, isNew, commands });
  const added = () => bot.calls.flatMap(({ name, variables }) => (name === 'AddDaily' ? variables['input'] : []));
  return { ...started, ...bot, added };
}

const textOf = (messages: readonly Message[]) =>
  messages
    .flatMap(({ embeds }) => embeds.map(({ title, description }) => `${title}\n${description}`))
    .join('\n')
    .replaceAll('\\', '')
    // A client shows the name of a channel and of a command.
    .replaceAll(`<#${CHANNEL}>`, '#general')
    .replace(/<(\/[^:>]+):\d+>/g, '$1');
const actor = { platform: 'discord', workspace: GUILD, user: '4000000000000000001', isAdmin: true };

describe('/lmm-admin', () => {
  const [, json] = toCommandsJson(commands);

  it('is accepted by Discord, and limited to servers and to those who manage them', () => {
    expect(bodyChecks.commands([json])).toEqual([]);
    expect(json).toMatchObject({ default_member_permissions: '32', contexts: [0], integration_types: [0] });
    expect(json === undefined ? 0 : commandSize(json)).toBeLessThanOrEqual(8000);
  });

  it('has a subcommand with its options for each daily command', () => {
    const [group] = json?.options ?? [];
    const subcommands = group?.type === ApplicationCommandOptionType.SubcommandGroup ? (group.options ?? []) : [];
    const declared = Object.fromEntries(
      subcommands.map(({ name, options = [] }) => [
        name,
        options.map(
          (option) =>
            `${option.name}${option.required ? '!' : ''}${'autocomplete' in option && option.autocomplete ? '~' : ''}:${option.type}`,
        ),
      ]),
    );
    const which = ['subscription~:3'];
    const settings = ['channel:7', 'days~:3', 'topic~:3', 'ping:8', 'thread:5'];
    expect(declared).toEqual({
      list: [],
      add: ['time!:3', 'zone!~:3', ...settings, 'kind:3'],
      preview: which,
      edit: [...which, 'time:3', 'zone~:3', ...settings],
      ...{ pause: which, resume: which, skip: which, now: which, history: which, remove: which },
    });
  });
});

describe('on a server', () => {
  it('schedules for the channel in which the command is used', async () => {
    const { discord, added } = await server();
    const messages = await discord.type({ ...add, options: { ...add.options, days: 'mon-fri', ping: '4000000000000000009' } });
    expect(added()).toEqual([
      {
        ...{
          actor,
          channel: CHANNEL,
          thread: null,
          time: '09:00',
          zone: 'Europe/Berlin',
          pingRole: '4000000000000000009',
          onlyIfFree: true,
        },
        days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
      },
    ]);
    expect(textOf(messages)).toContain('#general');
    expect(textOf(messages)).toContain('/lmm-admin daily edit subscription:3f2a9c41 time:10:00');
    expect([messages[0]?.ephemeral, labelsOf(need(messages[0], 'message'))]).toEqual([true, ['Preview', 'Pause', 'Remove', 'History']]);
  });

  it('answers with the channel, the times and the commands as Discord shows them', async () => {
    const { discord } = await server();
    const [message] = await discord.type(add);
    const description = message?.embeds[0]?.description;
    const admin = discord.world.commands.find(({ name }) => name === 'lmm-admin');
    expect(description).toContain(`: <#${CHANNEL}>\n`);
    expect(description).toMatch(/: (?:<t:\d+:F>(?:; )?)+\n/);
    expect(description).toContain(`</lmm-admin daily edit:${admin?.id}> subscription`);
  });

  it('refuses a user who may only manage channels, even if Discord lets the command through', async () => {
    const { discord, queryNames } = await server();
    const messages = await discord.type({ ...add, permissions: PermissionFlagsBits.ManageChannels });
    expect(textOf(messages)).toContain('Manage Server');
    expect(queryNames()).toEqual(['RecordEvent']);
  });

  it.each([
    ['asks Discord for nothing that the interaction says', true],
    ['asks Discord where the interaction doesn’t say', false],
  ])('names the missing permissions in another channel, before it calls the API, and %s', async (_, tellsPermissions) => {
    const { discord, added } = await server();
    discord.world.tellsPermissions = tellsPermissions;
    discord.world.otherChannels[OTHER] = ChannelType.GuildText;
    discord.world.denied.set(OTHER, new Set(['SendMessages', 'EmbedLinks']));
    const messages = await discord.type({ ...add, options: { ...add.options, channel: OTHER } });
    expect(textOf(messages)).toContain('I need Send Messages and Embed Links in ');
    expect(discord.calls('GET', /^\/(channels|guilds)\//).length > 0).toBe(!tellsPermissions);
    expect(added()).toEqual([]);
    discord.world.denied.set(OTHER, new Set(['ViewChannel']));
    expect(textOf(await discord.type({ ...add, options: { ...add.options, channel: OTHER } }))).toContain('I need View Channel in ');
  });

  it('refuses channels of another server and channels that it cannot see', async () => {
    const { discord, added } = await server();
    discord.fail(new RegExp(`^/channels/${OTHER}$`), ok({ id: OTHER, guild_id: '2000000000000000002', type: 0 }));
    const elsewhere = { ...add, options: { ...add.options, channel: OTHER } };
    expect(textOf(await discord.type(elsewhere))).toContain('isn’t a channel in this workspace that I can see');
    discord.fail(new RegExp(`^/channels/${OTHER}$`), missingAccess);
    expect(textOf(await discord.type(elsewhere))).toContain('I need View Channel in ');
    expect(textOf(await discord.type({ ...add, options: { ...add.options, channel: '3000000000000000099' } }))).toContain(
      'isn’t a channel',
    );
    expect(added()).toEqual([]);
  });

  it.each([
    ['forum', ChannelType.GuildForum, 'takes posts only'],
    ['media', ChannelType.GuildMedia, 'takes posts only'],
    ['category', ChannelType.GuildCategory, 'takes no messages'],
    ['directory', ChannelType.GuildDirectory, 'takes no messages'],
  ])('refuses a channel that takes no messages at once, by every way of choosing it: %s', async (_, type, problem) => {
    const { discord, added } = await server();
    discord.world.otherChannels[OTHER] = type;
    expect(textOf(await discord.type({ ...add, options: { ...add.options, channel: OTHER } }))).toContain(problem);
    const mention = `<@${discord.world.bot.id}> daily add 9am Europe/Berlin in <#${OTHER}>`;
    expect(textOf(await discord.repliesTo(discord.write(mention, { user: OWNER })))).toContain(problem);
    expect(added()).toEqual([]);
  });

  it.each([ChannelType.GuildAnnouncement, ChannelType.GuildVoice, ChannelType.GuildStageVoice])(
    'takes a channel of type %i',
    async (type) => {
      const { discord, added } = await server();
      discord.world.otherChannels[OTHER] = type;
      await discord.type({ ...add, options: { ...add.options, channel: OTHER } });
      expect(added()).toMatchObject([{ channel: OTHER, thread: null }]);
    },
  );

  it('takes a post of a forum by "thread", and says so when that is missing', async () => {
    const { discord, added } = await server();
    const { channelId, threadId } = discord.world;
    discord.world.tellsPermissions = false;
    const forum = { id: channelId, guild_id: GUILD, type: ChannelType.GuildForum, permission_overwrites: [] };
    discord.fail(new RegExp(`^/channels/${channelId}$`), ok(forum), { times: 9 });
    const refused = textOf(await discord.type({ ...add, channel: threadId }));
    expect(refused).toContain('takes posts only');
    expect(refused).toContain('thread:yes');
    expect(added()).toEqual([]);
    await discord.type({ ...add, channel: threadId, options: { ...add.options, thread: true } });
    expect(added()).toMatchObject([{ channel: channelId, thread: threadId }]);
  });

  it('saves nothing if Discord does not say whose channel it is', async () => {
    const { discord, added, isLogged } = await server();
    discord.world.tellsPermissions = false;
    // The gateway has not told about this one either.
    discord.fail(new RegExp(`^/channels/${OTHER}$`), { status: 400, body: { message: 'odd', code: 0 } });
    const reply = textOf(await discord.type({ ...add, options: { ...add.options, channel: OTHER } }));
    expect(reply).toContain('I couldn’t find out whether');
    expect(added()).toEqual([]);
    await isLogged({ msg: 'channel not known' });
    discord.fail(new RegExp(`^/channels/${CHANNEL}$`), { status: 400, body: { message: 'odd', code: 0 } }, { times: 9 });
    await discord.type(add);
    expect(added()).toHaveLength(1);
  });

  it('refuses a thread of another server', async () => {
    const { discord, added } = await server();
    const { threadId } = discord.world;
    discord.world.tellsPermissions = false;
    discord.fail(new RegExp(`^/channels/${threadId}$`), ok({ id: threadId, guild_id: '2000000000000000002', type: 11 }));
    const options = { ...add.options, thread: true };
    expect(textOf(await discord.type({ ...add, channel: threadId, options }))).toContain('isn’t a channel in this workspace');
    expect(added()).toEqual([]);
  });

  it('continues if Discord does not return the permissions', async () => {
    const { discord, added, isLogged } = await server();
    discord.world.tellsPermissions = false;
    discord.fail(/^\/guilds\/\d+$/, { status: 400, body: { message: 'odd', code: 0 } });
    await discord.type(add);
    expect(added()).toHaveLength(1);
    await isLogged({ msg: 'permissions not known' });
  });

  it('completes time zones and the subscriptions of this server', async () => {
    const { discord, calls } = await server();
    expect(await discord.complete({ ...add, options: { time: '9am', zone: 'tok' }, focused: 'zone' })).toEqual([
      { name: 'Asia/Tokyo (+09:00)', value: 'Asia/Tokyo' },
    ]);
    const pause = { command: 'lmm-admin', subcommand: 'daily pause', options: { subscription: '' }, focused: 'subscription' };
    expect(await discord.complete(pause)).toEqual([{ name: '09:00 Europe/Berlin in #general (every day)', value: '3f2a9c41' }]);
    expect(calls.at(-1)?.variables).toEqual({ platform: 'discord', workspace: GUILD });
  });

  it('opens a modal for the missing options from the button below the list', async () => {
    const { discord, added } = await server({ DailyAll: () => ({ subscriptions: [] }) });
    const [list] = await discord.type({ command: 'lmm-admin', subcommand: 'daily list', permissions: MANAGER });
    const modal = await discord.modalOf(discord.press(need(list, 'list'), 'Schedule daily facts', { permissions: MANAGER }));
    const types = modal.components.flatMap((part) => (part.type === ComponentType.Label ? part.component.type : []));
    expect(types).toEqual([
      ...[
        ComponentType.TextInput,
        ComponentType.TextInput,
        ComponentType.ChannelSelect,
        ComponentType.CheckboxGroup,
        ComponentType.CheckboxGroup,
      ],
    ]);
    const values = { time: '9:30 pm', zone: 'Europe/Berlin', channel: CHANNEL, days: 'sat,sun', topic: 'limits' };
    discord.submit(modal, values, { permissions: MANAGER });
    await discord.until(() => added().length === 1);
    expect(added()).toMatchObject([{ channel: CHANNEL, time: '21:30', days: ['SATURDAY', 'SUNDAY'], topics: ['limits'] }]);
  });

  it('handles a mention like the command, with the same permissions', async () => {
    const { discord, added, queryNames } = await server();
    const mention = `<@${discord.world.bot.id}>`;
    const refused = discord.write(`${mention} daily add 09:00 Europe/Berlin`);
    expect(textOf(await discord.repliesTo(refused))).toContain('Not allowed');
    expect(queryNames().filter((name) => name !== 'RecordEvent')).toEqual([]);
    const done = discord.write(`${mention} daily add 09:00 Europe/Berlin in <#${CHANNEL}> weekends`, { user: OWNER });
    await discord.repliesTo(done);
    expect(added()).toMatchObject([{ channel: CHANNEL, days: ['SATURDAY', 'SUNDAY'] }]);
  });
});
