import type { PostingOptions } from '../../core/connector.ts';
import { type Poster, startPoster } from '../../core/posting/poster.ts';
import type { SlackEnv } from '../env.ts';
import { slack } from '../platform.ts';
import { BATCH, createSlackPlatformPoster } from './platform-poster.ts';

export function startSlackPoster(env: SlackEnv, options: PostingOptions): Poster {
  const log = options.log.child({ poster: slack.id });
  const platformPoster = createSlackPlatformPoster({ env, clock: options.clock, log });
  return startPoster({ ...options, log, platformPoster, platform: slack, batch: BATCH });
}
