import { GatewayDispatchEvents } from 'discord.js';
import { expect, it, vi } from 'vitest';
import type { DestinationEvent } from '../../../../bots/core/contract/bot.ts';
import { readDeletion } from '../../../../bots/discord/receive/destination-events.ts';
import { startDiscordWithBot } from '../../../support/discord/discord-with-bot.ts';
import { guildCreate } from '../../../support/discord/fake/payloads.ts';

async function startWatching() {
  const events: DestinationEvent[] = [];
  const started = await startDiscordWithBot({
    reportDestinationEvent: async (event) => void events.push(event),
  });
  const { discord } = started;
  /** Resolves with the events so far, once the bot has read everything that was dispatched before. */
  const seen = async () => {
    discord.gateway.dispatch(GatewayDispatchEvents.ChannelDelete, { id: '9', guild_id: 'end', type: 0 });
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ workspace: 'end', channel: '9', event: 'GONE' }));
    return events.slice(0, -1);
  };
  return { ...started, seen, guild: discord.world.guildId };
}

it('reports a server that removes the bot and adds it again', async () => {
  const { discord, seen, guild } = await startWatching();
  discord.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: guild });
  discord.gateway.dispatch(GatewayDispatchEvents.GuildCreate, guildCreate(discord.world));
  expect(await seen()).toEqual([
    { workspace: guild, event: 'REMOVED' },
    { workspace: guild, event: 'RESTORED' },
  ]);
});

it('ignores outages, their end, and the servers at the start', async () => {
  const { discord, seen, guild } = await startWatching();
  discord.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: guild, unavailable: true });
  discord.gateway.dispatch(GatewayDispatchEvents.GuildCreate, guildCreate(discord.world));
  expect(await seen()).toEqual([]);
});

it('reports deleted channels and threads, cached or not', async () => {
  const { discord, seen, guild } = await startWatching();
  discord.gateway.dispatch(GatewayDispatchEvents.ChannelDelete, { id: discord.world.channelId, guild_id: guild, type: 0 });
  discord.gateway.dispatch(GatewayDispatchEvents.ThreadDelete, { id: '77', guild_id: guild, parent_id: '1', type: 11 });
  expect(await seen()).toEqual([
    { workspace: guild, channel: discord.world.channelId, event: 'GONE' },
    { workspace: guild, channel: '77', event: 'GONE' },
  ]);
});

it.each([undefined, null, 'x', {}, { id: '1' }, { id: 1, guild_id: '2' }, { id: '1', guild_id: null }])('ignores %j', (data) => {
  expect(readDeletion(data)).toBeUndefined();
});
