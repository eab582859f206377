/** What Discord's gateway tells of servers and channels, as far as daily facts depend on it. */
import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { DestinationEvent } from '../../core/contract/bot.ts';

/** Calls `onSignal` for what becomes of the places of a client. */
export function watchDestinations(client: Client, onDestinationEvent: (event: DestinationEvent) => void): void {
  // discord.js tells servers that are left or joined from those that an outage takes away and gives back.
  client.on(Events.GuildDelete, ({ id }) => onDestinationEvent({ workspace: id, event: 'REMOVED' }));
  client.on(Events.GuildCreate, ({ id }) => onDestinationEvent({ workspace: id, event: 'RESTORED' }));
  // It tells only of channels that it knows, and it does not know threads that sleep: so these come as Discord sends them.
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
