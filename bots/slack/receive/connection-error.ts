/** Explains why connecting to Slack failed: whether a retry helps, and otherwise what the operator has to do. */
import { webApi } from '@slack/bolt';
import { classifyError, shortReason } from '../send/errors.ts';

interface ConnectionError {
  /** Slack understood the call and refused it: the same call would fail again. */
  readonly isRefused: boolean;
  readonly detail: string;
}

export type TokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const ADVICE: Readonly<Record<TokenVariable, string>> = {
  SLACK_BOT_TOKEN: 'copy the Bot User OAuth Token from OAuth & Permissions of your Slack app (reinstall the app if it is gone) and restart',
  SLACK_APP_TOKEN: 'switch on Socket Mode, make an app-level token with the scope connections:write under Basic Information, and restart',
};

export function explainConnectionError(error: unknown, secret: TokenVariable, apiUrl: string): ConnectionError {
  const reason = shortReason(error);
  return isRefusal(error)
    ? { isRefused: true, detail: `Slack refuses ${secret} (${reason}): ${ADVICE[secret]}` }
    : { isRefused: false, detail: `no connection to Slack at ${apiUrl} (${reason}): check the network and SLACK_API_URL` };
}

/** Every error code says something about the token or the app, except those that Slack answers when it is overloaded. */
function isRefusal(error: unknown): boolean {
  const { kind, code } = classifyError(error);
  return error instanceof webApi.WebAPIPlatformError && kind !== 'limited' && kind !== 'unclear' && code !== 'request_timeout';
}
