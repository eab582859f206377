import { DiscordAPIError, PermissionFlagsBits as Flags, type RouteLike } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { computePermissions, missingPermissions } from '../../../../bots/discord/send/permissions.ts';

const GUILD = '1';
const ME = '9';
const ALL = Flags.ViewChannel | Flags.SendMessages | Flags.EmbedLinks | Flags.ReadMessageHistory | Flags.SendMessagesInThreads;
const rule = (id: string, allow: bigint, deny: bigint) => ({ id, allow: String(allow), deny: String(deny) });
const role = (id: string, permissions: bigint) => ({ id, permissions: String(permissions) });

interface ChannelState {
  readonly mine?: readonly string[];
  readonly overwrites?: readonly object[];
  readonly owner?: string;
  readonly channel?: object;
}

/** What Discord answers of a channel with these rules. */
const reader = ({ mine = ['2'], overwrites = [], owner = '5', channel = {} }: ChannelState) => ({
  get: async (route: RouteLike): Promise<unknown> => {
    const roles = [role(GUILD, Flags.ViewChannel), role('2', ALL), role('3', Flags.Administrator)];
    if (route.startsWith('/channels/')) return { id: '7', guild_id: GUILD, permission_overwrites: overwrites, ...channel };
    return route.includes('/members/') ? { roles: mine } : { id: GUILD, owner_id: owner, roles };
  },
});

const missing = (told: ChannelState) => missingPermissions(reader(told), '7', ME);

describe('what the bot lacks to post', () => {
  it.each<[string, ChannelState, string[]]>([
    ['nothing with its roles', {}, []],
    ['all but seeing with the role of everybody alone', { mine: [] }, ['SendMessages', 'EmbedLinks', 'ReadMessageHistory']],
    ['what the channel denies everybody', { overwrites: [rule(GUILD, 0n, Flags.EmbedLinks)], mine: ['2'] }, ['EmbedLinks']],
    ['nothing that its role is allowed in spite of that', { overwrites: [rule(GUILD, 0n, ALL), rule('2', ALL, 0n)] }, []],
    ['what its role is denied', { overwrites: [rule('2', 0n, Flags.ViewChannel)] }, ['ViewChannel']],
    [
      'nothing that one of its roles is allowed',
      { mine: ['2', '4'], overwrites: [rule('2', 0n, Flags.SendMessages), rule('4', Flags.SendMessages, 0n)] },
      [],
    ],
    ['what it is denied itself', { overwrites: [rule('2', ALL, 0n), rule(ME, 0n, Flags.SendMessages)] }, ['SendMessages']],
    ['nothing that it is allowed itself', { overwrites: [rule('2', 0n, ALL), rule(ME, ALL, 0n)] }, []],
    ['nothing that others are denied', { overwrites: [rule('3', 0n, ALL), rule('8', 0n, ALL)] }, []],
    ['nothing as an administrator', { mine: ['3'], overwrites: [rule(GUILD, 0n, ALL), rule(ME, 0n, ALL)] }, []],
    ['nothing as the owner', { mine: [], owner: ME, overwrites: [rule(GUILD, 0n, ALL)] }, []],
    ['nothing in a conversation of two', { channel: { guild_id: undefined } }, []],
  ])('is %s', async (_, told, expected) => {
    expect(await missing(told)).toEqual(expected);
  });

  it('is another right in a thread, which has the rules of its channel', async () => {
    const channel = { parent_id: '6', thread_metadata: {} };
    expect(await missing({ channel, overwrites: [rule('2', 0n, Flags.SendMessages)] })).toEqual([]);
    expect(await missing({ channel, overwrites: [rule('2', 0n, Flags.SendMessagesInThreads)] })).toEqual(['SendMessagesInThreads']);
  });

  it('is everything in a channel that it does not see, and unknown where there is none', async () => {
    const failing = (code: number) => ({
      get: () => Promise.reject(new DiscordAPIError({ code, message: 'no' }, code, 403, 'GET', '/channels/7', {})),
    });
    expect(await missingPermissions(failing(50001), '7', ME)).toEqual(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory']);
    await expect(missingPermissions(failing(10003), '7', ME)).rejects.toMatchObject({ code: 10003 });
  });

  it('counts what all roles together grant', () => {
    const guild = { id: GUILD, owner_id: '5', roles: [] };
    expect(computePermissions(guild, [], ME, [{ ...rule(GUILD, ALL, 0n), type: 0 }])).toBe(ALL);
  });
});
