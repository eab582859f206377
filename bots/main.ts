/** Starts each platform whose tokens are set; the status of the others says how to connect them. */
import type { Logger } from 'pino';
import { type ApiClientOptions, createApiClient } from './api/client.ts';
import { type Clock, systemClock } from './clock.ts';
import { createBotContext } from './core/bot-context.ts';
import { commands } from './core/commands/index.ts';
import type { Bot, BotContext, BotStatus, Route } from './core/contract/bot.ts';
import { messagesFor } from './core/messages/index.ts';
import type { Poster, PosterOptions } from './core/posting/poster.ts';
import { type BotEnv, readBotEnv } from './env.ts';

export { type BotEnv, readBotEnv };

/** An API request that takes longer is answered with an error reply. */
const API_TIMEOUT_MS = 10_000;

export interface BotsOptions {
  readonly env: BotEnv;
  readonly log: Logger;
  /** The API's address, how it is reached (over HTTP, or inside this process), and the key that identifies the bots. */
  readonly api: Omit<ApiClientOptions, 'timeoutMs'>;
  readonly clock?: Clock;
}

export interface Bots {
  readonly routes: readonly Route[];
  readonly statuses: () => readonly (BotStatus & { readonly platform: string })[];
  readonly stop: () => Promise<void>;
}

const connectHints = {
  Slack:
    'not connected: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET; "npx lmm slack manifest" prints the app to create',
  Discord: 'not connected: set DISCORD_TOKEN to the token of a bot from the Discord developer portal',
} as const;

/** A platform whose token is set: its bot answers, its poster posts daily facts. LMM_POSTING decides which of the two run. */
interface StartedPlatform {
  readonly bot: Bot | undefined;
  readonly poster: Poster | undefined;
}

/** Resolves once every platform has tried to connect. A platform that fails says so in its status and doesn't stop the others. */
export async function startBots({ env, log, api, clock = systemClock }: BotsOptions): Promise<Bots> {
  const query = createApiClient({ ...api, timeoutMs: API_TIMEOUT_MS });
  const contextFor = (platform: 'slack' | 'discord', secret: string): BotContext =>
    createBotContext({ query, platform, secret, clock, log, playground: playgroundUrl(env) });
  const posting = { query, clock, log, messages: messagesFor(undefined) };
  const { SLACK_BOT_TOKEN: slack, DISCORD_TOKEN: discord } = env;
  const started = await Promise.all([
    {
      platform: 'Slack' as const,
      ...(slack === undefined
        ? notStarted
        : await startPlatform(
            env,
            () => startSlack(env, contextFor('slack', slack)),
            () => postInSlack(env, posting),
          )),
    },
    {
      platform: 'Discord' as const,
      ...(discord === undefined
        ? notStarted
        : await startPlatform(
            env,
            () => startDiscord(env, contextFor('discord', discord)),
            () => postInDiscord(env, posting),
          )),
    },
  ]);
  return {
    routes: started.flatMap(({ bot }) => bot?.routes ?? []),
    statuses: () =>
      started.map(({ platform, ...one }) => ({
        platform,
        ...(statusOf(one, env) ?? { connected: false, detail: connectHints[platform] }),
      })),
    stop: async () => void (await Promise.all(started.flatMap(({ bot, poster }) => [bot?.stop(), poster?.stop()]))),
  };
}

const notStarted: StartedPlatform = { bot: undefined, poster: undefined };

async function startPlatform(
  { LMM_POSTING: mode }: BotEnv,
  bot: () => Promise<Bot>,
  poster: () => Promise<Poster>,
): Promise<StartedPlatform> {
  return { bot: mode === 'only' ? undefined : await bot(), poster: mode === 'off' ? undefined : await poster() };
}

function statusOf({ bot, poster }: StartedPlatform, { LMM_POSTING: mode }: BotEnv): BotStatus | undefined {
  if (bot === undefined) return poster && { connected: true, detail: `${poster.status()}, and nothing else (LMM_POSTING=${mode})` };
  const { connected, detail } = bot.status();
  return { connected, detail: `${detail}; ${poster?.status() ?? `no daily facts (LMM_POSTING=${mode})`}` };
}

/** Answers link to their queries only if the playground has a public address. */
const playgroundUrl = ({ LMM_PUBLIC_URL }: BotEnv): string | undefined =>
  LMM_PUBLIC_URL === undefined ? undefined : `${LMM_PUBLIC_URL}/graphql`;

// Loaded on demand: each platform's client takes time and memory to load.
const startSlack = async (env: BotEnv, context: BotContext): Promise<Bot> => (await import('./slack/main.ts')).startSlack(env, context);
const startDiscord = async (env: BotEnv, context: BotContext): Promise<Bot> =>
  (await import('./discord/main.ts')).startDiscord(env, context);
const postInSlack = async (env: BotEnv, posting: PostingOptions): Promise<Poster> =>
  (await import('./slack/posting/poster.ts')).startSlackPoster(env, posting);
const postInDiscord = async (env: BotEnv, posting: PostingOptions): Promise<Poster> =>
  (await import('./discord/posting/poster.ts')).startDiscordPoster(env, posting);

type PostingOptions = Omit<PosterOptions, 'platform' | 'platformPoster' | 'batch'>;

/** The manifest of the Slack app. Without a public address the app uses Socket Mode. */
export async function slackAppManifest(url?: string): Promise<object> {
  const { slackManifest } = await import('./slack/manifest.ts');
  return slackManifest({ commands, ...(url === undefined ? {} : { url }) });
}
