import { DiscordAPIError, PermissionFlagsBits as Flags, type RouteLike } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { computePermissions, missingPermissions } from '../../../../bots/discord/send/permissions.ts';

const GUILD = '1';
const ME = '9';
const ALL = Flags.ViewChannel | Flags.SendMessages | Flags.EmbedLinks | Flags.ReadMessageHistory | Flags.SendMessagesInThreads;
const rule = (id: string, allow: bigint, deny: bigint) => ({ id, allow: String(allow), deny: String(deny) });
const role = (id: string, permissions: bigint) => ({ id, permissions: String(permissions) });

interface ChannelState {
  readonly memberRoles?: readonly string[];
  readonly overwrites?: readonly object[];
  readonly owner?: string;
  readonly channel?: object;
}

/** Responds with a channel, guild and member in this state. */
const reader = ({ memberRoles = ['2'], overwrites = [], owner = '5', channel = {} }: ChannelState) => ({
  get: async (route: RouteLike): Promise<unknown> => {
    const roles = [role(GUILD, Flags.ViewChannel), role('2', ALL), role('3', Flags.Administrator)];
    if (route.startsWith('/channels/')) return { id: '7', guild_id: GUILD, permission_overwrites: overwrites, ...channel };
    return route.includes('/members/') ? { roles: memberRoles } : { id: GUILD, owner_id: owner, roles };
  },
});

const missing = (state: ChannelState) => missingPermissions(reader(state), '7', ME);

describe('the missing permissions of the bot', () => {
  it.each<[string, ChannelState, string[]]>([
    ['none with its roles', {}, []],
    ['all but View Channel with @everyone alone', { memberRoles: [] }, ['SendMessages', 'EmbedLinks', 'ReadMessageHistory']],
    ['those that the channel denies to @everyone', { overwrites: [rule(GUILD, 0n, Flags.EmbedLinks)], memberRoles: ['2'] }, ['EmbedLinks']],
    ['none if its role is allowed them in spite of that', { overwrites: [rule(GUILD, 0n, ALL), rule('2', ALL, 0n)] }, []],
    ['those that its role is denied', { overwrites: [rule('2', 0n, Flags.ViewChannel)] }, ['ViewChannel']],
    [
      'none that one of its roles is allowed',
      { memberRoles: ['2', '4'], overwrites: [rule('2', 0n, Flags.SendMessages), rule('4', Flags.SendMessages, 0n)] },
      [],
    ],
    ['those that the bot itself is denied', { overwrites: [rule('2', ALL, 0n), rule(ME, 0n, Flags.SendMessages)] }, ['SendMessages']],
    ['none that the bot itself is allowed', { overwrites: [rule('2', 0n, ALL), rule(ME, ALL, 0n)] }, []],
    ['none that only others are denied', { overwrites: [rule('3', 0n, ALL), rule('8', 0n, ALL)] }, []],
    ['none as an administrator', { memberRoles: ['3'], overwrites: [rule(GUILD, 0n, ALL), rule(ME, 0n, ALL)] }, []],
    ['none as the owner', { memberRoles: [], owner: ME, overwrites: [rule(GUILD, 0n, ALL)] }, []],
    ['none in a direct message', { channel: { guild_id: undefined } }, []],
  ])('are %s', async (_, state, expected) => {
    expect(await missing(state)).toEqual(expected);
  });

  it('in a thread include Send Messages in Threads, by the overwrites of its channel', async () => {
    const channel = { parent_id: '6', thread_metadata: {} };
    expect(await missing({ channel, overwrites: [rule('2', 0n, Flags.SendMessages)] })).toEqual([]);
    expect(await missing({ channel, overwrites: [rule('2', 0n, Flags.SendMessagesInThreads)] })).toEqual(['SendMessagesInThreads']);
  });

  it('are all of them in a channel that it cannot see, and unknown in an unknown channel', async () => {
    const failing = (code: number) => ({
      get: () => Promise.reject(new DiscordAPIError({ code, message: 'no' }, code, 403, 'GET', '/channels/7', {})),
    });
    expect(await missingPermissions(failing(50001), '7', ME)).toEqual(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory']);
    await expect(missingPermissions(failing(10003), '7', ME)).rejects.toMatchObject({ code: 10003 });
  });

  it('apply the overwrite of @everyone to a member without roles', () => {
    const guild = { id: GUILD, owner_id: '5', roles: [] };
    expect(computePermissions(guild, [], ME, [{ ...rule(GUILD, ALL, 0n), type: 0 }])).toBe(ALL);
  });
});
