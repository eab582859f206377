/** Looks up the channels of a workspace: their names, and whether the bot can post there. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { ChannelDirectory, PostingBlocker } from '../../core/contract/channels.ts';
import { isDirect } from '../slack-target.ts';
import type { Named, SlackApi, SlackChannel } from './client.ts';
import { shortReason } from './errors.ts';

/** A list of daily facts looks up the name of each channel, so names are cached for a while. */
const MAX_CACHED_NAMES = 500;
const NAME_TTL_MS = 10 * 60_000;
/** A workspace with more channels than these pages hold has to be asked by a channel's id: Slack allows about 20 of these calls a minute. */
const MAX_PAGES = 10;

type Lookups = Pick<SlackApi, 'getChannel' | 'listChannels' | 'listGroups'>;

export function createChannelDirectory({ getChannel, listChannels, listGroups }: Lookups, log: Logger): ChannelDirectory {
  const names = new LRUCache<string, string>({ max: MAX_CACHED_NAMES, ttl: NAME_TTL_MS });
  const fetchChannel = async (id: string): Promise<SlackChannel> => {
    const channel = await getChannel(id);
    if (channel.name !== undefined) names.set(id, channel.name);
    return channel;
  };
  const findChannel = async (wanted: string): Promise<Named | undefined> => {
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const listed = await listChannels(cursor);
      const found = listed.channels.find(({ name }) => name.toLowerCase() === wanted);
      if (found !== undefined || listed.cursor === undefined) return found;
      cursor = listed.cursor;
    }
    return undefined;
  };
  const findGroup = async (wanted: string) => (await listGroups()).find(({ name }) => name.toLowerCase() === wanted);
  return {
    idOf: async (kind, name) => {
      const wanted = name.trim().toLowerCase();
      try {
        const found = await (kind === 'channel' ? findChannel(wanted) : findGroup(wanted));
        return found?.id;
      } catch (error) {
        // Without the scope, people choose what Slack suggests.
        log.warn({ reason: shortReason(error), kind }, 'slack name lookup failed');
        return undefined;
      }
    },
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
