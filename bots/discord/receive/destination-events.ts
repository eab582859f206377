/** Destination events: servers that removed or re-added the bot, and deleted channels, which daily facts depend on. */
import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { DestinationEvent } from '../../core/contract/bot.ts';

export function watchDestinations(client: Client, onDestinationEvent: (event: DestinationEvent) => void): void {
  // discord.js already separates joins and removals from outages.
  client.on(Events.GuildDelete, ({ id }) => onDestinationEvent({ workspace: id, event: 'REMOVED' }));
  client.on(Events.GuildCreate, ({ id }) => onDestinationEvent({ workspace: id, event: 'RESTORED' }));
  // discord.js drops deletions of channels that are not cached, such as archived threads, so the raw events are read.
  const onDeletion = (data: unknown) => {
    const event = readDeletion(data);
    if (event !== undefined) onDestinationEvent(event);
  };
  client.ws.on(GatewayDispatchEvents.ChannelDelete, onDeletion);
  client.ws.on(GatewayDispatchEvents.ThreadDelete, onDeletion);
}

/** https://discord.com/developers/docs/events/gateway-events#channel-delete */
export function readDeletion(data: unknown): DestinationEvent | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('guild_id' in data)) return undefined;
  const { id: channel, guild_id: workspace } = data;
  return typeof channel === 'string' && typeof workspace === 'string' ? { workspace, channel, event: 'GONE' } : undefined;
}
