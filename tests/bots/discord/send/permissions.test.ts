import { OverwriteType, PermissionFlagsBits, REST } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { computePermissions, missingPermissions } from '../../../../bots/discord/send/permissions.ts';
import { startFakeDiscord } from '../../../support/discord/fake/fake-discord.ts';
import type { DeniablePermission } from '../../../support/discord/fake/permission-bits.ts';

async function startRest() {
  const discord = await startFakeDiscord();
  onTestFinished(discord.close);
  const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
  return { discord, rest, world: discord.world };
}

describe('the missing permissions for a daily post', () => {
  it('are none if the bot has all of them', async () => {
    const { rest, world } = await startRest();
    expect(await missingPermissions(rest, world.channelId)).toEqual([]);
    expect(await missingPermissions(rest, world.threadId)).toEqual([]);
    expect(await missingPermissions(rest, world.directId)).toEqual([]);
  });

  it.each<[DeniablePermission[], string[]]>([
    [['SendMessages'], ['SendMessages']],
    [
      ['EmbedLinks', 'ReadMessageHistory'],
      ['EmbedLinks', 'ReadMessageHistory'],
    ],
    [['ViewChannel'], ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory']],
    [['SendMessagesInThreads'], []],
  ])('are those that are denied: %j', async (denied, missing) => {
    const { rest, world } = await startRest();
    world.denied.set(world.channelId, new Set(denied));
    expect(await missingPermissions(rest, world.channelId)).toEqual(missing);
  });

  it('in a thread are those that its channel denies for threads', async () => {
    const { rest, world } = await startRest();
    world.denied.set(world.channelId, new Set(['SendMessages', 'SendMessagesInThreads']));
    expect(await missingPermissions(rest, world.threadId, world.bot.id)).toEqual(['SendMessagesInThreads']);
  });

  it('are unknown for an unknown channel', async () => {
    const { rest } = await startRest();
    await expect(missingPermissions(rest, '3000000000000000099')).rejects.toMatchObject({ code: 10003 });
  });
});

describe('permissions', () => {
  const { ViewChannel, SendMessages, EmbedLinks, Administrator } = PermissionFlagsBits;
  const role = (id: string, permissions: bigint) => ({ id, permissions: String(permissions) }) as never;
  const guild = (...roles: never[]) => ({ id: 'g', owner_id: 'owner', roles });
  const overwrite = (id: string, allow: bigint, deny: bigint) => ({
    id,
    type: OverwriteType.Role,
    allow: String(allow),
    deny: String(deny),
  });

  it('are those of @everyone and of the roles of the member', () => {
    const roles = [role('g', ViewChannel), role('a', SendMessages), role('b', EmbedLinks)];
    expect(computePermissions(guild(...roles), ['a'], 'me', [])).toBe(ViewChannel | SendMessages);
  });

  it('are changed by overwrites: of @everyone, then of roles, then of the member', () => {
    const roles = [role('g', ViewChannel | SendMessages), role('a', 0n), role('b', 0n)];
    const of = (...overwrites: ReturnType<typeof overwrite>[]) => computePermissions(guild(...roles), ['a', 'b'], 'me', overwrites);
    expect(of(overwrite('g', 0n, SendMessages))).toBe(ViewChannel);
    expect(of(overwrite('g', 0n, SendMessages), overwrite('a', SendMessages, 0n))).toBe(ViewChannel | SendMessages);
    // What one role allows another cannot deny.
    expect(of(overwrite('a', SendMessages, 0n), overwrite('b', 0n, SendMessages))).toBe(ViewChannel | SendMessages);
    expect(of(overwrite('a', SendMessages, 0n), overwrite('me', 0n, SendMessages))).toBe(ViewChannel);
    expect(of(overwrite('other', 0n, ViewChannel))).toBe(ViewChannel | SendMessages);
  });

  it('are all granted to administrators and owners, whatever a channel denies', () => {
    const denied = [overwrite('g', 0n, ViewChannel)];
    expect(computePermissions(guild(role('g', 0n), role('a', Administrator)), ['a'], 'me', denied) & ViewChannel).toBe(ViewChannel);
    expect(computePermissions(guild(role('g', 0n)), [], 'owner', denied) & ViewChannel).toBe(ViewChannel);
  });
});
