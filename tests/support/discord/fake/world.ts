/** World: all that the fake Discord knows, shared by its REST routes and its gateway. */
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
} from 'discord.js';
import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import type { DeniablePermission } from './permission-bits.ts';
import type { RateLimits } from './rate-limits.ts';

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody & { readonly id?: string };

/** A message as people see it: an ephemeral one is seen by the user alone, a loading one says that the bot is thinking. */
export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly ephemeral: boolean;
  readonly loading: boolean;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** The message that it answers. */
  readonly reference?: string;
  /** Who wrote it, where that was not the bot. */
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
  /** Ids of the messages that it has made. */
  readonly messages: string[];
  /** What was offered for what was typed. */
  choices?: readonly APIApplicationCommandOptionChoice[];
  /** The form that was opened. */
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
  readonly channelId: string;
  /** A thread in the channel; the bot was not told of it before something is said there. */
  readonly threadId: string;
  /** Where the user and the bot are alone. */
  readonly directId: string;
  readonly userId: string;
  readonly now: () => number;
  readonly nextId: () => string;
  /** Where the gateway is reached; set once the port is known. */
  gatewayUrl: string;
  commands: readonly CommandJson[];
  /** Channels beside those above. */
  readonly otherChannels: Record<string, ChannelType>;
  /** Channels in which somebody and the bot are alone, by who that is. */
  readonly directs: Map<string, string>;
  /** People who take no direct messages. */
  readonly closedTo: Set<string>;
  /** What the bot may not do in a channel. */
  readonly denied: Map<string, Set<DeniablePermission>>;
  /** When requests were turned away in a way that Discord counts. */
  readonly invalid: number[];
  /** Absent where a bot may ask as often as it likes. */
  readonly rate: RateLimits | undefined;
  /** Channels in which the bot types. */
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
};

/** https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000;
const snowflakeAt = (ms: number): bigint => BigInt(Math.max(0, ms - EPOCH_MS)) << 22n;

export function createWorld(now: () => number, rate?: RateLimits): World {
  // Where the clock stands before Discord's time, ids are counted.
  let last = 1_100_000_000_000_000_000n;
  return {
    token: TOKEN,
    bot: { id: IDS.bot, username: 'LMM Atlas', discriminator: '0000', global_name: null, avatar: null, bot: true },
    applicationId: IDS.bot,
    guildId: IDS.guild,
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
    gatewayUrl: '',
    commands: [],
    otherChannels: {},
    directs: new Map(),
    closedTo: new Set(),
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

/** Resolves with the value once there is one; looks again whenever the world has changed. */
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
