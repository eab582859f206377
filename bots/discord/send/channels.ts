/** The channel directory of Discord: the names of channels and roles, and what keeps the bot from posting in a channel. */
import { type APIGuildChannel, ChannelType, type Client, RESTJSONErrorCodes, type RouteLike, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { ChannelDirectory, Destination, PostingBlocker } from '../../core/contract/channels.ts';
import { type KnownChannels, NO_CHANNELS } from '../read/known-channels.ts';
import { hasCode, logFields } from './errors.ts';
import { lacking, missingPermissions, type Permission, type RouteReader } from './permissions.ts';

/** What an interaction tells of a channel isn't asked for again. */
export const createChannelDirectory = (client: Client<true>, log: Logger, known: KnownChannels = NO_CHANNELS): ChannelDirectory => ({
  checkPostable: async (destination) => findKnownBlockers(destination, known) ?? findPostingBlockers(destination, client, log),
  idOf: async (kind, name, workspace) => {
    const guild = client.guilds.cache.get(workspace);
    const wanted = name.trim().toLowerCase();
    const isCalled = (each: { readonly name: string }) => each.name.toLowerCase() === wanted;
    return (kind === 'channel' ? guild?.channels.cache.find(isCalled) : guild?.roles.cache.find(isCalled))?.id;
  },
  nameOf: async (kind, id, workspace) => {
    const guild = client.guilds.cache.get(workspace);
    return (kind === 'channel' ? guild?.channels.cache.get(id) : guild?.roles.cache.get(id))?.name;
  },
});

/** Undefined if the interaction didn't tell enough. A channel that it tells of belongs to the server in which it was made. */
function findKnownBlockers({ channel, thread }: Destination, known: KnownChannels): PostingBlocker[] | undefined {
  const place = known.get(thread ?? channel);
  if (place === undefined) return undefined;
  const blocker = typeBlocker(place.type, thread);
  if (blocker !== undefined) return [blocker];
  const missing = lacking(place.permissions, thread !== undefined);
  // In a channel that it can't see, the bot may do nothing else either.
  return (missing.includes('ViewChannel') ? (['ViewChannel'] as const) : missing).map(permissionLabel);
}

async function findPostingBlockers(destination: Destination, client: Client<true>, log: Logger): Promise<PostingBlocker[]> {
  const { channel, thread } = destination;
  const reader = cacheReads(client.rest);
  const blocker =
    (await channelBlocker(channel, destination, reader, client, log)) ?? (await threadBlocker(destination, reader, client, log));
  if (blocker !== undefined) return [blocker];
  try {
    return (await missingPermissions(reader, thread ?? channel, client.user.id)).map(permissionLabel);
  } catch (error) {
    // If permissions are missing, the first post will show it.
    log.warn(logFields(error), 'permissions not known');
    return [];
  }
}

/** A channel that takes messages itself has one of these types. */
const TYPES_WITH_MESSAGES: ReadonlySet<ChannelType> = new Set([
  ...[ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildVoice, ChannelType.GuildStageVoice],
  ...[ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread],
]);
const TYPES_WITH_THREADS: ReadonlySet<ChannelType> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** What keeps the bot from posting in the channel, apart from permissions. */
async function channelBlocker(
  id: string,
  { workspace, thread }: Destination,
  reader: RouteReader,
  client: Client<true>,
  log: Logger,
): Promise<PostingBlocker | undefined> {
  try {
    // Discord documents this answer for the route.
    const { guild_id, type } = (await reader.get(Routes.channel(id))) as Partial<APIGuildChannel>;
    // An admin of one server must not make the bot post in another.
    if (guild_id !== workspace) return 'gone';
    return type === undefined ? undefined : typeBlocker(type, thread);
  } catch (error) {
    if (hasCode(error, RESTJSONErrorCodes.UnknownChannel)) return 'gone';
    if (hasCode(error, RESTJSONErrorCodes.MissingAccess)) return permissionLabel('ViewChannel');
    log.warn(logFields(error), 'channel not known');
    // Whose channel it is must be certain; the gateway has told it for most of them.
    return client.guilds.cache.get(workspace)?.channels.cache.has(id) === true ? undefined : 'unchecked';
  }
}

function typeBlocker(type: ChannelType, thread: string | undefined): PostingBlocker | undefined {
  if (TYPES_WITH_MESSAGES.has(type)) return undefined;
  if (!TYPES_WITH_THREADS.has(type)) return 'no-messages';
  return thread === undefined ? 'threads-only' : undefined;
}

/** A thread belongs to the server too. */
const threadBlocker = async ({ thread, ...destination }: Destination, reader: RouteReader, client: Client<true>, log: Logger) =>
  thread === undefined ? undefined : channelBlocker(thread, destination, reader, client, log);

/** The permission's name in Discord's settings: `Send Messages in Threads`. */
const permissionLabel = (permission: Permission): string => permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(' In ', ' in ');

/** Reads each route at most once: both the check of the server and that of the permissions need the channel. */
export function cacheReads(reader: RouteReader): RouteReader {
  const responses = new Map<RouteLike, Promise<unknown>>();
  return {
    get: (route) => {
      const response = responses.get(route) ?? reader.get(route);
      responses.set(route, response);
      return response;
    },
  };
}
