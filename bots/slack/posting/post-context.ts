/** The context of one post or follow-up job in Slack; its requests wait for the rate limits. */
import type { Logger } from 'pino';
import type { Destination } from '../../core/contract/channels.ts';
import type { PlatformError } from '../../core/contract/platform-error.ts';
import type { CallLimits } from '../../core/posting/platform-poster.ts';
import { type RateLimits, sendAfter } from '../../core/posting/rate-limits.ts';
import type { SlackApi } from '../send/client.ts';
import { classifyError } from '../send/errors.ts';
import type { CreateCalls } from './calls.ts';

export interface PostingDeps {
  readonly rateLimits: RateLimits;
  readonly createCallsFor: CreateCalls;
  readonly log: Logger;
}

export interface PostContext {
  readonly to: Destination;
  readonly calls: SlackApi;
  readonly limits: CallLimits;
  readonly deps: PostingDeps;
}

export const createPostContext = (to: Destination, limits: CallLimits, deps: PostingDeps): PostContext => ({
  to,
  limits,
  deps,
  calls: deps.createCallsFor(limits),
});

export const asMessage = <T>(send: () => Promise<T>, { to, limits, deps: { rateLimits } }: PostContext): Promise<T> =>
  sendAfter(rateLimits.acquireMessage(to, limits.signal, limits.timeoutMs), send);

export const asRequest = <T>(send: () => Promise<T>, { to, limits, deps: { rateLimits } }: PostContext): Promise<T> =>
  sendAfter(rateLimits.acquireRequest(to, limits.signal, limits.timeoutMs), send);

/** Where Slack does not say how long to wait. */
const SHORT_WAIT_MS = 1000;

/** Classifies an error, applies the wait that Slack asks for, and logs what an operator has to know. */
export function handleError(error: unknown, { to, deps: { rateLimits, log } }: PostContext): PlatformError {
  const classified = classifyError(error);
  const { kind, code } = classified;
  const platformError = kind === 'limited' ? { retryAfterMs: SHORT_WAIT_MS, ...classified } : classified;
  if (platformError.retryAfterMs !== undefined) rateLimits.pause(to, platformError.retryAfterMs);
  if (kind === 'token-refused') log.error({ code }, 'slack refuses SLACK_BOT_TOKEN: no daily facts until it is fixed');
  if (kind === 'undocumented') log.warn({ code }, 'slack returned an undocumented error');
  return platformError;
}
