/** What an error of a platform's API means, in terms that all platforms share. */

export type PlatformErrorKind =
  /** Nothing was sent, and the same call may succeed later. */
  | 'retry'
  /** The same, once the platform's rate limit allows it. */
  | 'limited'
  /** No usable answer: the platform may have done what was asked. */
  | 'unclear'
  /** A code that the platform doesn't document: nothing was sent. */
  | 'undocumented'
  /** The platform rejects the bot's token, whatever the call. */
  | 'token-refused'
  /** The bot has to join the channel first. */
  | 'not-member'
  | 'forbidden'
  /** The channel, or its whole server, doesn't exist. */
  | 'gone'
  | 'archived'
  /** The workspace has removed the bot. */
  | 'removed'
  /** The message to change doesn't exist. */
  | 'message-gone'
  | 'not-editable'
  /** The interaction can no longer be answered. */
  | 'expired'
  | 'already-answered'
  /** The body of the message is invalid: a simpler one may be accepted. */
  | 'invalid-body'
  /** The message is rejected for another reason, such as a word in it: here too a simpler one may be accepted. */
  | 'rejected'
  /** The call fails every time. */
  | 'failed';

export interface PlatformError {
  /** The platform's own code, or what went wrong in the network; safe to log. */
  readonly code: string;
  readonly kind: PlatformErrorKind;
  readonly retryAfterMs?: number;
}

const TEMPORARY: ReadonlySet<PlatformErrorKind> = new Set(['retry', 'limited', 'unclear', 'token-refused']);

export const isTemporary = ({ kind }: PlatformError): boolean => TEMPORARY.has(kind);

export const isBodyRefused = ({ kind }: PlatformError): boolean => kind === 'invalid-body' || kind === 'rejected';
