/** Reach: what Discord says of the channels of a server that the bot is in: their names, and whether it can post there. */
import { type APIGuildChannel, type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Destination, Hindrance, Reach } from '../core/reach.ts';
import { loggable } from './errors.ts';
import { missingPermissions, type Permission } from './permissions.ts';

export const reachOf = (client: Client<true>, log: Logger): Reach => ({
  canPost: (destination) => hindrancesAt(destination, client, log),
  nameOf: async (kind, id, workspace) => {
    const guild = client.guilds.cache.get(workspace);
    return (kind === 'channel' ? guild?.channels.cache.get(id) : guild?.roles.cache.get(id))?.name;
  },
});

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
const UNKNOWN_CHANNEL = 10003;
const MISSING_ACCESS = 50001;

async function hindrancesAt({ workspace, channel, thread }: Destination, client: Client<true>, log: Logger): Promise<Hindrance[]> {
  const { rest, user } = client;
  try {
    // Discord documents this answer for the route.
    const { guild_id } = (await rest.get(Routes.channel(channel))) as Partial<APIGuildChannel>;
    // Whoever may change one server must not post into another.
    if (guild_id !== workspace) return ['gone'];
    return (await missingPermissions(rest, thread ?? channel, user.id)).map(asShown);
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : undefined;
    if (code === UNKNOWN_CHANNEL) return ['gone'];
    if (code === MISSING_ACCESS) return [asShown('ViewChannel')];
    // Whether it works is then seen at the first post.
    log.warn(loggable(error), 'permissions not known');
    return [];
  }
}

/** As Discord's settings call it: `Send Messages in Threads`. */
const asShown = (permission: Permission): string => permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(' In ', ' in ');
