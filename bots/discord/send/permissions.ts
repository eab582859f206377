/** Permissions: what the bot may do in a channel, computed from roles and overwrites as Discord does. */
import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIUser,
  DiscordAPIError,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type RouteLike,
  Routes,
} from 'discord.js';

/** The permissions that a daily post needs in its channel. */
const REQUIRED_PERMISSIONS = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'] as const;
const REQUIRED_PERMISSIONS_IN_THREAD = ['ViewChannel', 'SendMessagesInThreads', 'EmbedLinks', 'ReadMessageHistory'] as const;

export type Permission = (typeof REQUIRED_PERMISSIONS)[number] | (typeof REQUIRED_PERMISSIONS_IN_THREAD)[number];

/** Reads a route of Discord's API: the REST client of discord.js, or a queue in front of it. */
export interface RouteReader {
  readonly get: (route: RouteLike) => Promise<unknown>;
}

/**
 * The permissions that a daily post needs in a channel or thread and that the bot lacks there. Rejects if the channel is unknown
 * to Discord (10003) or Discord cannot be reached. https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export async function missingPermissions(reader: RouteReader, channelId: string, botId?: string): Promise<readonly Permission[]> {
  // Discord documents these responses for the routes.
  const read = <Answer>(route: RouteLike) => reader.get(route) as Promise<Answer>;
  try {
    const channel = await read<PermissionChannel>(Routes.channel(channelId));
    const { guild_id: guildId } = channel;
    if (guildId === undefined) return [];
    const isThread = channel.thread_metadata !== undefined;
    // A thread inherits the overwrites of its channel.
    const parentChannel =
      isThread && channel.parent_id != null ? await read<PermissionChannel>(Routes.channel(channel.parent_id)) : channel;
    const memberId = botId ?? (await read<APIUser>(Routes.user())).id;
    const [guild, member] = [
      await read<APIGuild>(Routes.guild(guildId)),
      await read<APIGuildMember>(Routes.guildMember(guildId, memberId)),
    ];
    const granted = computePermissions(guild, member.roles, memberId, parentChannel.permission_overwrites ?? []);
    return lacking(granted, isThread);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess) return REQUIRED_PERMISSIONS;
    throw error;
  }
}

/** The permissions that a daily post needs, without those that are granted. */
export const lacking = (granted: bigint, isThread: boolean): Permission[] =>
  (granted & PermissionFlagsBits.Administrator) !== 0n
    ? []
    : (isThread ? REQUIRED_PERMISSIONS_IN_THREAD : REQUIRED_PERMISSIONS).filter((name) => (granted & PermissionFlagsBits[name]) === 0n);

type PermissionChannel = Pick<APIChannel, 'id'> & {
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly thread_metadata?: object;
  readonly permission_overwrites?: readonly APIOverwrite[];
};

const ALL_PERMISSIONS = ~0n;

export function computePermissions(
  { id, owner_id, roles }: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  memberRoles: readonly string[],
  user: string,
  overwrites: readonly APIOverwrite[],
): bigint {
  // The @everyone role has the id of the server.
  const roleIds = new Set([id, ...memberRoles]);
  const base = roles.filter((role) => roleIds.has(role.id)).reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  if (owner_id === user || (base & PermissionFlagsBits.Administrator) !== 0n) return ALL_PERMISSIONS;
  const layers = [
    overwrites.filter((one) => one.id === id),
    overwrites.filter((one) => one.id !== id && roleIds.has(one.id)),
    overwrites.filter((one) => one.id === user),
  ];
  return layers.reduce((granted, layer) => (granted & ~bits(layer, 'deny')) | bits(layer, 'allow'), base);
}

const bits = (overwrites: readonly APIOverwrite[], of: 'allow' | 'deny'): bigint =>
  overwrites.reduce((all, overwrite) => all | BigInt(overwrite[of]), 0n);
