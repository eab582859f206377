/** The platform poster for Slack: it uses the Web API alone, so that a poster needs neither a socket nor a public address. */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { PlatformPoster } from '../../core/posting/platform-poster.ts';
import { createRateLimits } from '../../core/posting/rate-limits.ts';
import type { SlackEnv } from '../env.ts';
import { boltLogger } from '../log.ts';
import { createCalls } from './calls.ts';
import { find } from './find.ts';
import { correct, sendNotice } from './follow-up-jobs.ts';
import { post } from './post.ts';
import { createPostContext } from './post-context.ts';

/** Messages per second that a workspace accepts; a channel accepts one. */
const PER_SECOND = 4;
export const BATCH = 1;

export interface SlackPlatformPosterOptions {
  readonly env: SlackEnv;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createSlackPlatformPoster({ env, clock, log }: SlackPlatformPosterOptions): PlatformPoster {
  const rateLimits = createRateLimits({
    clock,
    perSecond: PER_SECOND,
    maxInSecond: PER_SECOND,
    keysOf: ({ workspace, channel }) => ({ shared: workspace, channel: `${workspace}/${channel}` }),
  });
  const deps = { rateLimits, log, createCallsFor: createCalls(env, boltLogger(log)) };
  return {
    rateLimits,
    post: (wanted, limits) => post(wanted, createPostContext(wanted.to, limits, deps)),
    find: ({ id, to }, since, limits) => find(id, since, createPostContext(to, limits, deps)),
    correct: (correction, limits) => correct(correction, createPostContext(correction.at, limits, deps)),
    notify: (notice, limits) => sendNotice(notice, createPostContext({ workspace: notice.workspace, channel: notice.user }, limits, deps)),
  };
}
