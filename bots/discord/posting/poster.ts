/** Starts the poster of daily facts for Discord. */
import { type Poster, type PosterOptions, startPoster } from '../../core/posting/poster.ts';
import type { BotEnv } from '../../env.ts';
import { BATCH, createDiscordPlatformPoster } from './platform-poster.ts';

export function startDiscordPoster(env: BotEnv, options: Omit<PosterOptions, 'platform' | 'platformPoster' | 'batch'>): Poster {
  const log = options.log.child({ poster: 'discord' });
  const platformPoster = createDiscordPlatformPoster({ env, clock: options.clock, log });
  return startPoster({ ...options, log, platformPoster, platform: 'discord', batch: BATCH });
}
