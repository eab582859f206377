/** Sends messages to a response_url, which takes 5 of them within 30 minutes. */
import type { PlatformErrorKind } from '../../core/contract/platform-error.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { isRecord } from '../is-record.ts';
import { RESPONSE_URL_USES } from '../render/limits.ts';
import { fromCode, ResponseUrlError } from './errors.ts';

/** Rejects with a ResponseUrlError when Slack doesn't take the body. */
export type SendToResponseUrl = (body: object) => Promise<void>;

const SLACK_API = 'https://slack.com/api';
const TIMEOUT_MS = 10_000;

/** Answers go to Slack only: a forged address could point at a server inside the operator's network. */
export function isResponseUrl(url: string | undefined, apiUrl: string): url is string {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined) return false;
  const { origin, username, password } = parsed;
  const expected = apiUrl === SLACK_API ? 'https://hooks.slack.com' : new URL(apiUrl).origin;
  return origin === expected && username === '' && password === '';
}

/** What it needs of `fetch`. */
export type PostJson = (url: string, init: RequestInit) => Promise<Response>;

/** An address that fails permanently is not used again. */
export function createResponseUrlSender(url: string, signal: AbortSignal, send: PostJson = fetch): SendToResponseUrl {
  let remainingUses = RESPONSE_URL_USES;
  return async (body) => {
    if (remainingUses === 0) throw new ResponseUrlError({ kind: 'failed', code: 'used up' });
    remainingUses -= 1;
    try {
      await post(url, body, signal, send);
    } catch (error) {
      if (error instanceof ResponseUrlError && error.platformError.kind === 'failed') remainingUses = 0;
      throw error;
    }
  };
}

async function post(url: string, body: object, signal: AbortSignal, send: PostJson): Promise<void> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // A redirect would lead to an address that was not checked.
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  checkAccepted(response, await response.text());
}

/** Slack answers some refusals with status 200 and an error in the body. */
function checkAccepted({ ok, status, headers }: Response, body: string): void {
  const code = errorCodeIn(body);
  if (ok && code === undefined) return;
  throw new ResponseUrlError({
    code: code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}`,
    kind: kindOf(status, code),
    retryAfterMs: Number(headers.get('retry-after') ?? 0) * 1000 || 0,
  });
}

/** `failed`: the address will not work again. */
function kindOf(status: number, code: string | undefined): PlatformErrorKind {
  const kind = code === undefined ? undefined : fromCode(code).kind;
  if (kind === 'invalid-body' || kind === 'limited') return kind;
  if (status === 429) return 'limited';
  return status >= 500 ? 'unclear' : 'failed';
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
