/** The calls that we make to Slack's Web API. */
import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { BotEnv } from '../env.ts';
import type { Identity } from './connect.ts';
import type { SlackMessage } from './render.ts';

const TIMEOUT_MS = 10_000;

/** Options of a client whose calls end, at the latest, when `signal` is aborted. */
export function clientOptions({ SLACK_API_URL }: BotEnv, logger: BoltLogger, signal: AbortSignal): WebClientOptions {
  return {
    slackApiUrl: `${SLACK_API_URL}/`,
    logger,
    timeout: TIMEOUT_MS,
    // By default the client repeats a call for 30 minutes, and a message that Slack did take would be there twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
  };
}

export const createClient = (env: BotEnv, logger: BoltLogger, signal: AbortSignal): WebClient =>
  new webApi.WebClient(env.SLACK_BOT_TOKEN, clientOptions(env, logger, signal));

/** Asks Slack who the bot is, in which workspace, and what it may do. */
export async function identify(client: WebClient): Promise<Identity & { readonly workspace: string | undefined }> {
  const { user = 'the bot', team = 'Slack', team_id: workspace, response_metadata } = await client.auth.test();
  return { bot: user, team, workspace, scopes: response_metadata?.scopes };
}

/** What we ask of Slack about messages, forms and people; each rejects with an error of Slack's client. */
export interface Calls {
  readonly post: (message: SlackMessage, to: Destination) => Promise<void>;
  readonly postEphemeral: (message: SlackMessage, to: Destination & { readonly user: string }) => Promise<void>;
  readonly update: (message: SlackMessage, at: { readonly channel: string; readonly ts: string }) => Promise<void>;
  readonly open: (form: ModalView, trigger: string) => Promise<void>;
  readonly person: (user: string) => Promise<Person>;
  readonly channel: (id: string) => Promise<Channel>;
}

export interface Person {
  /** Whether they may change what a whole workspace is set to. */
  readonly isAdmin: boolean;
  /** The time zone that their Slack shows. */
  readonly zone?: string | undefined;
}

/** What Slack says of a conversation that the bot may know of. */
export interface Channel {
  readonly name?: string | undefined;
  readonly isArchived: boolean;
  /** Whether the bot can write into it as it is: it is in there, or everybody may be. */
  readonly isOpen: boolean;
}

interface Destination {
  readonly channel: string;
  readonly thread?: string | undefined;
}

export function createCalls(client: WebClient): Calls {
  const body = ({ text, blocks }: SlackMessage) => ({
    ...{ text, parse: 'none' as const, link_names: false },
    ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
  });
  const where = ({ channel, thread }: Destination) => ({ channel, ...(thread === undefined ? {} : { thread_ts: thread }) });
  return {
    post: async (message, to) =>
      void (await client.chat.postMessage({ ...where(to), ...body(message), unfurl_links: false, unfurl_media: false })),
    postEphemeral: async (message, to) => void (await client.chat.postEphemeral({ ...where(to), user: to.user, ...body(message) })),
    update: async (message, at) => void (await client.chat.update({ ...at, ...body(message) })),
    open: async (view, trigger) => void (await client.views.open({ trigger_id: trigger, view })),
    person: async (user) => {
      const { user: found } = await client.users.info({ user });
      return { isAdmin: found?.is_admin === true || found?.is_owner === true || found?.is_primary_owner === true, zone: found?.tz };
    },
    channel: async (id) => {
      const { channel: found } = await client.conversations.info({ channel: id });
      const isClosed = found?.is_private === true || found?.is_mpim === true;
      return { name: found?.name, isArchived: found?.is_archived === true, isOpen: !isClosed || found?.is_member === true };
    },
  };
}
