import type { PostingOptions } from '../../core/connector.ts';
import { type Poster, startPoster } from '../../core/posting/poster.ts';
import type { DiscordEnv } from '../env.ts';
import { discord } from '../platform.ts';
import { BATCH, createDiscordPlatformPoster } from './platform-poster.ts';

export function startDiscordPoster(env: DiscordEnv, options: PostingOptions): Poster {
  const log = options.log.child({ poster: discord.id });
  const platformPoster = createDiscordPlatformPoster({ env, clock: options.clock, log });
  return startPoster({ ...options, log, platformPoster, platform: discord, batch: BATCH });
}
