/** The Slack Web API, as far as answers and daily posts need it; each call is made once. */
import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { HomeView, MessageMetadata, ModalView } from '@slack/types';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { compact } from '../../core/compact.ts';
import type { Prompt } from '../../core/contract/surfaces.ts';
import type { SlackEnv } from '../env.ts';
import type { SlackMessage } from '../render/render.ts';

const CALL_TIMEOUT_MS = 10_000;
const HISTORY_PAGE = 100;
/** docs.slack.dev/reference/methods/conversations.list: under 1000, or Slack may answer none. */
const CHANNELS_PAGE = 900;

/** Options of a client whose calls end, at the latest, when `signal` is aborted. */
export function clientOptions({ SLACK_API_URL }: SlackEnv, logger: BoltLogger, signal: AbortSignal): WebClientOptions {
  return {
    slackApiUrl: `${SLACK_API_URL}/`,
    logger,
    timeout: CALL_TIMEOUT_MS,
    // By default the client retries a call for 30 minutes, and a message that Slack did take would appear twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
  };
}

export const createClient = (env: SlackEnv, logger: BoltLogger, signal: AbortSignal, timeout = CALL_TIMEOUT_MS): WebClient =>
  new webApi.WebClient(env.SLACK_BOT_TOKEN, { ...clientOptions(env, logger, signal), timeout });

export async function identify(client: WebClient): Promise<Identity & { readonly workspace: string | undefined }> {
  const { user = 'the bot', team = 'Slack', team_id: workspace, response_metadata } = await client.auth.test();
  return { bot: user, team, workspace, scopes: response_metadata?.scopes };
}

/** Each call rejects with an error of Slack's client. */
export interface SlackApi {
  /** Resolves with the `ts` of the message. */
  readonly post: (message: SlackMessage, to: MessageTarget, metadata?: MessageMetadata) => Promise<string | undefined>;
  readonly postEphemeral: (message: SlackMessage, to: MessageTarget & { readonly user: string }) => Promise<void>;
  readonly update: (message: SlackMessage, at: { readonly channel: string; readonly ts: string }) => Promise<void>;
  /** The messages of a channel or a thread with their metadata, from `oldest` on. */
  readonly readHistory: (of: MessageTarget, oldest: string, cursor: string | undefined) => Promise<HistoryPage>;
  readonly joinChannel: (channel: string) => Promise<void>;
  readonly openModal: (modal: ModalView, triggerId: string) => Promise<void>;
  /** Only over the view with this hash; without one, over any. */
  readonly publishHome: (view: HomeView, user: string, hash?: string) => Promise<void>;
  /** Suggests what to write in the direct messages of an agent. */
  readonly suggestPrompts: (prompts: readonly Prompt[], channel: string) => Promise<void>;
  /** The channel of the direct messages of a user and the bot. */
  readonly openDirect: (user: string) => Promise<string | undefined>;
  readonly getUser: (user: string) => Promise<SlackUser>;
  readonly getChannel: (id: string) => Promise<SlackChannel>;
  /** The channels that the bot can see and that aren't archived, in pages. */
  readonly listChannels: (
    cursor: string | undefined,
  ) => Promise<{ readonly channels: readonly Named[]; readonly cursor: string | undefined }>;
  /** The user groups of the workspace, by the name that stands after @. */
  readonly listGroups: () => Promise<readonly Named[]>;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SlackUser {
  /** Whether they may change the settings of the whole workspace. */
  readonly isAdmin: boolean;
  readonly timeZone?: string | undefined;
}

export interface SlackChannel {
  readonly name?: string | undefined;
  readonly isArchived: boolean;
  /** Whether the bot can post there now: it is a member, or the channel is public. */
  readonly isPostable: boolean;
}

interface MessageTarget {
  readonly channel: string;
  readonly thread?: string | undefined;
}

export interface HistoryPage {
  readonly messages: readonly HistoryMessage[];
  /** Undefined on the last page. */
  readonly cursor: string | undefined;
}

interface HistoryMessage {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Readonly<Record<string, unknown>> };
}

export function createSlackApi(client: WebClient): SlackApi {
  return {
    post: async (message, { channel, thread }, metadata) => {
      const options = { unfurl_links: false, unfurl_media: false, ...compact({ thread_ts: thread, metadata }) };
      return (await client.chat.postMessage({ channel, ...toBody(message), ...options })).ts;
    },
    postEphemeral: async (message, { channel, thread, user }) =>
      void (await client.chat.postEphemeral({ channel, user, ...toBody(message), ...compact({ thread_ts: thread }) })),
    // Without blocks the old ones would stay.
    update: async (message, at) => void (await client.chat.update({ ...at, ...toBody(message), blocks: [...message.blocks] })),
    readHistory: async ({ channel, thread }, oldest, cursor) => {
      const params = { channel, oldest, limit: HISTORY_PAGE, include_all_metadata: true, ...compact({ cursor }) };
      const { messages = [], response_metadata } = await (thread === undefined
        ? client.conversations.history(params)
        : client.conversations.replies({ ...params, ts: thread }));
      return { messages, cursor: response_metadata?.next_cursor || undefined };
    },
    joinChannel: async (channel) => void (await client.conversations.join({ channel })),
    openModal: async (view, triggerId) => void (await client.views.open({ trigger_id: triggerId, view })),
    publishHome: async (view, user, hash) => void (await client.views.publish({ user_id: user, view, ...compact({ hash }) })),
    // For agents, a call with `thread_ts` fails silently: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
    suggestPrompts: async (prompts, channel) =>
      void (await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [...prompts] })),
    openDirect: async (user) => (await client.conversations.open({ users: user })).channel?.id,
    getUser: async (user) => {
      const { user: info } = await client.users.info({ user });
      return { isAdmin: info?.is_admin === true || info?.is_owner === true || info?.is_primary_owner === true, timeZone: info?.tz };
    },
    getChannel: async (id) => {
      const { channel: info } = await client.conversations.info({ channel: id });
      const isClosed = info?.is_private === true || info?.is_mpim === true;
      return { name: info?.name, isArchived: info?.is_archived === true, isPostable: !isClosed || info?.is_member === true };
    },
    listChannels: async (cursor) => {
      const params = { types: 'public_channel,private_channel', exclude_archived: true, limit: CHANNELS_PAGE, ...compact({ cursor }) };
      const { channels = [], response_metadata } = await client.conversations.list(params);
      return {
        channels: channels.flatMap(({ id, name }) => (id === undefined || name === undefined ? [] : [{ id, name }])),
        cursor: response_metadata?.next_cursor || undefined,
      };
    },
    listGroups: async () => {
      const { usergroups = [] } = await client.usergroups.list({});
      return usergroups.flatMap(({ id, handle }) => (id === undefined || handle === undefined ? [] : [{ id, name: handle }]));
    },
  };
}

function toBody({ text, blocks }: SlackMessage) {
  return { text, parse: 'none' as const, link_names: false, ...(blocks.length === 0 ? {} : { blocks: [...blocks] }) };
}

/** The bot and its workspace, as auth.test returns them. */
export interface Identity {
  readonly bot: string;
  readonly team: string;
  /** Undefined when Slack does not say. */
  readonly scopes: readonly string[] | undefined;
}
