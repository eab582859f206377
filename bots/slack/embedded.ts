/** The Slack bot inside this process: deliveries come by a call, and what it sends to Slack goes to a function. */
import { webApi } from '@slack/bolt';
import { withChannels } from '../core/bot-context.ts';
import type { BotContext } from '../core/contract/bot.ts';
import { boltLogger } from './log.ts';
import { createDispatcher } from './receive/dispatch.ts';
import { createChannelDirectory } from './send/channels.ts';
import { clientOptions, createSlackApi } from './send/client.ts';
import type { PostJson } from './send/response-url.ts';

const API_URL = 'https://slack.com/api';
const TOKEN = 'xoxb-embedded';

/** Delivers a payload as Slack sends it; resolves with the bot's acknowledgement once everything was handled. */
export type DeliverToSlack = (body: unknown) => Promise<unknown>;

/** `fetch` is Slack: it answers calls of the Web API and of response_urls. */
export function embedSlack(context: BotContext, fetch: PostJson): DeliverToSlack {
  const { clock, log, plainWorkspaces } = context;
  const { signal } = new AbortController();
  const options = { ...clientOptions({ SLACK_API_URL: API_URL }, boltLogger(log), signal), fetch: fetch as typeof globalThis.fetch };
  const api = createSlackApi(new webApi.WebClient(TOKEN, options));
  const receive = createDispatcher({
    botContext: withChannels(context, createChannelDirectory(api, log)),
    ...{ botToken: TOKEN, clientOptions: options },
    sendDeps: { apiUrl: API_URL, clock, log, signal, api, plainWorkspaces, postJson: fetch },
    // The caller waits for each delivery by itself.
    track: () => {},
  });
  return async (body) => {
    let acknowledged: unknown;
    const ack = async (answer?: unknown) => {
      acknowledged = answer;
    };
    await receive({ body, ack });
    return acknowledged;
  };
}
