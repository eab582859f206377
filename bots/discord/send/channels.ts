/** The channel directory of Discord: the names of channels and roles, and what keeps the bot from posting in a channel. */
import { type APIGuildChannel, type Client, RESTJSONErrorCodes, type RouteLike, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { ChannelDirectory, Destination, PostingBlocker } from '../../core/contract/channels.ts';
import { hasCode, logFields } from './errors.ts';
import { missingPermissions, type Permission, type RouteReader } from './permissions.ts';

export const createChannelDirectory = (client: Client<true>, log: Logger): ChannelDirectory => ({
  checkPostable: (destination) => findPostingBlockers(destination, client, log),
  nameOf: async (kind, id, workspace) => {
    const guild = client.guilds.cache.get(workspace);
    return (kind === 'channel' ? guild?.channels.cache.get(id) : guild?.roles.cache.get(id))?.name;
  },
});

async function findPostingBlockers(
  { workspace, channel, thread }: Destination,
  client: Client<true>,
  log: Logger,
): Promise<PostingBlocker[]> {
  const reader = cacheReads(client.rest);
  try {
    // Discord documents this answer for the route.
    const { guild_id } = (await reader.get(Routes.channel(channel))) as Partial<APIGuildChannel>;
    // An admin of one server must not make the bot post in another.
    if (guild_id !== workspace) return ['gone'];
    return (await missingPermissions(reader, thread ?? channel, client.user.id)).map(permissionLabel);
  } catch (error) {
    if (hasCode(error, RESTJSONErrorCodes.UnknownChannel)) return ['gone'];
    if (hasCode(error, RESTJSONErrorCodes.MissingAccess)) return [permissionLabel('ViewChannel')];
    // If permissions are missing, the first post will show it.
    log.warn(logFields(error), 'permissions not known');
    return [];
  }
}

/** The permission's name in Discord's settings: `Send Messages in Threads`. */
const permissionLabel = (permission: Permission): string => permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(' In ', ' in ');

/** Reads each route at most once: both the check of the server and that of the permissions need the channel. */
function cacheReads(reader: RouteReader): RouteReader {
  const responses = new Map<RouteLike, Promise<unknown>>();
  return {
    get: (route) => {
      const response = responses.get(route) ?? reader.get(route);
      responses.set(route, response);
      return response;
    },
  };
}
