/** Visitor: someone who tries the bots, in a workspace of their own on each platform. Turn: one thing that they do, and all that it leads to. */
import { randomBytes, randomInt } from 'node:crypto';
import { createRows, type Rows } from './rows.ts';

export const PLATFORM_IDS = ['slack', 'discord'] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** A call of the bot to its platform, as it goes over the wire. */
export interface WireCall {
  /** `chat.postMessage`, `response_url`, or `POST /interactions/{id}/{token}/callback`. */
  readonly call: string;
  readonly body: unknown;
  /** What the platform would refuse in it, by its documented rules. */
  readonly problems: readonly string[];
}

/** A request to the API that the turn led to. */
export interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: unknown;
}

export interface Turn {
  readonly visitor: Visitor;
  readonly platform: PlatformId;
  readonly calls: WireCall[];
  readonly operations: Operation[];
  /** How long it took. */
  ms: number;
}

/** A message in the channel of the visitor. */
export interface ShownMessage {
  /** Slack's `ts`, Discord's id. */
  readonly id: string;
  readonly by: 'visitor' | 'bot';
  /** Only the visitor sees it. */
  readonly isPrivate: boolean;
  /** The message that it belongs to: a thread on Slack, the question on Discord. */
  readonly below?: string | undefined;
  /** What was typed for it. */
  readonly asked?: string | undefined;
  /** Of a message of the visitor: its text. Of the bot: the body as the platform keeps it. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface OpenForm {
  readonly id: string;
  readonly view: Readonly<Record<string, unknown>>;
}

/** What the visitor sees on one platform. */
export interface Screen {
  messages: ShownMessage[];
  form: OpenForm | undefined;
  /** Slack's App Home. */
  home: Readonly<Record<string, unknown>> | undefined;
  /** The conversation that the next question continues: Slack's thread, or on Discord the answer to reply to. */
  conversation: string | undefined;
}

export interface Visitor {
  readonly id: string;
  readonly ids: {
    readonly slack: { readonly team: string; readonly channel: string; readonly direct: string; readonly user: string };
    readonly discord: { readonly guild: string; readonly channel: string; readonly user: string };
  };
  readonly slack: Screen;
  readonly discord: Screen;
  readonly rows: Rows;
  /** The turn that runs; the next one waits for it. */
  busy: Promise<unknown>;
  waiting: number;
  /** The last turn on each platform. */
  readonly last: { slack?: Turn; discord?: Turn };
}

const MAX_MESSAGES = 30;

export function createVisitor(id = randomBytes(18).toString('base64url')): Visitor {
  const digits = () => Array.from({ length: 17 }, () => randomInt(10)).join('');
  const [workspace, channel, user] = [digits(), digits(), digits()];
  return {
    id,
    ids: {
      slack: { team: `T${workspace}`, channel: `C${channel}`, direct: `D${channel}`, user: `U${user}` },
      discord: { guild: `2${workspace}`, channel: `3${channel}`, user: `4${user}` },
    },
    slack: createScreen(),
    discord: createScreen(),
    rows: createRows(),
    ...{ busy: Promise.resolve(), waiting: 0, last: {} },
  };
}

const createScreen = (): Screen => ({ messages: [], form: undefined, home: undefined, conversation: undefined });

export function show(screen: Screen, message: ShownMessage): void {
  screen.messages = [...screen.messages, message].slice(-MAX_MESSAGES);
}

/** Whether there was such a message. */
export function change(screen: Screen, id: string, body: ShownMessage['body']): boolean {
  const isThere = screen.messages.some((message) => message.id === id);
  screen.messages = screen.messages.map((message) => (message.id === id ? { ...message, body: { ...message.body, ...body } } : message));
  return isThere;
}
