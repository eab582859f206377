/** Why Slack didn't take a message, and whether a retry or a simpler message would help. */
import { webApi } from '@slack/bolt';
import { redactedMessage } from '../log.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

export interface SendFailure {
  /** Slack's error code, or what went wrong on the way; safe to log. */
  readonly reason: string;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number;
  /** Whether Slack refuses the message itself, whatever its target. */
  readonly isMessageInvalid?: boolean;
}

const INVALID_MESSAGE_CODES = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_attachments',
]);
const RATE_LIMIT_CODES = new Set(['ratelimited', 'rate_limited']);

export const isInvalidMessageCode = (code: string | undefined): boolean => code !== undefined && INVALID_MESSAGE_CODES.has(code);

export const isRateLimitCode = (code: string | undefined): boolean => code !== undefined && RATE_LIMIT_CODES.has(code);

export function toSendFailure(error: unknown): SendFailure {
  if (error instanceof WebAPIRateLimitedError) return { reason: 'ratelimited', isRetryable: true, retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) {
    const { error: reason } = error.data;
    return { reason, isRetryable: isRateLimitCode(reason), retryAfterMs: 0, isMessageInvalid: isInvalidMessageCode(reason) };
  }
  // Slack may have taken the message: after a retry it could appear twice.
  return { reason: shortReason(error), isRetryable: false, retryAfterMs: 0 };
}

/** An error of a call in a few words, safe to log. */
export function shortReason(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  return redactedMessage(error instanceof WebAPIRequestError ? error.original : error);
}
