/** The calls that we make to Slack's Web API. */
import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { BotEnv } from '../env.ts';
import type { Identity } from './connect.ts';
import type { DeliveryTools } from './deliver.ts';

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

/** Asks Slack who the bot is, and what it may do. */
export async function identify(client: WebClient): Promise<Identity> {
  const { user = 'the bot', team = 'Slack', response_metadata } = await client.auth.test();
  return { bot: user, team, scopes: response_metadata?.scopes };
}

/** What replies are delivered with: the last resort is a call to chat.postEphemeral. */
export function deliveryTools(
  { SLACK_API_URL }: BotEnv,
  client: WebClient,
  tools: Pick<DeliveryTools, 'clock' | 'log' | 'signal'>,
): DeliveryTools {
  return {
    ...tools,
    apiUrl: SLACK_API_URL,
    postEphemeral: async ({ text, blocks }, channel, user) => {
      await client.chat.postEphemeral({ channel, user, text, blocks: [...blocks], parse: 'none', link_names: false });
    },
  };
}
