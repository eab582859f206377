/** Starts the poster of daily facts for Slack. */
import { type Poster, type PosterOptions, startPoster } from '../../core/posting/poster.ts';
import type { BotEnv } from '../../env.ts';
import { BATCH, createSlackPlatformPoster } from './platform-poster.ts';

export function startSlackPoster(env: BotEnv, options: Omit<PosterOptions, 'platform' | 'platformPoster' | 'batch'>): Poster {
  const log = options.log.child({ poster: 'slack' });
  const platformPoster = createSlackPlatformPoster({ env, clock: options.clock, log });
  return startPoster({ ...options, log, platformPoster, platform: 'slack', batch: BATCH });
}
