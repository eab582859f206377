/** Sends messages to a response_url, which takes 5 of them within 30 minutes. */

import { isRecord } from '../is-record.ts';
import { redactedMessage } from '../log.ts';
import { RESPONSE_URL_USES } from '../render/limits.ts';
import { isInvalidMessageCode, isRateLimitCode, type SendFailure } from './send-failure.ts';

/** Resolves with why Slack didn't take the body; undefined when it did. */
export type SendToResponseUrl = (body: object) => Promise<SendFailure | undefined>;

const SLACK_API = 'https://slack.com/api';
const TIMEOUT_MS = 10_000;

/** Answers go to Slack only: a forged address could point at a server inside the operator's network. */
export function isResponseUrl(url: string | undefined, apiUrl: string): url is string {
  if (url === undefined || !URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  const expected = apiUrl === SLACK_API ? 'https://hooks.slack.com' : new URL(apiUrl).origin;
  return origin === expected && username === '' && password === '';
}

/** An address that fails permanently is not used again. */
export function createResponseUrlSender(url: string, signal: AbortSignal): SendToResponseUrl {
  let remainingUses = RESPONSE_URL_USES;
  return async (body) => {
    if (remainingUses === 0) return { reason: 'used up', isRetryable: false, retryAfterMs: 0 };
    remainingUses -= 1;
    const failure = await post(url, body, signal);
    if (failure !== undefined && !failure.isRetryable && failure.isMessageInvalid !== true) remainingUses = 0;
    return failure;
  };
}

async function post(url: string, body: object, signal: AbortSignal): Promise<SendFailure | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A redirect would lead to an address that was not checked.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return readFailure(response, await response.text());
  } catch (error) {
    return { reason: redactedMessage(error), isRetryable: !signal.aborted, retryAfterMs: 0 };
  }
}

/** Slack answers some refusals with status 200 and an error in the body. */
function readFailure({ ok, status, headers }: Response, body: string): SendFailure | undefined {
  const code = errorCodeIn(body);
  if (ok && code === undefined) return undefined;
  return {
    reason: code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}`,
    isRetryable: status === 429 || status >= 500 || isRateLimitCode(code),
    retryAfterMs: Number(headers.get('retry-after') ?? 0) * 1000 || 0,
    isMessageInvalid: isInvalidMessageCode(code),
  };
}

function errorCodeIn(body: string): string | undefined {
  try {
    const response: unknown = JSON.parse(body);
    return isRecord(response) && response['ok'] === false ? String(response['error']) : undefined;
  } catch {
    // The body is the text "ok" when Slack takes a message; other texts come with an error status.
    return undefined;
  }
}
