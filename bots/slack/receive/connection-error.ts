/** Explains why connecting to Slack failed: whether a retry helps, and otherwise what the operator has to do. */
import { webApi } from '@slack/bolt';
import { shortReason } from '../send/send-failure.ts';

const { WebAPIPlatformError, WebAPIRateLimitedError } = webApi;

interface ConnectionError {
  /** Slack understood the call and refused it: the same call would fail again. */
  readonly isRefused: boolean;
  readonly detail: string;
  readonly retryAfterMs: number;
}

/** The variables whose tokens Slack may refuse. */
export type TokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const TRANSIENT_CODES = new Set(['fatal_error', 'internal_error', 'ratelimited', 'rate_limited', 'request_timeout', 'service_unavailable']);

const ADVICE: Readonly<Record<TokenVariable, string>> = {
  SLACK_BOT_TOKEN: 'copy the Bot User OAuth Token from OAuth & Permissions of your Slack app (reinstall the app if it is gone) and restart',
  SLACK_APP_TOKEN: 'switch on Socket Mode, make an app-level token with the scope connections:write under Basic Information, and restart',
};

/** Explains an error of a call that used the token in the variable `secret`. */
export function explainConnectionError(error: unknown, secret: TokenVariable, apiUrl: string): ConnectionError {
  if (error instanceof WebAPIPlatformError && !TRANSIENT_CODES.has(error.data.error)) {
    return { isRefused: true, detail: `Slack refuses ${secret} (${error.data.error}): ${ADVICE[secret]}`, retryAfterMs: 0 };
  }
  return {
    isRefused: false,
    detail: `no connection to Slack at ${apiUrl} (${shortReason(error)}): check the network and SLACK_API_URL`,
    retryAfterMs: error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0,
  };
}
