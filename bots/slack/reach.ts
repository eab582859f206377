/** Reach: what Slack says of the channels of a workspace: their names, and whether the bot can post there. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { ChannelDirectory, PostingBlocker } from '../core/reach.ts';
import type { SlackApi, SlackChannel } from './client.ts';
import { shortReason } from './failure.ts';
import { isDirect } from './spot.ts';

/** Of these the names are kept for a while, since a list of daily facts would look each of them up again. */
const KEPT_NAMES = 500;
const KEPT_MS = 10 * 60_000;

export function createReach({ getChannel: lookUp }: Pick<SlackApi, 'channel'>, log: Logger): ChannelDirectory {
  const names = new LRUCache<string, string>({ max: KEPT_NAMES, ttl: KEPT_MS });
  const known = async (id: string): Promise<SlackChannel> => {
    const found = await lookUp(id);
    if (found.name !== undefined) names.set(id, found.name);
    return found;
  };
  return {
    checkPostable: async ({ channel }) => {
      try {
        return hindrancesAt(await known(channel), isDirect({ channel }));
      } catch (error) {
        const reason = shortReason(error);
        // Private channels that the bot is not in look the same as none.
        if (reason === 'channel_not_found') return ['uninvited'];
        log.warn({ reason }, 'slack does not say what a channel is');
        return [];
      }
    },
    nameOf: async (kind, id) => {
      // What user groups are called is not among the scopes.
      if (kind === 'role' || isDirect({ channel: id })) return undefined;
      return (
        names.get(id) ??
        (await known(id).then(
          ({ name }) => name,
          (error: unknown) => void log.debug({ reason: shortReason(error) }, 'slack does not say what a channel is called'),
        ))
      );
    },
  };
}

function hindrancesAt({ isArchived, isPostable: isOpen }: SlackChannel, isDirectly: boolean): PostingBlocker[] {
  if (isArchived) return ['archived'];
  return isOpen || isDirectly ? [] : ['uninvited'];
}
