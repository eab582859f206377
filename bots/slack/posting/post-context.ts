/** Site: where a daily post or errand is done, and by what; requests there wait for their turns. */
import type { Logger } from 'pino';
import type { Destination } from '../../core/contract/channels.ts';
import type { CallLimits } from '../../core/posting/platform-poster.ts';
import type { RateLimits } from '../../core/posting/rate-limits.ts';
import type { CreateCalls, PostingCalls } from './calls.ts';
import { classifyError, type PostingError, RateLimitTimeout } from './errors.ts';

export interface PostingDeps {
  readonly rateLimits: RateLimits;
  readonly createCallsFor: CreateCalls;
  readonly log: Logger;
}

export interface PostContext {
  readonly to: Destination;
  readonly calls: PostingCalls;
  readonly limits: CallLimits;
  readonly deps: PostingDeps;
}

export const createPostContext = (to: Destination, limits: CallLimits, deps: PostingDeps): PostContext => ({
  to,
  limits,
  deps,
  calls: deps.createCallsFor(limits),
});

/** A message that waits for its turn. */
export const asMessage = <T>(work: () => Promise<T>, site: PostContext): Promise<T> => rateLimited('acquireMessage', work, site);

/** Any other request, which waits for its turn too. */
export const asRequest = <T>(work: () => Promise<T>, site: PostContext): Promise<T> => rateLimited('acquireRequest', work, site);

async function rateLimited<T>(method: 'acquireMessage' | 'acquireRequest', work: () => Promise<T>, site: PostContext): Promise<T> {
  const { to, limits, deps } = site;
  const release = await deps.rateLimits[method](to, limits.signal, limits.timeoutMs);
  if (release === undefined) throw new RateLimitTimeout();
  try {
    return await work();
  } finally {
    release();
  }
}

/** What an error means; who is told to wait waits from now on. */
export function handleError(error: unknown, { to, deps: { rateLimits, log } }: PostContext): PostingError {
  const postingError = classifyError(error);
  if (postingError.retryAfterMs !== undefined) rateLimits.pause(to, postingError.retryAfterMs);
  if (postingError.isTokenRefused === true)
    log.error({ code: postingError.code }, 'slack refuses SLACK_BOT_TOKEN: no daily facts until it is fixed');
  if (postingError.isUnknown === true) log.warn({ code: postingError.code }, 'slack answered an error that it does not document');
  return postingError;
}
