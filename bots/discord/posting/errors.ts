/** Classifies Discord's errors by what they mean for a daily post. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { classifyNetworkError } from '../../core/posting/network-errors.ts';

/**
 * `retry`: not posted, and worth another try. `limited`: the same, once the wait is over. `unclear`: it may have been posted.
 * `token`: Discord rejects the token. `missing`: the message does not exist. `fixed`: the message cannot be edited.
 * `body`: the message is refused. `failed`: so is every message like it.
 */
export type ErrorClass = 'retry' | 'limited' | 'unclear' | 'forbidden' | 'gone' | 'token' | 'missing' | 'fixed' | 'body' | 'failed';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
export const ERROR_CLASSES: ReadonlyMap<number, ErrorClass> = new Map<number, ErrorClass>([
  [10003, 'gone'], // Unknown Channel
  [10004, 'gone'], // Unknown Guild
  [10008, 'missing'], // Unknown Message
  [20016, 'retry'], // slowmode
  [20022, 'retry'], // announcements are limited
  [20028, 'retry'], // the channel's write rate
  [20029, 'retry'], // the server's write rate
  [30046, 'fixed'], // too many edits of a message older than an hour
  [40001, 'token'], // Unauthorized
  [40333, 'retry'], // rejected by a proxy in front of Discord
  [50001, 'forbidden'], // Missing Access
  [50005, 'fixed'], // a message of somebody else
  [50006, 'forbidden'], // an empty message: the embeds were dropped for want of Embed Links
  [50007, 'forbidden'], // cannot send messages to this person
  [50008, 'forbidden'], // not a text channel
  [50009, 'forbidden'], // the server's level of verification
  [50013, 'forbidden'], // Missing Permissions
  [50024, 'forbidden'], // not in a channel of this type
  [50035, 'body'], // Invalid Form Body
  [50083, 'forbidden'], // the thread is archived, and stays so
  [130000, 'retry'], // overloaded
  [200000, 'body'], // blocked by a rule of the server
  [200001, 'body'],
  [240000, 'body'], // a link is said to do harm
]);

export interface PostingError {
  readonly class: ErrorClass;
  readonly code: string;
  readonly retryAfterMs?: number;
  /** Whether the wait is for all requests of the bot, not only for those about this channel. */
  readonly isGlobal?: boolean;
}

/** Where Discord does not say how long to wait. */
const SHORT_WAIT_MS = 1000;
/** The wait after a rejected token: every further attempt counts as an invalid request. */
export const TOKEN_WAIT_MS = 60_000;

/** What a rejected request means for its message. */
export function classifyError(error: unknown): PostingError {
  if (error instanceof RateLimitError) {
    const retryAfterMs = Number.isFinite(error.retryAfter) ? Math.max(0, error.retryAfter) : SHORT_WAIT_MS;
    return { class: 'limited', code: 'rate_limited', retryAfterMs, isGlobal: error.global };
  }
  if (error instanceof DiscordAPIError) return fromCode(Number(error.code), error.status);
  if (error instanceof HTTPError) return { class: error.status >= 500 ? 'unclear' : 'retry', code: `http_${error.status}` };
  if (error instanceof RateLimitTimeout) return { class: 'retry', code: 'rate_limit_timeout' };
  const { code, isUnsent } = classifyNetworkError(error);
  return { class: isUnsent ? 'retry' : 'unclear', code };
}

/** The rate limits did not allow the request in time. */
export class RateLimitTimeout extends Error {
  override readonly name = 'RateLimitTimeout';
}

function fromCode(code: number, status: number): PostingError {
  const errorClass = status === 401 ? 'token' : (ERROR_CLASSES.get(code) ?? byStatus(status));
  const codeText = code > 0 ? String(code) : `http_${status}`;
  return errorClass === 'token'
    ? { class: errorClass, code: codeText, retryAfterMs: TOKEN_WAIT_MS, isGlobal: true }
    : { class: errorClass, code: codeText };
}

/** For codes that are not in the table: Discord has refused, so nothing was posted. */
function byStatus(status: number): ErrorClass {
  if (status === 403) return 'forbidden';
  return status === 400 ? 'body' : 'failed';
}
