/** Looks up the channels of a workspace: their names, and whether the bot can post there. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { ChannelDirectory, PostingBlocker } from '../../core/contract/channels.ts';
import { isDirect } from '../slack-target.ts';
import type { SlackApi, SlackChannel } from './client.ts';
import { shortReason } from './errors.ts';

/** A list of daily facts looks up the name of each channel, so names are cached for a while. */
const MAX_CACHED_NAMES = 500;
const NAME_TTL_MS = 10 * 60_000;

export function createChannelDirectory({ getChannel }: Pick<SlackApi, 'getChannel'>, log: Logger): ChannelDirectory {
  const names = new LRUCache<string, string>({ max: MAX_CACHED_NAMES, ttl: NAME_TTL_MS });
  const fetchChannel = async (id: string): Promise<SlackChannel> => {
    const channel = await getChannel(id);
    if (channel.name !== undefined) names.set(id, channel.name);
    return channel;
  };
  return {
    checkPostable: async ({ channel }) => {
      try {
        return blockersOf(await fetchChannel(channel), isDirect({ channel }));
      } catch (error) {
        const reason = shortReason(error);
        // A private channel without the bot looks the same as one that doesn't exist.
        if (reason === 'channel_not_found') return ['uninvited'];
        log.warn({ reason }, 'slack channel lookup failed');
        return [];
      }
    },
    nameOf: async (kind, id) => {
      // No scope of the bot covers the names of user groups.
      if (kind === 'role' || isDirect({ channel: id })) return undefined;
      return (
        names.get(id) ??
        (await fetchChannel(id).then(
          ({ name }) => name,
          (error: unknown) => void log.debug({ reason: shortReason(error) }, 'slack channel name lookup failed'),
        ))
      );
    },
  };
}

function blockersOf({ isArchived, isPostable }: SlackChannel, isDirectMessage: boolean): PostingBlocker[] {
  if (isArchived) return ['archived'];
  return isPostable || isDirectMessage ? [] : ['uninvited'];
}
