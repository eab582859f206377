import { z } from 'zod';
import { baseUrl } from '../core/env-values.ts';

export const discordVariables = z.object({
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_API_URL: baseUrl.default('https://discord.com/api'),
});

export type DiscordEnv = z.output<typeof discordVariables>;
