/** World: all that the fake Discord knows, shared by its REST routes and its gateway. */
import { EventEmitter } from 'node:events';
import type {
  APIActionRowComponent,
  APIApplicationCommandOptionChoice,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  APIUser,
  InteractionType,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

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
  form?: APIModalInteractionResponseCallbackData;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request as it went over the wire. */
export interface Call {
  readonly method: string;
  /** Decoded, without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
  readonly body: unknown;
}

/** What happens to the next requests that match, in place of the usual answer. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  readonly answer: Answer | 'drop';
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
  /** Channels in which the bot types. */
  readonly typing: string[];
  readonly interactions: Interaction[];
  messages: readonly Message[];
  readonly calls: Call[];
  readonly faults: Fault[];
  /** Emits `change` whenever something above has changed. */
  readonly changes: EventEmitter;
}

export const TOKEN = 'fake.discord.token';
const IDS = {
  ...{ bot: '1000000000000000001', guild: '2000000000000000001', user: '4000000000000000001' },
  ...{ channel: '3000000000000000001', thread: '3000000000000000002', direct: '3000000000000000003' },
};

export function createWorld(now: () => number): World {
  let last = 5_000_000_000_000_000_000n;
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
      last += 1n;
      return String(last);
    },
    gatewayUrl: '',
    commands: [],
    typing: [],
    interactions: [],
    messages: [],
    calls: [],
    faults: [],
    changes: new EventEmitter().setMaxListeners(0),
  };
}

/** Resolves with the value once there is one; looks again whenever the world has changed. */
export function whenever<T>({ changes }: World, look: () => T | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const value = look();
      if (value === undefined || value === false) return;
      changes.off('change', check);
      resolve(value);
    };
    changes.on('change', check);
    check();
  });
}
