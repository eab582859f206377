/** Starts the Slack bot: Socket Mode with SLACK_APP_TOKEN, else HTTP with SLACK_SIGNING_SECRET. */
import type { Logger } from 'pino';
import type { Bot, BotState, BotTools } from '../core/bot.ts';
import type { BotEnv } from '../env.ts';
import { clientOptions, createClient, identify, postEphemeral } from './client.ts';
import { stayConnected } from './connect.ts';
import { slackRoute } from './http.ts';
import { boltLogger, reasonOf } from './log.ts';
import { EVENTS_PATH } from './manifest.ts';
import { createReceive } from './receive.ts';
import { createSocket } from './socket.ts';
import { isWithin } from './wait.ts';

/** Starting does not wait longer than this for Slack's first answer. */
const START_MS = 2000;
/** With the second that closing the connection may take, stopping ends within 10 s. */
const DRAIN_MS = 8000;

/** Starts the bot; never rejects because of Slack: `state` says what is wrong and what to do. */
export async function startSlack(env: BotEnv, tools: BotTools): Promise<Bot> {
  const { clock } = tools;
  const log = tools.log.child({ bot: 'slack' });
  const logger = boltLogger(log);
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const answers = new Set<Promise<void>>();
  const { state, report, first } = createReport(log);

  const client = createClient(env, logger, givingUp.signal);
  const receive = createReceive({
    tools: { ...tools, log },
    botToken: env.SLACK_BOT_TOKEN ?? '',
    clientOptions: clientOptions(env, logger, givingUp.signal),
    delivery: {
      apiUrl: env.SLACK_API_URL,
      clock,
      log,
      signal: givingUp.signal,
      postEphemeral: (message, channel, user) => postEphemeral(client, message, channel, user),
    },
    track: (answer) => keepWhilePending(answers, answer),
  });
  const way = wayOf(env);
  const shared = { clock, log, receive, stopping: stopping.signal };
  const routes = way.appToken === undefined ? [slackRoute({ ...shared, signingSecret: way.signingSecret })] : [];
  const socket =
    way.appToken === undefined
      ? undefined
      : createSocket({ ...shared, appToken: way.appToken, clientOptions: clientOptions(env, logger, stopping.signal) });

  const connection = stayConnected({
    apiUrl: env.SLACK_API_URL,
    identify: () => identify(client),
    socket,
    way: way.detail,
    clock,
    stopping: stopping.signal,
    report,
  }).catch((error) => log.error({ reason: reasonOf(error) }, 'slack connection ended'));
  await isWithin(Promise.race([first, connection]), START_MS, clock);

  const stop = once(async () => {
    stopping.abort();
    await socket?.close();
    await isWithin(Promise.allSettled([connection, ...answers]), DRAIN_MS, clock);
    givingUp.abort();
    report({ connected: false, detail: 'stopped' });
  });
  return { routes, state, stop };
}

interface Way {
  readonly appToken: string | undefined;
  readonly signingSecret: string;
  readonly detail: string;
}

function wayOf({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }: BotEnv): Way {
  if (appToken === undefined) return { appToken, signingSecret: signingSecret ?? '', detail: `over HTTP at ${EVENTS_PATH}` };
  const unused = signingSecret === undefined ? '' : ' (SLACK_SIGNING_SECRET is set too and not used: SLACK_APP_TOKEN comes first)';
  return { appToken, signingSecret: '', detail: `by Socket Mode${unused}` };
}

/** Keeps the last state that was reported; `first` resolves with the first one. */
function createReport(log: Logger): { state: () => BotState; report: (state: BotState) => void; first: Promise<void> } {
  let current: BotState = { connected: false, detail: 'connecting to Slack' };
  let told = () => {};
  const first = new Promise<void>((resolve) => {
    told = resolve;
  });
  const report = (next: BotState) => {
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
