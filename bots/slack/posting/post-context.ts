/** The context of one post or follow-up job in Slack; its requests wait for the rate limits. */
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

/** Sends a message once the rate limits allow it. */
export const asMessage = <T>(send: () => Promise<T>, context: PostContext): Promise<T> => rateLimited('acquireMessage', send, context);

/** Makes any other request once the rate limits allow it. */
export const asRequest = <T>(send: () => Promise<T>, context: PostContext): Promise<T> => rateLimited('acquireRequest', send, context);

async function rateLimited<T>(method: 'acquireMessage' | 'acquireRequest', send: () => Promise<T>, context: PostContext): Promise<T> {
  const { to, limits, deps } = context;
  const release = await deps.rateLimits[method](to, limits.signal, limits.timeoutMs);
  if (release === undefined) throw new RateLimitTimeout();
  try {
    return await send();
  } finally {
    release();
  }
}

/** Classifies an error, applies the wait that Slack asks for, and logs what an operator has to know. */
export function handleError(error: unknown, { to, deps: { rateLimits, log } }: PostContext): PostingError {
  const postingError = classifyError(error);
  if (postingError.retryAfterMs !== undefined) rateLimits.pause(to, postingError.retryAfterMs);
  if (postingError.isTokenRefused === true)
    log.error({ code: postingError.code }, 'slack refuses SLACK_BOT_TOKEN: no daily facts until it is fixed');
  if (postingError.isUnknown === true) log.warn({ code: postingError.code }, 'slack answered an error that it does not document');
  return postingError;
}
