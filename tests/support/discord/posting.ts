/** Daily posts in a fake Discord. */
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../bots/clock.ts';
import type { Post } from '../../../bots/core/posting/platform-poster.ts';
import { createDiscordPlatformPoster } from '../../../bots/discord/posting/platform-poster.ts';
import { readBotEnv } from '../../../bots/env.ts';
import { jumpingClock } from '../daily/clock.ts';
import { factPost } from '../daily/jobs.ts';
import { type FakeOptions, startFakeDiscord } from './fake/fake-discord.ts';

export const LIMITS = { timeoutMs: 5000, signal: new AbortController().signal };

/** The real platform poster; with a clock that jumps over its waits unless another is given. */
export async function discordPosting({ clock = jumpingClock(Date.now()), ...options }: FakeOptions & { readonly clock?: Clock } = {}) {
  const discord = await startFakeDiscord(options);
  onTestFinished(discord.close);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const env = readBotEnv({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
  const platformPoster = createDiscordPlatformPoster({ env, clock, log });
  const { world } = discord;
  const to = { workspace: world.guildId, channel: world.channelId };
  const aPost = (changes: Partial<Post> = {}): Post => ({ id: 'd1', to, reply: factPost(), ...changes });
  const posts = () => discord.calls('POST', /\/messages$/);
  return { discord, world, platformPoster, clock, logged, to, aPost, posts };
}
