/** Starts the Slack bot: Socket Mode with SLACK_APP_TOKEN, else HTTP with SLACK_SIGNING_SECRET. */
import type { Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { isWithin } from '../clock.ts';
import type { Bot, BotContext, BotStatus, Route } from '../core/bot.ts';
import { withChannels } from '../core/reach.ts';
import type { BotEnv } from '../env.ts';
import { clientOptions, createClient, createSlackApi, identify } from './client.ts';
import { stayConnected } from './connect.ts';
import { type HttpOptions, slackRoute } from './http.ts';
import { boltLogger, redactedMessage } from './log.ts';
import { EVENTS_PATH } from './manifest.ts';
import { createChannelDirectory } from './reach.ts';
import { createReceive } from './receive.ts';
import { createSocket, type Socket } from './socket.ts';

/** Starting does not wait longer than this for Slack's first answer. */
const START_MS = 2000;
/** With the second that closing the connection may take, stopping ends within 10 s. */
const DRAIN_MS = 8000;

/** Starts the bot; never rejects because of Slack: `state` says what is wrong and what to do. */
export async function startSlack(env: BotEnv, tools: BotContext): Promise<Bot> {
  const { clock } = tools;
  const log = tools.log.child({ bot: 'slack' });
  const logger = boltLogger(log);
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const answers = new Set<Promise<void>>();
  const { state, report, first } = createReport(log);

  const client = createClient(env, logger, givingUp.signal);
  const api = createSlackApi(client);
  const receive = createReceive({
    botContext: withChannels({ ...tools, log }, createChannelDirectory(api, log)),
    botToken: env.SLACK_BOT_TOKEN ?? '',
    clientOptions: clientOptions(env, logger, givingUp.signal),
    sendDeps: { apiUrl: env.SLACK_API_URL, clock, log, signal: givingUp.signal, api },
    track: (work) => keepWhilePending(answers, work),
  });
  // No event tells that the app was installed again; that its token works does.
  const restored = (workspace: string | undefined) => {
    if (workspace !== undefined) keepWhilePending(answers, tools.reportDestination({ workspace, event: 'RESTORED' }));
  };
  const { routes, socket, way } = entranceOf(env, logger, { clock, log, receive, stopping: stopping.signal });

  const connection = stayConnected({
    apiUrl: env.SLACK_API_URL,
    identify: async () => {
      const identity = await identify(client);
      restored(identity.workspace);
      return identity;
    },
    socket,
    way,
    clock,
    stopping: stopping.signal,
    report,
  }).catch((error) => log.error({ reason: redactedMessage(error) }, 'slack connection ended'));
  await isWithin(Promise.race([first, connection]), START_MS, clock);

  const stop = once(async () => {
    stopping.abort();
    await socket?.close();
    await isWithin(Promise.allSettled([connection, ...answers]), DRAIN_MS, clock);
    givingUp.abort();
    report({ connected: false, detail: 'stopped' });
  });
  return { routes, status: state, stop };
}

/** Where deliveries come in: a socket that we open, or a route that Slack calls. */
interface Entrance {
  readonly routes: readonly Route[];
  readonly socket: Socket | undefined;
  readonly way: string;
}

function entranceOf(env: BotEnv, logger: BoltLogger, shared: Omit<HttpOptions, 'signingSecret'>): Entrance {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (appToken === undefined) {
    const route = slackRoute({ ...shared, signingSecret: signingSecret ?? '' });
    return { routes: [route], socket: undefined, way: `over HTTP at ${EVENTS_PATH}` };
  }
  const unused = signingSecret === undefined ? '' : ' (SLACK_SIGNING_SECRET is set too and not used: SLACK_APP_TOKEN comes first)';
  const socket = createSocket({ ...shared, appToken, clientOptions: clientOptions(env, logger, shared.stopping) });
  return { routes: [], socket, way: `by Socket Mode${unused}` };
}

/** Keeps the last state that was reported; `first` resolves with the first one. */
function createReport(log: Logger): { state: () => BotStatus; report: (state: BotStatus) => void; first: Promise<void> } {
  let current: BotStatus = { connected: false, detail: 'connecting to Slack' };
  let told = () => {};
  const first = new Promise<void>((resolve) => {
    told = resolve;
  });
  const report = (next: BotStatus) => {
    if (next.detail !== current.detail) log.info(next, 'slack connection');
    current = next;
    told();
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
