/** Starts each platform whose token is set; the status of the others says how to connect them. */
import type { Logger } from 'pino';
import { type ApiClientOptions, type ApiFetch, createApiClient } from './api/client.ts';
import { type Clock, isWithin, systemClock } from './clock.ts';
import { connectors as allConnectors } from './connectors.ts';
import { createBotContext } from './core/bot-context.ts';
import { commands } from './core/commands/index.ts';
import type { PlatformStarter } from './core/connector.ts';
import type { Bot, BotStatus, Route } from './core/contract/bot.ts';
import { messagesFor } from './core/messages/index.ts';
import type { Poster } from './core/posting/poster.ts';
import { registerPlatform } from './core/register-platform.ts';
import { createOpenTokens } from './core/state/open-tokens.ts';
import { type BotEnv, botVariables, readBotEnv } from './env.ts';
import { createSimulator, type Simulator } from './simulator/routes.ts';
import type { simulate as Simulate } from './simulator/simulate.ts';
import { createSupervisor, type Supervised, type Supervisor } from './supervisor.ts';

export { type BotEnv, botVariables, createSimulator, readBotEnv, type Simulator };

/** An API request that takes longer is answered with an error reply. */
const API_TIMEOUT_MS = 10_000;
/** Long enough for an API that runs; one that doesn't must not delay the start of the other parts. */
const REGISTRATION_WAIT_MS = 1500;

export interface BotsOptions {
  readonly env: BotEnv;
  readonly log: Logger;
  /** The API's address, how it is reached (over HTTP, or inside this process), and the key that identifies the bots. */
  readonly api: Omit<ApiClientOptions, 'timeoutMs'>;
  readonly clock?: Clock;
  /** The platforms; all of ours by default. */
  readonly connectors?: readonly PlatformStarter<BotEnv>[];
}

export interface PlatformStatus extends BotStatus {
  /** The platform's name. */
  readonly platform: string;
  /** Whether its token is set. */
  readonly configured: boolean;
}

export interface Bots {
  readonly routes: readonly Route[];
  readonly statuses: () => readonly PlatformStatus[];
  /** The platforms that failed lately, each as a line. */
  readonly failures: () => readonly string[];
  /** Takes an uncaught error of a platform, which is then started again; false for an error of anything else. */
  readonly recover: (error: unknown) => boolean;
  readonly stop: () => Promise<void>;
}

/** A platform whose token is set: its bot answers, its poster posts daily facts. LMM_POSTING decides which of the two run. */
interface StartedPlatform {
  readonly bot: Bot | undefined;
  readonly poster: Poster | undefined;
  readonly stop: () => Promise<void>;
}

/** Resolves once every platform has tried to connect. A platform that fails says so in its status and doesn't stop the others. */
export async function startBots(options: BotsOptions): Promise<Bots> {
  const { connectors = allConnectors, env, log, clock = systemClock } = options;
  const supervisor = createSupervisor({ clock, log });
  const all = await Promise.all(connectors.map((connector) => supervisePlatform(connector, supervisor, options)));
  const started = all.flatMap((each) => each.supervised ?? []);
  return {
    routes: started.flatMap(routesOf),
    statuses: () =>
      all.map((each) => ({
        platform: each.connector.platform.name,
        configured: each.supervised !== undefined,
        ...statusOf(each, env),
      })),
    failures: () =>
      all.flatMap(({ connector, supervised }) => {
        const failure = supervised?.failure();
        return failure === undefined ? [] : [`${connector.platform.name}: ${failure.detail}`];
      }),
    recover: supervisor.recover,
    stop: async () => void (await Promise.all(started.map((each) => each.stop()))),
  };
}

interface PlatformStart {
  readonly connector: PlatformStarter<BotEnv>;
  /** Undefined without a token. */
  readonly supervised: Supervised<StartedPlatform> | undefined;
}

async function supervisePlatform(connector: PlatformStarter<BotEnv>, supervisor: Supervisor, options: BotsOptions): Promise<PlatformStart> {
  const secret = connector.tokenIn(options.env);
  if (secret === undefined) return { connector, supervised: undefined };
  const { fetch } = options.api;
  // In one process the API answers in the same call, and its errors aren't those of the platform.
  const api = { ...options.api, fetch: ((...request) => supervisor.outside(() => fetch(...request))) satisfies ApiFetch };
  const supervised = await supervisor.start(connector.platform.id, () => startPlatform(connector, secret, { ...options, api }));
  return { connector, supervised };
}

async function startPlatform(
  { platform, startBot, startPoster }: PlatformStarter<BotEnv>,
  secret: string,
  { env, log, api, clock = systemClock }: BotsOptions,
): Promise<StartedPlatform> {
  const query = createApiClient({ ...api, timeoutMs: API_TIMEOUT_MS });
  const registration = registerPlatform({ query, platform, clock, log });
  await isWithin(registration.firstAttempt, REGISTRATION_WAIT_MS, clock);
  const mode = env.LMM_POSTING;
  const context = () =>
    createBotContext({
      ...{ query, platform, secret, clock, log, playground: playgroundUrl(env), publicUrl: env.LMM_PUBLIC_URL },
      welcomes: env.LMM_WELCOME === 'on',
    });
  const bot = mode === 'only' ? undefined : await startBot(env, context());
  const poster =
    mode === 'off'
      ? undefined
      : await startPoster(env, { query, clock, log, messages: messagesFor(undefined), openTokens: createOpenTokens(secret) });
  const stop = async () => {
    registration.stop();
    await Promise.all([bot?.stop(), poster?.stop()]);
  };
  return { bot, poster, stop };
}

/** The routes are mounted once, and lead to the bot that runs at that moment. */
function routesOf({ current, run }: Supervised<StartedPlatform>): Route[] {
  const routes = current()?.bot?.routes ?? [];
  return routes.map(({ method, path }) => ({
    method,
    path,
    handle: (request, response) => {
      const route = current()?.bot?.routes.find((each) => each.method === method && each.path === path);
      if (route === undefined) response.writeHead(503).end();
      else run(() => route.handle(request, response));
    },
  }));
}

function statusOf({ connector, supervised }: PlatformStart, { LMM_POSTING: mode }: BotEnv): BotStatus {
  if (supervised === undefined) return { connected: false, detail: connector.setupHint };
  const started = supervised.current();
  if (started === undefined) return { connected: false, detail: supervised.failure()?.detail ?? 'stopped' };
  const posting = started.poster?.status() ?? `no daily facts (LMM_POSTING=${mode})`;
  if (started.bot === undefined) return { connected: true, detail: `${posting}, and nothing else (LMM_POSTING=${mode})` };
  const { connected, detail } = started.bot.status();
  // Without a connection nobody can tell whether posts get through.
  return { connected, detail: connected ? `${detail}; ${posting}` : detail };
}

/** Answers link to their queries only if the playground has a public address. */
const playgroundUrl = ({ LMM_PUBLIC_URL }: BotEnv): string | undefined =>
  LMM_PUBLIC_URL === undefined ? undefined : `${LMM_PUBLIC_URL}/graphql`;

/** What the bot of a platform sends for one message, without a connection to it. */
export const simulateBot = async (...message: Parameters<typeof Simulate>) =>
  (await import('./simulator/simulate.ts')).simulate(...message);

/** The manifest of the Slack app. Without a public address the app uses Socket Mode; `agent` adds an entry in Slack's top bar. */
export async function slackAppManifest({ url, agent = false }: { readonly url?: string; readonly agent?: boolean }): Promise<object> {
  const { slackManifest } = await import('./slack/manifest.ts');
  return slackManifest({ commands, agent, ...(url === undefined ? {} : { url }) });
}
