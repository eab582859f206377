import type { Connector } from '../core/connector.ts';
import { type DiscordEnv, discordVariables } from './env.ts';
import { discord } from './platform.ts';

export const discordConnector: Connector<DiscordEnv> = {
  platform: discord,
  variables: discordVariables,
  tokenIn: ({ DISCORD_TOKEN }) => DISCORD_TOKEN,
  setupHint: 'not connected: set DISCORD_TOKEN to the token of a bot from the Discord developer portal',
  // Loaded on demand: Discord's client takes time and memory to load.
  startBot: async (env, context) => (await import('./main.ts')).startDiscord(env, context),
  startPoster: async (env, options) => (await import('./posting/poster.ts')).startDiscordPoster(env, options),
};
