/** The discord.js client, with the intents and caches that the bot needs, and its events reduced to a few callbacks. */
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type Guild,
  type Interaction,
  type Message,
  Options,
  Partials,
  RESTEvents,
  type RESTOptions,
  type WebSocketOptions,
} from 'discord.js';
import type { Logger } from 'pino';
import type { DestinationEvent } from '../../core/contract/bot.ts';
import { type KnownChannels, NO_CHANNELS, readKnownChannels } from '../read/known-channels.ts';
import { logFields } from '../send/errors.ts';
import { watchDestinations } from './destination-events.ts';
import { createStrategy, guardHandlers } from './gateway.ts';

export type GatewayStatus =
  | { readonly kind: 'ready'; readonly client: Client<true> }
  | { readonly kind: 'reconnecting' }
  /** Discord closed the connection for good. */
  | { readonly kind: 'ended'; readonly code: number };

export interface GatewayClientOptions {
  readonly api: string;
  readonly log: Logger;
  readonly onStatus: (status: GatewayStatus) => void;
  readonly onInteraction: (interaction: Interaction, client: Client<true>, known: KnownChannels) => void;
  readonly onMessage: (message: Message, client: Client<true>) => void;
  readonly onDestinationEvent: (signal: DestinationEvent) => void;
  /** A server has added the bot. */
  readonly onJoin: (guild: Guild) => void;
  /** How events come and requests go; over the network by default. */
  readonly transport?: Transport;
}

export interface Transport {
  readonly buildStrategy: NonNullable<WebSocketOptions['buildStrategy']>;
  readonly makeRequest: RESTOptions['makeRequest'];
}

/** Cached users are never looked up again; the limit keeps a busy server from filling the memory. */
const MAX_CACHED_USERS = 100;

export function createClient(options: GatewayClientOptions): Client {
  const { api, log, onStatus, onInteraction, onMessage, onDestinationEvent, onJoin, transport } = options;
  const client = new Client({
    // None is privileged: Discord sends the content of mentions and direct messages without the message content intent.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct messages and messages in threads can come from channels that are not cached yet.
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      // A message and the one it replies to, which comes with it.
      MessageManager: 2,
      UserManager: { maxSize: MAX_CACHED_USERS, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMemberManager: { maxSize: MAX_CACHED_USERS, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    allowedMentions: { parse: [] },
    rest: { api, ...(transport === undefined ? {} : { makeRequest: transport.makeRequest }) },
    // Interactions must not wait for a guild that is unavailable.
    waitGuildTimeout: 0,
    ws: { buildStrategy: transport?.buildStrategy ?? ((manager) => createStrategy(manager, log)) },
  });
  guardHandlers(client, log);
  const readyAgain = () => client.isReady() && onStatus({ kind: 'ready', client });
  client.once(Events.ClientReady, (ready) => onStatus({ kind: 'ready', client: ready }));
  client.on(Events.ShardReady, readyAgain);
  client.on(Events.ShardResume, readyAgain);
  client.on(Events.ShardReconnecting, () => onStatus({ kind: 'reconnecting' }));
  client.on(Events.ShardDisconnect, ({ code }) => onStatus({ kind: 'ended', code }));
  let latest: { readonly id?: unknown; readonly known: KnownChannels } = { known: NO_CHANNELS };
  // Emitted right before the event that discord.js makes of it.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: { readonly id?: unknown } | null) => {
    latest = { id: payload?.id, known: readKnownChannels(payload) };
  });
  client.on(Events.InteractionCreate, (interaction) =>
    onInteraction(interaction, interaction.client, latest.id === interaction.id ? latest.known : NO_CHANNELS),
  );
  client.on(Events.MessageCreate, (message) => onMessage(message, message.client));
  watchDestinations(client, onDestinationEvent);
  // discord.js doesn't emit this for servers that come after READY, or back after an outage.
  client.on(Events.GuildCreate, onJoin);
  client.on(Events.Error, (error) => log.warn(logFields(error), 'client error'));
  client.on(Events.ShardError, (error) => log.warn(logFields(error), 'connection error'));
  client.rest.on(RESTEvents.RateLimited, ({ timeToReset, scope, global }) => log.warn({ timeToReset, scope, global }, 'rate limited'));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => log.warn({ count }, 'many requests were invalid'));
  return client;
}

/** Ends a client permanently, whatever state a failed login has left it in. */
export async function destroyClient(client: Client): Promise<void> {
  client.removeAllListeners(Events.InteractionCreate);
  client.removeAllListeners(Events.MessageCreate);
  // After a failed login the client is marked as destroyed although its shard may live on; destroy() would then do nothing.
  client.ws['destroyed'] = false;
  await client.destroy();
}

/** Restores the state that a failed login has cleared, for the shard that keeps reconnecting by itself. */
export function restoreClient(client: Client, token: string): void {
  client.token = token;
  client.rest.setToken(token);
  client.ws['destroyed'] = false;
}
