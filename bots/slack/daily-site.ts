/** Site: where a daily post or errand is done, and by what; requests there wait for their turns. */
import type { Logger } from 'pino';
import type { RateLimits } from '../core/daily/pacing.ts';
import type { CallLimits } from '../core/daily/wire.ts';
import type { Destination } from '../core/reach.ts';
import type { CallsWithin, DailyCalls } from './daily-calls.ts';
import { classifyError, type PostingError, RateLimitTimeout } from './daily-errors.ts';

export interface Tools {
  readonly rateLimits: RateLimits;
  readonly callsWithin: CallsWithin;
  readonly log: Logger;
}

export interface Site {
  readonly to: Destination;
  readonly calls: DailyCalls;
  readonly limits: CallLimits;
  readonly tools: Tools;
}

export const siteAt = (to: Destination, limits: CallLimits, tools: Tools): Site => ({
  to,
  limits,
  tools,
  calls: tools.callsWithin(limits),
});

/** A message that waits for its turn. */
export const asMessage = <T>(work: () => Promise<T>, site: Site): Promise<T> => rateLimited('turn', work, site);

/** Any other request, which waits for its turn too. */
export const asRequest = <T>(work: () => Promise<T>, site: Site): Promise<T> => rateLimited('ask', work, site);

async function rateLimited<T>(method: 'turn' | 'ask', work: () => Promise<T>, site: Site): Promise<T> {
  const { to, limits, tools } = site;
  const release = await tools.rateLimits[method](to, limits.signal, limits.timeoutMs);
  if (release === undefined) throw new RateLimitTimeout();
  try {
    return await work();
  } finally {
    release();
  }
}

/** What an error means; who is told to wait waits from now on. */
export function handleError(error: unknown, { to, tools: { rateLimits: pacing, log } }: Site): PostingError {
  const postingError = classifyError(error);
  if (postingError.retryAfterMs !== undefined) pacing.pause(to, postingError.retryAfterMs);
  if (postingError.isTokenRefused === true)
    log.error({ code: postingError.code }, 'slack refuses SLACK_BOT_TOKEN: no daily facts until it is mended');
  if (postingError.isUnknown === true) log.warn({ code: postingError.code }, 'slack answered an error that it does not document');
  return postingError;
}
