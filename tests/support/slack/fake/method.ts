/** Method: what the fake Slack does when one of its Web API's methods is called. */
import type { Screen } from './screen.ts';
import type { Triggers } from './triggers.ts';
import type { View } from './views.ts';

export type Args = Readonly<Record<string, unknown>>;
export type MethodResponse = Readonly<Record<string, unknown>>;

export interface ChannelSettings {
  readonly name?: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
}

/** What the fake workspace knows. */
export interface Workspace {
  readonly team: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: readonly string[];
  /** Where the bot is a member. */
  readonly channels: readonly string[];
  /** Channels that anybody may join, and the bot has not. */
  readonly joinableChannels: readonly string[];
  readonly users: readonly string[];
  readonly admins: readonly string[];
  /** The zone that everybody's Slack shows. */
  readonly timeZone: string;
  /** What is special about a channel, whether the bot is a member or not. */
  readonly channelSettings: Readonly<Record<string, ChannelSettings>>;
  /** Whether people can talk with the bot in direct messages. */
  readonly hasMessagesTab: boolean;
}

export interface ApiContext {
  readonly workspace: Workspace;
  readonly token: string;
  readonly screen: Screen;
  readonly triggers: Triggers;
  readonly views: View[];
  /** The open channels that the bot has joined. */
  readonly joined: Set<string>;
  readonly socketUrl: () => string;
}

export type Method = (args: Args, context: ApiContext) => MethodResponse;

export const errorResponse = (error: string, messages: readonly string[] = []): MethodResponse => ({
  ok: false,
  error,
  ...(messages.length === 0 ? {} : { response_metadata: { messages } }),
});
