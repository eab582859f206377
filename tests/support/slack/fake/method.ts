/** What the Web API methods of the fake Slack receive and return. */
import type { RefusedTypes } from './message-refusal.ts';
import type { Screen } from './screen.ts';
import type { Triggers } from './triggers.ts';
import type { Homes, View } from './views.ts';

export type Args = Readonly<Record<string, unknown>>;
export type MethodResponse = Readonly<Record<string, unknown>>;

export interface ChannelSettings {
  readonly name?: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
}

export interface Workspace {
  readonly team: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: readonly string[];
  /** The channels that the bot is a member of. */
  readonly channels: readonly string[];
  /** Public channels that the bot has not joined. */
  readonly joinableChannels: readonly string[];
  readonly users: readonly string[];
  readonly admins: readonly string[];
  /** The time zone of every user. */
  readonly timeZone: string;
  /** Names and states of channels, whether the bot is a member or not. */
  readonly channelSettings: Readonly<Record<string, ChannelSettings>>;
  /** The handles of user groups by their ids. */
  readonly groups: Readonly<Record<string, string>>;
  /** Whether users and the bot can send each other direct messages. */
  readonly hasMessagesTab: boolean;
  /** Whether the app has a home tab: one of an earlier manifest has none. */
  readonly hasHomeTab: boolean;
  /** Whether the app has an entry in the top bar, which takes a paid plan. */
  readonly isAgent: boolean;
}

export interface ApiContext {
  readonly workspace: Workspace;
  readonly token: string;
  readonly screen: Screen;
  readonly triggers: Triggers;
  readonly views: View[];
  readonly homes: Homes;
  /** The public channels that the bot has joined since. */
  readonly joined: Set<string>;
  readonly refusedTypes: RefusedTypes;
  readonly socketUrl: () => string;
}

export type Method = (args: Args, context: ApiContext) => MethodResponse;

export const errorResponse = (error: string, messages: readonly string[] = []): MethodResponse => ({
  ok: false,
  error,
  ...(messages.length === 0 ? {} : { response_metadata: { messages } }),
});
