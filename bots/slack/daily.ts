/** Daily posts in Slack: by the Web API alone, so that a poster needs neither a socket nor an address. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { createRateLimits } from '../core/daily/pacing.ts';
import type { PlatformPoster } from '../core/daily/wire.ts';
import type { BotEnv } from '../env.ts';
import { createCallsWithin } from './daily-calls.ts';
import { correct, sendNotice } from './daily-errand.ts';
import { find } from './daily-find.ts';
import { post } from './daily-post.ts';
import { siteAt } from './daily-site.ts';
import { boltLogger } from './log.ts';

/** What a workspace takes of all messages together in a second; a channel takes one. */
export const PER_SECOND = 4;
export const BATCH = 1;

export interface SlackPlatformPosterOptions {
  readonly env: BotEnv;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createSlackPlatformPoster({ env, clock, log }: SlackPlatformPosterOptions): PlatformPoster {
  const rateLimits = createRateLimits({
    ...{ clock, perSecond: PER_SECOND, maxInSecond: PER_SECOND },
    keysOf: ({ workspace, channel }) => ({ shared: workspace, channel: `${workspace}/${channel}` }),
  });
  const tools = { pacing: rateLimits, log, callsWithin: createCallsWithin(env, boltLogger(log)) };
  return {
    rateLimits,
    post: (wanted, limits) => post(wanted, siteAt(wanted.to, limits, tools)),
    find: ({ id, to }, since, limits) => find(id, since, siteAt(to, limits, tools)),
    correct: (correction, limits) => correct(correction, siteAt(correction.at, limits, tools)),
    notify: (notice, limits) => sendNotice(notice, siteAt({ workspace: notice.workspace, channel: notice.user }, limits, tools)),
    addressOf: ({ workspace, channel }) => `https://app.slack.com/client/${workspace}/${channel}`,
  };
}
