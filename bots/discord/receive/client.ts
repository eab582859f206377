/** Client: discord.js with the least it needs, and its many events told as few. */
import { Client, Events, GatewayIntentBits, type Interaction, type Message, Options, Partials, RESTEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { DestinationEvent } from '../../core/contract/bot.ts';
import { logFields } from '../send/errors.ts';
import { watchDestinations } from './destination-events.ts';

export type GatewayStatus =
  | { readonly kind: 'ready'; readonly client: Client<true> }
  | { readonly kind: 'reconnecting' }
  /** Discord closed the connection for good. */
  | { readonly kind: 'ended'; readonly code: number };

export interface GatewayClientOptions {
  readonly api: string;
  readonly log: Logger;
  readonly onStatus: (status: GatewayStatus) => void;
  readonly onInteraction: (interaction: Interaction, client: Client<true>) => void;
  readonly onMessage: (message: Message, client: Client<true>) => void;
  readonly onDestinationEvent: (signal: DestinationEvent) => void;
}

/** Of those who write, only the last are kept: nothing is looked up again, and a busy server must not fill the memory. */
const MAX_CACHED_USERS = 100;

/** Makes a client that is not logged in yet. */
export function createClient({ api, log, onStatus, onInteraction, onMessage, onDestinationEvent }: GatewayClientOptions): Client {
  const client = new Client({
    // None is privileged: the content of messages that mention the bot or are sent to it alone comes without that of others.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct messages come from channels, and messages from threads, that were never seen before.
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: MAX_CACHED_USERS, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMemberManager: { maxSize: MAX_CACHED_USERS, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    allowedMentions: { parse: [] },
    rest: { api },
    // Nothing is read from guilds: interactions of the others must not wait for one that is down.
    waitGuildTimeout: 0,
  });
  const readyAgain = () => client.isReady() && onStatus({ kind: 'ready', client });
  client.once(Events.ClientReady, (ready) => onStatus({ kind: 'ready', client: ready }));
  client.on(Events.ShardReady, readyAgain);
  client.on(Events.ShardResume, readyAgain);
  client.on(Events.ShardReconnecting, () => onStatus({ kind: 'reconnecting' }));
  client.on(Events.ShardDisconnect, ({ code }) => onStatus({ kind: 'ended', code }));
  client.on(Events.InteractionCreate, (interaction) => onInteraction(interaction, interaction.client));
  client.on(Events.MessageCreate, (message) => onMessage(message, message.client));
  watchDestinations(client, onDestinationEvent);
  client.on(Events.Error, (error) => log.warn(logFields(error), 'client error'));
  client.on(Events.ShardError, (error) => log.warn(logFields(error), 'connection error'));
  client.rest.on(RESTEvents.RateLimited, ({ timeToReset, scope, global }) => log.warn({ timeToReset, scope, global }, 'rate limited'));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => log.warn({ count }, 'many requests were invalid'));
  return client;
}

/** Ends a client for good, whatever state a failed login has left it in. */
export async function destroyClient(client: Client): Promise<void> {
  client.removeAllListeners(Events.InteractionCreate);
  client.removeAllListeners(Events.MessageCreate);
  // After a failed login the client counts as destroyed although its shard may live on; destroy() would then do nothing.
  client.ws['destroyed'] = false;
  await client.destroy();
}

/** Gives a client back what a failed login took from it, for the shard that goes on reconnecting by itself. */
export function restoreClient(client: Client, token: string): void {
  client.token = token;
  client.rest.setToken(token);
  client.ws['destroyed'] = false;
}
