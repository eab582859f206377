/** Starts each platform whose token is set; the status of the others says how to connect them. */
import type { Logger } from 'pino';
import { type ApiClientOptions, createApiClient } from './api/client.ts';
import { type Clock, isWithin, systemClock } from './clock.ts';
import { connectors as allConnectors } from './connectors.ts';
import { createBotContext } from './core/bot-context.ts';
import { commands } from './core/commands/index.ts';
import type { PlatformStarter } from './core/connector.ts';
import type { Bot, BotStatus, Route } from './core/contract/bot.ts';
import { messagesFor } from './core/messages/index.ts';
import type { Poster } from './core/posting/poster.ts';
import { type Registration, registerPlatform } from './core/register-platform.ts';
import { type BotEnv, botVariables, readBotEnv } from './env.ts';

export { type BotEnv, botVariables, readBotEnv };

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

export interface Bots {
  readonly routes: readonly Route[];
  readonly statuses: () => readonly (BotStatus & { readonly platform: string })[];
  readonly stop: () => Promise<void>;
}

/** A platform whose token is set: its bot answers, its poster posts daily facts. LMM_POSTING decides which of the two run. */
interface StartedPlatform {
  readonly bot: Bot | undefined;
  readonly poster: Poster | undefined;
  readonly registration: Registration;
}

/** Resolves once every platform has tried to connect. A platform that fails says so in its status and doesn't stop the others. */
export async function startBots(options: BotsOptions): Promise<Bots> {
  const { connectors = allConnectors, env } = options;
  const all = await Promise.all(connectors.map(async (connector) => ({ connector, started: await startPlatform(connector, options) })));
  const started = all.flatMap((each) => each.started ?? []);
  return {
    routes: started.flatMap(({ bot }) => bot?.routes ?? []),
    statuses: () => all.map((each) => ({ platform: each.connector.platform.name, ...statusOf(each, env) })),
    stop: async () => {
      for (const { registration } of started) registration.stop();
      await Promise.all(started.flatMap(({ bot, poster }) => [bot?.stop(), poster?.stop()]));
    },
  };
}

async function startPlatform(
  { platform, tokenIn, startBot, startPoster }: PlatformStarter<BotEnv>,
  { env, log, api, clock = systemClock }: BotsOptions,
): Promise<StartedPlatform | undefined> {
  const secret = tokenIn(env);
  if (secret === undefined) return undefined;
  const query = createApiClient({ ...api, timeoutMs: API_TIMEOUT_MS });
  const registration = registerPlatform({ query, platform, clock, log });
  await isWithin(registration.firstAttempt, REGISTRATION_WAIT_MS, clock);
  const mode = env.LMM_POSTING;
  const context = () => createBotContext({ query, platform, secret, clock, log, playground: playgroundUrl(env) });
  return {
    registration,
    bot: mode === 'only' ? undefined : await startBot(env, context()),
    poster: mode === 'off' ? undefined : await startPoster(env, { query, clock, log, messages: messagesFor(undefined) }),
  };
}

interface PlatformStart {
  readonly connector: PlatformStarter<BotEnv>;
  readonly started: StartedPlatform | undefined;
}

function statusOf({ connector, started }: PlatformStart, { LMM_POSTING: mode }: BotEnv): BotStatus {
  if (started === undefined) return { connected: false, detail: connector.setupHint };
  const posting = started.poster?.status() ?? `no daily facts (LMM_POSTING=${mode})`;
  if (started.bot === undefined) return { connected: true, detail: `${posting}, and nothing else (LMM_POSTING=${mode})` };
  const { connected, detail } = started.bot.status();
  return { connected, detail: `${detail}; ${posting}` };
}

/** Answers link to their queries only if the playground has a public address. */
const playgroundUrl = ({ LMM_PUBLIC_URL }: BotEnv): string | undefined =>
  LMM_PUBLIC_URL === undefined ? undefined : `${LMM_PUBLIC_URL}/graphql`;

/** The manifest of the Slack app. Without a public address the app uses Socket Mode. */
export async function slackAppManifest(url?: string): Promise<object> {
  const { slackManifest } = await import('./slack/manifest.ts');
  return slackManifest({ commands, ...(url === undefined ? {} : { url }) });
}
