/** The Discord bot inside this process: events come by a call, and its requests go to a function. */
import { type APIUser, Events, GatewayDispatchEvents, type ResponseLike, type WebSocketOptions } from 'discord.js';
import { withChannels } from '../core/bot-context.ts';
import type { BotContext } from '../core/contract/bot.ts';
import { handleMessage } from './answer/handle-message.ts';
import { registerCommands, toCommandsJson, toMessageCommandsJson } from './install.ts';
import { createClient, destroyClient } from './receive/client.ts';
import { handleInteraction } from './receive/interactions.ts';
import type { CommandIds } from './render/inline.ts';
import { createChannelDirectory } from './send/channels.ts';

const API_URL = 'https://discord.com/api';
/** Of the form that discord.js expects: the id of the bot comes first. */
const TOKEN = 'MQ.embedded.bot';

type Manager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];
type Strategy = ReturnType<NonNullable<WebSocketOptions['buildStrategy']>>;

export interface DiscordRequest {
  readonly method: string;
  /** Below the version: `/channels/300/messages`. */
  readonly path: string;
  readonly body: unknown;
}

export interface DiscordReply {
  readonly status: number;
  readonly body?: unknown;
}

/** An event as Discord sends it. */
export interface GatewayEvent {
  readonly t: 'INTERACTION_CREATE' | 'MESSAGE_CREATE' | 'GUILD_CREATE' | 'GUILD_DELETE';
  readonly d: object;
}

export interface EmbeddedDiscord {
  /** Resolves once everything that the event led to was handled. */
  readonly dispatch: (event: GatewayEvent) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedDiscordOptions {
  readonly context: BotContext;
  /** The bot and its application. */
  readonly bot: APIUser;
  /** Is Discord: it answers the requests of the bot. */
  readonly request: (request: DiscordRequest) => Promise<DiscordReply>;
}

export async function embedDiscord({ context, bot, request }: EmbeddedDiscordOptions): Promise<EmbeddedDiscord> {
  const { log } = context;
  const gateway = createGateway(bot);
  let handling: Promise<void> = Promise.resolve();
  let commandIds: CommandIds = new Map();
  const client = createClient({
    ...{ api: API_URL, log, onStatus: () => {}, onDestinationEvent: () => {}, onJoin: () => {} },
    transport: { buildStrategy: gateway.buildStrategy, makeRequest: requestBy(request) },
    onInteraction: (interaction, { rest }, known) => {
      handling = handleInteraction(
        interaction,
        rest,
        withChannels(context, createChannelDirectory(interaction.client, log, known)),
        commandIds,
      );
    },
    onMessage: (message, { rest }) => {
      handling = handleMessage(message, rest, withChannels(context, createChannelDirectory(message.client, log)), commandIds);
    },
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(TOKEN);
  await ready;
  const commands = [...toCommandsJson(context.commands), ...toMessageCommandsJson(context.commands)];
  commandIds = (await registerCommands(client.rest, bot.id, commands)).ids;
  return {
    dispatch: (event) => {
      handling = Promise.resolve();
      // discord.js emits its own event, and so calls the handler, before this returns.
      gateway.emit(event);
      return handling;
    },
    stop: () => destroyClient(client),
  };
}

/** A gateway with one shard, which is ready at once. */
function createGateway(bot: APIUser) {
  let emit: (event: string, payload: object) => void = () => {};
  const dispatch = (data: { readonly t: string; readonly d: object }) => emit('dispatch', { data: { op: 0, s: 1, ...data }, shardId: 0 });
  const strategy = {
    spawn: async () => {},
    connect: async () => {
      const ready = { v: 10, user: bot, guilds: [], session_id: 'embedded', application: { id: bot.id, flags: 0 }, shard: [0, 1] };
      emit('ready', { data: ready, shardId: 0 });
      dispatch({ t: GatewayDispatchEvents.Ready, d: ready });
    },
    destroy: async () => {},
    send: async () => {},
    fetchStatus: async () => new Map(),
    reconnect: async () => {},
  };
  return {
    emit: dispatch,
    buildStrategy: (manager: Manager) => {
      emit = (event, payload) => void (manager.emit as (event: string, payload: object) => boolean)(event, payload);
      // discord.js declares the class of its own strategy, and calls only these methods.
      return strategy as unknown as Strategy;
    },
  };
}

/** discord.js reads its answers as those of `fetch`. */
function requestBy(request: EmbeddedDiscordOptions['request']) {
  return async (url: string, { method = 'GET', body }: { readonly method?: string; readonly body?: unknown }): Promise<ResponseLike> => {
    const path = decodeURIComponent(new URL(url).pathname).replace(/^\/api\/v\d+/, '');
    const { status, body: answer } = await request({ method, path, body: typeof body === 'string' ? JSON.parse(body) : undefined });
    const text = answer === undefined ? null : JSON.stringify(answer);
    const response = new Response(text, { status, headers: text === null ? {} : { 'content-type': 'application/json' } });
    // Node's types and undici's differ in what a reader of the body takes.
    return response as unknown as ResponseLike;
  };
}
