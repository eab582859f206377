/** Starts the Slack bot: Socket Mode with SLACK_APP_TOKEN, else HTTP with SLACK_SIGNING_SECRET. */
import type { Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { isWithin } from '../clock.ts';
import { withChannels } from '../core/bot-context.ts';
import type { Bot, BotContext, BotStatus, Route } from '../core/contract/bot.ts';
import type { BotEnv } from '../env.ts';
import { boltLogger, redactedMessage } from './log.ts';
import { EVENTS_PATH } from './manifest.ts';
import { stayConnected } from './receive/connection.ts';
import { createDispatcher } from './receive/dispatch.ts';
import { createSlackRoute, type HttpOptions } from './receive/http.ts';
import { createSocket, type Socket } from './receive/socket.ts';
import { createChannelDirectory } from './send/channels.ts';
import { clientOptions, createClient, createSlackApi, identify } from './send/client.ts';

/** Starting does not wait longer than this for Slack's first answer. */
const START_TIMEOUT_MS = 2000;
/** With the second that closing the connection may take, stopping ends within 10 s. */
const DRAIN_TIMEOUT_MS = 8000;

/** Starts the bot; never rejects because of Slack: `state` says what is wrong and what to do. */
export async function startSlack(env: BotEnv, tools: BotContext): Promise<Bot> {
  const { clock } = tools;
  const log = tools.log.child({ bot: 'slack' });
  const logger = boltLogger(log);
  const stopping = new AbortController();
  const abortCalls = new AbortController();
  const pendingAnswers = new Set<Promise<void>>();
  const { state, report, first } = createStatusReporter(log);

  const client = createClient(env, logger, abortCalls.signal);
  const api = createSlackApi(client);
  const receive = createDispatcher({
    botContext: withChannels({ ...tools, log }, createChannelDirectory(api, log)),
    botToken: env.SLACK_BOT_TOKEN ?? '',
    clientOptions: clientOptions(env, logger, abortCalls.signal),
    sendDeps: { apiUrl: env.SLACK_API_URL, clock, log, signal: abortCalls.signal, api },
    track: (work) => keepWhilePending(pendingAnswers, work),
  });
  // No event tells that the app was installed again; that its token works does.
  const reportRestored = (workspace: string | undefined) => {
    if (workspace !== undefined) keepWhilePending(pendingAnswers, tools.reportDestinationEvent({ workspace, event: 'RESTORED' }));
  };
  const { routes, socket, description } = createTransport(env, logger, { clock, log, receive, stopping: stopping.signal });

  const connection = stayConnected({
    apiUrl: env.SLACK_API_URL,
    identify: async () => {
      const identity = await identify(client);
      reportRestored(identity.workspace);
      return identity;
    },
    socket,
    transport: description,
    clock,
    stopping: stopping.signal,
    report,
  }).catch((error) => log.error({ reason: redactedMessage(error) }, 'slack connection ended'));
  await isWithin(Promise.race([first, connection]), START_TIMEOUT_MS, clock);

  const stop = once(async () => {
    stopping.abort();
    await socket?.close();
    await isWithin(Promise.allSettled([connection, ...pendingAnswers]), DRAIN_TIMEOUT_MS, clock);
    abortCalls.abort();
    report({ connected: false, detail: 'stopped' });
  });
  return { routes, status: state, stop };
}

/** Where deliveries come in: a socket that we open, or a route that Slack calls. */
interface Transport {
  readonly routes: readonly Route[];
  readonly socket: Socket | undefined;
  readonly description: string;
}

function createTransport(env: BotEnv, logger: BoltLogger, shared: Omit<HttpOptions, 'signingSecret'>): Transport {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (appToken === undefined) {
    const route = createSlackRoute({ ...shared, signingSecret: signingSecret ?? '' });
    return { routes: [route], socket: undefined, description: `over HTTP at ${EVENTS_PATH}` };
  }
  const unused = signingSecret === undefined ? '' : ' (SLACK_SIGNING_SECRET is set too and not used: SLACK_APP_TOKEN comes first)';
  const socket = createSocket({ ...shared, appToken, clientOptions: clientOptions(env, logger, shared.stopping) });
  return { routes: [], socket, description: `by Socket Mode${unused}` };
}

/** Keeps the last state that was reported; `first` resolves with the first one. */
function createStatusReporter(log: Logger): { state: () => BotStatus; report: (state: BotStatus) => void; first: Promise<void> } {
  let current: BotStatus = { connected: false, detail: 'connecting to Slack' };
  let resolveFirst = () => {};
  const first = new Promise<void>((resolve) => {
    resolveFirst = resolve;
  });
  const report = (next: BotStatus) => {
    if (next.detail !== current.detail) log.info(next, 'slack connection');
    current = next;
    resolveFirst();
  };
  return { state: () => current, report, first };
}

function keepWhilePending(pending: Set<Promise<void>>, work: Promise<void>): void {
  const done = () => pending.delete(work);
  pending.add(work);
  work.then(done, done);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
}
