/** Classifies the errors of Discord's API, and reduces them to log fields that contain no tokens. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { PlatformError, PlatformErrorKind } from '../../core/contract/platform-error.ts';
import { classifyRequestError } from '../../core/request-errors.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
export const ERROR_KINDS: ReadonlyMap<number, PlatformErrorKind> = new Map<number, PlatformErrorKind>([
  [10003, 'gone'], // Unknown Channel
  [10004, 'gone'], // Unknown Guild
  [10008, 'message-gone'], // Unknown Message
  [10015, 'expired'], // Unknown Webhook
  [10062, 'expired'], // Unknown Interaction
  [20016, 'retry'], // slowmode
  [20022, 'retry'], // announcements are limited
  [20028, 'retry'], // the channel's write rate
  [20029, 'retry'], // the server's write rate
  [30046, 'not-editable'], // too many edits of a message older than an hour
  [40001, 'token-refused'], // Unauthorized
  [40060, 'already-answered'], // Interaction has already been acknowledged
  [40333, 'retry'], // rejected by a proxy in front of Discord
  [50001, 'forbidden'], // Missing Access
  [50005, 'not-editable'], // a message of another user
  [50006, 'forbidden'], // an empty message: the embeds were dropped for want of Embed Links
  [50007, 'forbidden'], // cannot send messages to this person
  [50008, 'forbidden'], // not a text channel
  [50009, 'forbidden'], // the server's level of verification
  [50013, 'forbidden'], // Missing Permissions
  [50024, 'forbidden'], // not in a channel of this type
  [50027, 'expired'], // Invalid Webhook Token: the interaction's
  [50035, 'invalid-body'], // Invalid Form Body
  [50083, 'forbidden'], // the thread is archived, and stays so
  [130000, 'retry'], // overloaded
  [160002, 'forbidden'], // cannot reply without Read Message History
  [200000, 'rejected'], // blocked by a rule of the server
  [200001, 'rejected'],
  [240000, 'rejected'], // a link is said to do harm
]);

/** Where Discord does not say how long to wait. */
const SHORT_WAIT_MS = 1000;
/** The wait after a rejected token: every further attempt counts as an invalid request. */
const TOKEN_WAIT_MS = 60_000;

export function classifyError(error: unknown): PlatformError {
  if (error instanceof RateLimitError) {
    const retryAfterMs = Number.isFinite(error.retryAfter) ? Math.max(0, error.retryAfter) : SHORT_WAIT_MS;
    return { kind: 'limited', code: 'rate_limited', retryAfterMs };
  }
  if (error instanceof DiscordAPIError) return fromCode(Number(error.code), error.status);
  if (error instanceof HTTPError) return { kind: error.status >= 500 ? 'unclear' : 'retry', code: `http_${error.status}` };
  return classifyRequestError(error);
}

function fromCode(number: number, status: number): PlatformError {
  const kind = ERROR_KINDS.get(number) ?? byStatus(status);
  const code = number > 0 ? String(number) : `http_${status}`;
  return kind === 'token-refused' ? { kind, code, retryAfterMs: TOKEN_WAIT_MS } : { kind, code };
}

/** For codes that are not in the table: Discord has refused, so nothing was posted. */
function byStatus(status: number): PlatformErrorKind {
  if (status === 401) return 'token-refused';
  if (status === 403) return 'forbidden';
  return status === 400 ? 'rejected' : 'failed';
}

export const hasCode = (error: unknown, code: number): boolean => error instanceof DiscordAPIError && error.code === code;

export const isExpired = (error: unknown): boolean => classifyError(error).kind === 'expired';

/** How a request to the bot ended, for the log: the kind of error that Discord answered, or `failed`. */
export const failureOutcome = (error: unknown): string => (error instanceof DiscordAPIError ? classifyError(error).kind : 'failed');

/** The fields of an error that are safe to log: discord.js errors also contain URLs with tokens, and whole bodies. */
export function logFields(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) return { code: error.code, status: error.status, method: error.method, reason: error.message };
  if (error instanceof HTTPError) return { status: error.status, method: error.method, reason: error.message };
  if (error instanceof RateLimitError) return { status: 429, method: error.method, reason: 'rate limited' };
  return { reason: shortReason(error) };
}

/** A short reason for people: the network error code if there is one, otherwise the message. */
export function shortReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : error.message || error.name;
}
