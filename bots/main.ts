/** Starts each platform whose tokens are set; the others say how they could be connected. */
import type { Logger } from 'pino';
import { type ClientOptions, createClient } from './api/client.ts';
import { systemClock } from './clock.ts';
import { createAnswer } from './core/answer.ts';
import type { Bot, BotState, BotTools, Route } from './core/bot.ts';
import { commands } from './core/commands/index.ts';
import { type BotEnv, readBotEnv } from './env.ts';

export { type BotEnv, readBotEnv };

/** A reply may wait this long for the API before it turns into an apology. */
const API_TIMEOUT_MS = 10_000;

export interface BotsOptions {
  readonly env: BotEnv;
  readonly log: Logger;
  /** Where the API is, how it is reached (over HTTP, or inside this process), and the key by which it knows the bots. */
  readonly api: Omit<ClientOptions, 'timeoutMs'>;
}

export interface Bots {
  readonly routes: readonly Route[];
  readonly states: () => readonly (BotState & { readonly platform: string })[];
  readonly stop: () => Promise<void>;
}

const unset = {
  Slack:
    'not connected: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET; "npx lmm slack manifest" prints the app to create',
  Discord: 'not connected: set DISCORD_TOKEN to the token of a bot from the Discord developer portal',
} as const;

/** Resolves once every platform has tried to connect; a platform that fails says so in its state and does not stop the others. */
export async function startBots({ env, log, api }: BotsOptions): Promise<Bots> {
  const query = createClient({ ...api, timeoutMs: API_TIMEOUT_MS });
  const tools: BotTools = { answer: createAnswer({ query, commands, clock: systemClock, log }), commands, clock: systemClock, log };
  const started = await Promise.all([
    { platform: 'Slack' as const, bot: env.SLACK_BOT_TOKEN === undefined ? undefined : await startSlack(env, tools) },
    { platform: 'Discord' as const, bot: env.DISCORD_TOKEN === undefined ? undefined : await startDiscord(env, tools) },
  ]);
  const running = started.flatMap(({ bot }) => bot ?? []);
  return {
    routes: running.flatMap(({ routes }) => routes),
    states: () => started.map(({ platform, bot }) => ({ platform, ...(bot?.state() ?? { connected: false, detail: unset[platform] }) })),
    stop: async () => void (await Promise.all(running.map((bot) => bot.stop()))),
  };
}

// Loaded only when wanted: each platform's client takes a while and memory to load.
const startSlack = async (env: BotEnv, tools: BotTools): Promise<Bot> => (await import('./slack/main.ts')).startSlack(env, tools);
const startDiscord = async (env: BotEnv, tools: BotTools): Promise<Bot> => (await import('./discord/main.ts')).startDiscord(env, tools);

/** The manifest from which Slack makes the app; without a public address it uses Socket Mode. */
export async function slackAppManifest(url?: string): Promise<object> {
  const { slackManifest } = await import('./slack/manifest.ts');
  return slackManifest({ commands, ...(url === undefined ? {} : { url }) });
}
