/** Failure: why Slack did not take a message, and whether it would take the same one, or a plainer one, later. */
import { webApi } from '@slack/bolt';
import { reasonOf } from './log.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

export interface Failure {
  /** Slack's word for it, or what went wrong on the way; no text of the message, no secret. */
  readonly reason: string;
  readonly again: boolean;
  readonly retryAfterMs: number;
  /** Whether Slack dislikes the message and not where it goes. */
  readonly isAboutBody?: boolean;
}

const ABOUT_BODY = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long', 'invalid_attachments']);
const PASSING = new Set(['ratelimited', 'rate_limited']);

export const isAboutBody = (code: string | undefined): boolean => code !== undefined && ABOUT_BODY.has(code);

export const isPassing = (code: string | undefined): boolean => code !== undefined && PASSING.has(code);

/** What a rejected call of the Web API means for the message that it carried. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return { reason: 'ratelimited', again: true, retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) {
    const { error: reason } = error.data;
    return { reason, again: isPassing(reason), retryAfterMs: 0, isAboutBody: isAboutBody(reason) };
  }
  // Slack may have taken the message: the same again could be there twice.
  return { reason: shortly(error), again: false, retryAfterMs: 0 };
}

/** What went wrong with a call, in a few words. */
export function shortly(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  return reasonOf(error instanceof WebAPIRequestError ? error.original : error);
}
