/** Introduces the bot to a server that has added it. */
import { ChannelType, type Guild, Routes } from 'discord.js';
import type { BotContext } from '../../core/contract/bot.ts';
import { toDiscordMessages } from '../render/render.ts';
import { cacheReads } from '../send/channels.ts';
import { logFields } from '../send/errors.ts';
import { missingPermissions, type RouteReader } from '../send/permissions.ts';

/** A server in which the bot may write to none of its first channels wants no welcome. */
const MAX_CHANNELS = 10;

/** Never rejects: the welcome is claimed before it is posted, so one that fails is lost rather than repeated. */
export async function welcomeServer(guild: Guild, { surfaces, log }: Pick<BotContext, 'surfaces' | 'log'>): Promise<void> {
  const { rest } = guild.client;
  try {
    const channel = await findWelcomeChannel(guild);
    const reply = channel === undefined ? undefined : await surfaces.welcome({ workspace: guild.id });
    if (channel === undefined || reply === undefined) return;
    for (const [index, message] of toDiscordMessages(reply).entries()) {
      // A repeated request gets the message that the first one created.
      const body = { ...message, nonce: `hi.${guild.id}.${index}`, enforce_nonce: true };
      await rest.post(Routes.channelMessages(channel), { body });
    }
    log.info({ outcome: 'sent' }, 'welcome');
  } catch (error) {
    log.warn(logFields(error), 'no welcome');
  }
}

/** Where Discord itself welcomes people, or else the first channel in which the bot may write. */
async function findWelcomeChannel({ systemChannelId, channels, client }: Guild): Promise<string | undefined> {
  const texts = [...channels.cache.values()].flatMap((channel) =>
    channel.type === ChannelType.GuildText ? [{ id: channel.id, position: channel.rawPosition }] : [],
  );
  const inOrder = texts.sort((one, other) => one.position - other.position).map(({ id }) => id);
  // Missing, in spite of its type, where Discord sends a server without it.
  const system = typeof systemChannelId === 'string' ? [systemChannelId] : [];
  const candidates = [...new Set([...system, ...inOrder])].slice(0, MAX_CHANNELS);
  const reader = cacheReads(client.rest);
  for (const id of candidates) if (await mayWrite(id, reader, client.user.id)) return id;
  return undefined;
}

/** Unlike a daily fact, a welcome is never looked for afterwards. */
const mayWrite = async (channel: string, reader: RouteReader, bot: string): Promise<boolean> =>
  (await missingPermissions(reader, channel, bot)).every((name) => name === 'ReadMessageHistory');
