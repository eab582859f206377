/** World: the state of the fake Discord, shared by its REST routes and its gateway. */
import { EventEmitter } from 'node:events';
import type {
  APIActionRowComponent,
  APIApplicationCommandOptionChoice,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  APIUser,
  ChannelType,
  InteractionType,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import type { DeniablePermission } from './permission-bits.ts';
import type { RateLimits } from './rate-limits.ts';

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody & { readonly id?: string };
/** A command in the menu of a message. */
export type MessageCommandJson = RESTPostAPIContextMenuApplicationCommandsJSONBody & { readonly id?: string };

/** A message as people see it: only the user sees an ephemeral one; a loading one shows that the bot is thinking. */
export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly ephemeral: boolean;
  readonly loading: boolean;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** The message that it replies to. */
  readonly reference?: string;
  /** Who wrote it, if not the bot. */
  readonly author?: string;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channel: string;
  readonly created: number;
  /** The message whose button was pressed. */
  readonly pressed?: string;
  acknowledged: boolean;
  /** The message that `@original` names. */
  original?: string;
  /** The ids of the messages that answered it. */
  readonly messages: string[];
  /** The completions that were offered. */
  choices?: readonly APIApplicationCommandOptionChoice[];
  /** The modal that was opened. */
  modal?: APIModalInteractionResponseCallbackData;
}

/** The connection breaks before the request has an effect, or after; or the request has its effect and no answer ever comes. */
export type ConnectionFailure = 'drop' | 'drop after' | 'silence';

/** What happens to the next requests that match, in place of the usual answer. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  /** Made for each request where it is a function. */
  readonly answer: DiscordResponse | ConnectionFailure | (() => DiscordResponse);
  times: number;
}

export interface World {
  readonly token: string;
  readonly bot: APIUser;
  readonly applicationId: string;
  readonly guildId: string;
  /** The role that Discord made for the bot when it was added to the server. */
  readonly botRoleId: string;
  readonly channelId: string;
  /** A thread in the channel; the bot learns of it with the first message or interaction in it. */
  readonly threadId: string;
  /** The direct message channel of the user and the bot. */
  readonly directId: string;
  readonly userId: string;
  readonly now: () => number;
  readonly nextId: () => string;
  /** How often bots have to send a heartbeat. */
  readonly heartbeatMs: number;
  /** Events with their data that come before READY. */
  readonly beforeReady: (readonly [event: string, data: unknown])[];
  /** Requests that Discord would call mistakes of the bot: of a wrong form, or to a route that isn't there. */
  readonly mistakes: string[];
  /** Whether the bot is in the server when it connects; else the server adds it later. */
  isMember: boolean;
  /** Where Discord welcomes members of the server, if anywhere. */
  systemChannelId: string | null;
  /** Whether the server's data follows READY; after an outage it may come late, or not at all. */
  sendsGuild: boolean;
  /** The address of the gateway; set once the port is known. */
  gatewayUrl: string;
  commands: readonly CommandJson[];
  messageCommands: readonly MessageCommandJson[];
  /** Other channels, by id. */
  readonly otherChannels: Record<string, ChannelType>;
  /** Direct message channels, by user. */
  readonly directs: Map<string, string>;
  /** Users who accept no direct messages. */
  readonly closedTo: Set<string>;
  /** Whether interactions say what the bot may do in the channels that they name. */
  tellsPermissions: boolean;
  /** Permissions that the bot lacks, by channel. */
  readonly denied: Map<string, Set<DeniablePermission>>;
  /** The times of responses that Discord counts as invalid requests. */
  readonly invalid: number[];
  /** Undefined for no rate limits. */
  readonly rate: RateLimits | undefined;
  /** Channels in which the bot showed that it types. */
  readonly typing: string[];
  readonly interactions: Interaction[];
  messages: readonly Message[];
  readonly calls: RecordedRequest[];
  readonly faults: Fault[];
  /** Emits `change` whenever something above has changed. */
  readonly changes: EventEmitter;
}

export const TOKEN = 'fake.discord.token';
const IDS = {
  ...{ bot: '1000000000000000001', guild: '2000000000000000001', user: '4000000000000000001' },
  ...{ channel: '3000000000000000001', thread: '3000000000000000002', direct: '3000000000000000003' },
  botRole: '5000000000000000001',
};

/** https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000;
const snowflakeAt = (ms: number): bigint => BigInt(Math.max(0, ms - EPOCH_MS)) << 22n;

const HEARTBEAT_MS = 41_250;

export function createWorld(now: () => number, rate?: RateLimits, heartbeatMs = HEARTBEAT_MS): World {
  // If the clock is before the epoch of Discord, ids count up from here.
  let last = 1_100_000_000_000_000_000n;
  return {
    token: TOKEN,
    bot: { id: IDS.bot, username: 'LMM Atlas', discriminator: '0000', global_name: null, avatar: null, bot: true },
    applicationId: IDS.bot,
    guildId: IDS.guild,
    botRoleId: IDS.botRole,
    channelId: IDS.channel,
    threadId: IDS.thread,
    directId: IDS.direct,
    userId: IDS.user,
    now,
    nextId: () => {
      const fresh = snowflakeAt(now());
      last = fresh > last ? fresh : last + 1n;
      return String(last);
    },
    heartbeatMs,
    beforeReady: [],
    mistakes: [],
    sendsGuild: true,
    gatewayUrl: '',
    commands: [],
    messageCommands: [],
    isMember: true,
    systemChannelId: null,
    otherChannels: {},
    directs: new Map(),
    closedTo: new Set(),
    tellsPermissions: true,
    denied: new Map(),
    invalid: [],
    rate,
    typing: [],
    interactions: [],
    messages: [],
    calls: [],
    faults: [],
    changes: new EventEmitter().setMaxListeners(0),
  };
}

/** Resolves with the value once there is one; reads again after each change of the world. */
export function waitFor<T>({ changes }: World, read: () => T | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const value = read();
      if (value === undefined || value === false) return;
      changes.off('change', check);
      resolve(value);
    };
    changes.on('change', check);
    check();
  });
}
