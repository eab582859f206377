/** Sends messages to a response_url, which takes 5 of them within 30 minutes. */
import { isRecord } from './check.ts';
import { type Failure, isAboutBody, isPassing } from './failure.ts';
import { RESPONSE_URL_USES } from './limits.ts';
import { reasonOf } from './log.ts';

/** Resolves with why a body was not taken; undefined when it was. */
export type Respond = (body: object) => Promise<Failure | undefined>;

const SLACK_API = 'https://slack.com/api';
const TIMEOUT_MS = 10_000;

/** Only Slack may be told our answers: a forged address could point at a server inside the operator's network. */
export function isResponseUrl(url: string | undefined, apiUrl: string): url is string {
  if (url === undefined || !URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  const expected = apiUrl === SLACK_API ? 'https://hooks.slack.com' : new URL(apiUrl).origin;
  return origin === expected && username === '' && password === '';
}

/** Makes the function that sends; once the address fails for good it is not used again. */
export function createRespond(url: string, signal: AbortSignal): Respond {
  let usesLeft = RESPONSE_URL_USES;
  return async (body) => {
    if (usesLeft === 0) return { reason: 'used up', again: false, retryAfterMs: 0 };
    usesLeft -= 1;
    const failure = await post(url, body, signal);
    if (failure !== undefined && !failure.again && failure.isAboutBody !== true) usesLeft = 0;
    return failure;
  };
}

async function post(url: string, body: object, signal: AbortSignal): Promise<Failure | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A redirect would lead to an address that nobody checked.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return readFailure(response, await response.text());
  } catch (error) {
    return { reason: reasonOf(error), again: !signal.aborted, retryAfterMs: 0 };
  }
}

/** Some refusals come with status 200 and say so in the body alone. */
function readFailure({ ok, status, headers }: Response, body: string): Failure | undefined {
  const code = errorIn(body);
  if (ok && code === undefined) return undefined;
  return {
    reason: code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}`,
    again: status === 429 || status >= 500 || isPassing(code),
    retryAfterMs: Number(headers.get('retry-after') ?? 0) * 1000 || 0,
    isAboutBody: isAboutBody(code),
  };
}

function errorIn(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    return isRecord(answer) && answer['ok'] === false ? String(answer['error']) : undefined;
  } catch {
    // "ok" is all that Slack says when it takes a message; other texts go with a status.
    return undefined;
  }
}
