/** Starts the Slack bot: Socket Mode with SLACK_APP_TOKEN, else HTTP with SLACK_SIGNING_SECRET. */
import type { Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { isWithin } from '../clock.ts';
import { withChannels } from '../core/bot-context.ts';
import type { Bot, BotContext, BotStatus, Route } from '../core/contract/bot.ts';
import type { SlackEnv } from './env.ts';
import { boltLogger, redactedMessage } from './log.ts';
import { EVENTS_PATH } from './manifest.ts';
import { slack } from './platform.ts';
import { stayConnected } from './receive/connection.ts';
import { createDispatcher } from './receive/dispatch.ts';
import { createSlackRoute, type HttpOptions } from './receive/http.ts';
import { createSocket, type Socket } from './receive/socket.ts';
import { createChannelDirectory } from './send/channels.ts';
import { clientOptions, createClient, createSlackApi, identify } from './send/client.ts';

/** Starting waits no longer than this for Slack's first answer. */
const START_TIMEOUT_MS = 2000;
/** Closing the connection may take another second, so stopping ends within 10 s. */
const DRAIN_TIMEOUT_MS = 8000;

/** Starts the bot. It never rejects because of Slack: `status` says what is wrong and what to do. */
export async function startSlack(env: SlackEnv, botContext: BotContext): Promise<Bot> {
  const { clock } = botContext;
  const log = botContext.log.child({ bot: slack.id });
  const logger = boltLogger(log);
  const stopping = new AbortController();
  const abortCalls = new AbortController();
  const pendingAnswers = new Set<Promise<void>>();
  const { status, report, firstReport } = createStatusReporter(log);

  const client = createClient(env, logger, abortCalls.signal);
  const api = createSlackApi(client);
  const receive = createDispatcher({
    botContext: withChannels({ ...botContext, log }, createChannelDirectory(api, log)),
    botToken: env.SLACK_BOT_TOKEN ?? '',
    clientOptions: clientOptions(env, logger, abortCalls.signal),
    sendDeps: { apiUrl: env.SLACK_API_URL, clock, log, signal: abortCalls.signal, api, plainWorkspaces: botContext.plainWorkspaces },
    track: (handling) => keepWhilePending(pendingAnswers, handling),
  });
  // Slack sends no event when the app is installed again: a token that works is the only sign.
  const reportRestored = (workspace: string | undefined) => {
    if (workspace !== undefined) keepWhilePending(pendingAnswers, botContext.reportDestinationEvent({ workspace, event: 'RESTORED' }));
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
  await isWithin(Promise.race([firstReport, connection]), START_TIMEOUT_MS, clock);

  const stop = once(async () => {
    stopping.abort();
    await socket?.close();
    await isWithin(Promise.allSettled([connection, ...pendingAnswers]), DRAIN_TIMEOUT_MS, clock);
    abortCalls.abort();
    report({ connected: false, detail: 'stopped' });
  });
  return { routes, status, stop };
}

/** How deliveries arrive: over a socket that the bot opens, or a route that Slack calls. */
interface Transport {
  readonly routes: readonly Route[];
  readonly socket: Socket | undefined;
  readonly description: string;
}

function createTransport(env: SlackEnv, logger: BoltLogger, shared: Omit<HttpOptions, 'signingSecret'>): Transport {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (appToken === undefined) {
    const route = createSlackRoute({ ...shared, signingSecret: signingSecret ?? '' });
    return { routes: [route], socket: undefined, description: `over HTTP at ${EVENTS_PATH}` };
  }
  const unused = signingSecret === undefined ? '' : ' (SLACK_SIGNING_SECRET is set too and not used: SLACK_APP_TOKEN comes first)';
  const socket = createSocket({ ...shared, appToken, clientOptions: clientOptions(env, logger, shared.stopping) });
  return { routes: [], socket, description: `by Socket Mode${unused}` };
}

interface StatusReporter {
  readonly status: () => BotStatus;
  readonly report: (status: BotStatus) => void;
  /** Resolves when a status has been reported for the first time. */
  readonly firstReport: Promise<void>;
}

function createStatusReporter(log: Logger): StatusReporter {
  let current: BotStatus = { connected: false, detail: 'connecting to Slack' };
  let resolveFirst = () => {};
  const firstReport = new Promise<void>((resolve) => {
    resolveFirst = resolve;
  });
  const report = (next: BotStatus) => {
    if (next.detail !== current.detail) log.info(next, 'slack connection');
    current = next;
    resolveFirst();
  };
  return { status: () => current, report, firstReport };
}

function keepWhilePending(pending: Set<Promise<void>>, task: Promise<void>): void {
  const remove = () => pending.delete(task);
  pending.add(task);
  task.then(remove, remove);
}

function once(task: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= task();
    return result;
  };
}
