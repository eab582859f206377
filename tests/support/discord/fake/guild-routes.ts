/** The routes for channels, guilds, members and direct message channels, with the permissions of the bot. */

import { ChannelType, OverwriteType } from 'discord.js';
import { channelsOf } from './channel-messages.ts';
import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import { BITS } from './permission-bits.ts';
import { missingAccess, ok, unknownChannel } from './responses.ts';
import type { World } from './world.ts';

/** `/channels/{id}`, `/guilds/{id}`, `/guilds/{id}/members/{id}` and the opening of direct messages. */
export function guildRoutes(world: World) {
  const { guildId, bot } = world;
  return ({ method, path, body }: RecordedRequest): DiscordResponse | undefined => {
    const [, channelId] = /^GET \/channels\/(\d+)$/.exec(`${method} ${path}`) ?? [];
    if (channelId !== undefined) return channel(world, channelId);
    switch (`${method} ${path}`) {
      case 'POST /users/@me/channels':
        return openDirect(world, body as { readonly recipient_id: string });
      case `GET /guilds/${guildId}`:
        return ok(guild(world));
      case `GET /guilds/${guildId}/members/${bot.id}`:
        return ok({ user: bot, roles: [BOT_ROLE], joined_at: '2026-01-01T00:00:00Z' });
      default:
        return undefined;
    }
  };
}

const BOT_ROLE = '2000000000000000077';

function channel(world: World, id: string): DiscordResponse {
  const type = channelsOf(world)[id];
  if (type === undefined) return unknownChannel;
  if (world.denied.get(id)?.has('ViewChannel') === true) return missingAccess;
  if (type === ChannelType.DM) return ok({ id, type });
  const isThread = type === ChannelType.PublicThread;
  return ok({
    ...{ id, type, guild_id: world.guildId, name: 'general' },
    ...(isThread ? { parent_id: world.channelId, thread_metadata: { archived: false, locked: false } } : {}),
    permission_overwrites: isThread ? [] : overwrites(world, id),
  });
}

function guild({ guildId }: World) {
  const granted = BITS.ViewChannel | BITS.ReadMessageHistory;
  return {
    ...{ id: guildId, name: 'Reading group', owner_id: '1' },
    roles: [
      { id: guildId, name: '@everyone', permissions: String(granted) },
      { id: BOT_ROLE, name: 'LMM Atlas', permissions: String(BITS.SendMessages | BITS.SendMessagesInThreads | BITS.EmbedLinks) },
    ],
  };
}

function overwrites({ denied }: World, id: string) {
  const bits = [...(denied.get(id) ?? [])].reduce((all, name) => all | BITS[name], 0n);
  return [{ id: BOT_ROLE, type: OverwriteType.Role, allow: '0', deny: String(bits) }];
}

function openDirect(world: World, { recipient_id: user }: { readonly recipient_id: string }): DiscordResponse {
  const existing = user === world.userId ? world.directId : world.directs.get(user);
  const id = existing ?? world.nextId();
  world.directs.set(user, id);
  return ok({ id, type: ChannelType.DM, recipients: [{ id: user, username: 'ada', discriminator: '0', global_name: null, avatar: null }] });
}
