/** How an attempt ended on a platform, and how the API is informed: for posts, lookups and follow-up jobs. */
import { compact } from '../compact.ts';
import { isTemporary, type PlatformError, type PlatformErrorKind } from '../contract/platform-error.ts';
import { unreachable } from '../contract/reply.ts';

/** `code` is the platform's own error code, for logs and history. */
export type Outcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Certainly not posted, and worth another attempt. */
  | { readonly kind: 'retry'; readonly code: string; readonly retryAfterMs?: number }
  /** It may have been posted. */
  | { readonly kind: 'unclear'; readonly code: string; readonly retryAfterMs?: number }
  /** `failed`: the platform refused the message itself, even as plain text. */
  | { readonly kind: 'forbidden' | 'gone' | 'archived' | 'removed' | 'failed'; readonly code: string };

export type LookupResult =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  /** The bot may not read the channel. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** The lookup failed, and may succeed later. */
  | { readonly kind: 'later'; readonly code: string; readonly retryAfterMs?: number };

export type FollowUpJobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly code: string; readonly retryAfterMs?: number }
  | { readonly kind: 'failed'; readonly code: string };

/** How an attempt ends by the error of its last request; every other kind fails. */
const POST_OUTCOMES: Readonly<Partial<Record<PlatformErrorKind, Exclude<Outcome['kind'], 'sent'>>>> = {
  retry: 'retry',
  limited: 'retry',
  'token-refused': 'retry',
  undocumented: 'retry',
  unclear: 'unclear',
  'not-member': 'forbidden',
  forbidden: 'forbidden',
  gone: 'gone',
  archived: 'archived',
  removed: 'removed',
};

export function toOutcome({ kind, code, retryAfterMs }: PlatformError): Outcome {
  const outcome = POST_OUTCOMES[kind] ?? 'failed';
  return outcome === 'retry' ? { kind: outcome, code, ...compact({ retryAfterMs }) } : { kind: outcome, code };
}

export function toLookupResult(error: PlatformError): LookupResult {
  const { code, retryAfterMs } = error;
  return isTemporary(error) ? { kind: 'later', code, ...compact({ retryAfterMs }) } : { kind: 'unreadable', code };
}

/** Without an error the job is done. */
export function toFollowUpOutcome(error: PlatformError | undefined): FollowUpJobOutcome {
  if (error === undefined) return { kind: 'done' };
  const { code, retryAfterMs } = error;
  return isTemporary(error) ? { kind: 'retry', code, ...compact({ retryAfterMs }) } : { kind: 'failed', code };
}

export interface DeliveryResult {
  readonly outcome: 'SENT' | 'RETRY' | 'UNCLEAR' | 'UNCONFIRMED' | 'FORBIDDEN' | 'GONE' | 'ARCHIVED' | 'REMOVED' | 'FAILED';
  readonly messageId?: string;
  readonly reason?: string;
  readonly retryAfterMs?: number;
}

export interface FollowUpJobResult {
  readonly outcome: 'DONE' | 'RETRY' | 'FAILED';
  readonly retryAfterMs?: number;
}

export function toDeliveryResult(outcome: Outcome): DeliveryResult {
  switch (outcome.kind) {
    case 'sent':
      return { outcome: 'SENT', messageId: outcome.messageId };
    case 'retry':
      return { outcome: 'RETRY', reason: outcome.code, ...waitOf(outcome) };
    case 'unclear':
      return { outcome: 'UNCLEAR', reason: `no_answer:${outcome.code}`, ...waitOf(outcome) };
    case 'forbidden':
      return { outcome: 'FORBIDDEN', reason: `forbidden:${outcome.code}` };
    case 'gone':
      return { outcome: 'GONE', reason: `channel_gone:${outcome.code}` };
    case 'archived':
      return { outcome: 'ARCHIVED', reason: `archived:${outcome.code}` };
    case 'removed':
      return { outcome: 'REMOVED', reason: `removed:${outcome.code}` };
    case 'failed':
      return { outcome: 'FAILED', reason: `refused:${outcome.code}` };
    default:
      return unreachable(outcome);
  }
}

/** The result that a lookup decides; undefined when the message is not there, so that it has to be posted. */
export function lookupToDeliveryResult(lookup: LookupResult): DeliveryResult | undefined {
  switch (lookup.kind) {
    case 'found':
      return { outcome: 'SENT', messageId: lookup.messageId };
    case 'absent':
      return undefined;
    case 'unreadable':
      return { outcome: 'UNCONFIRMED', reason: `unreadable:${lookup.code}` };
    case 'later':
      return { outcome: 'UNCLEAR', reason: `no_answer:${lookup.code}`, ...waitOf(lookup) };
    default:
      return unreachable(lookup);
  }
}

/** The reason of a failed follow-up job is only logged. */
export const toFollowUpJobResult = (outcome: FollowUpJobOutcome): FollowUpJobResult =>
  outcome.kind === 'retry' ? { outcome: 'RETRY', ...waitOf(outcome) } : { outcome: outcome.kind === 'done' ? 'DONE' : 'FAILED' };

/** The API's maximum for `retryAfterMs`. */
const MAX_WAIT_MS = 60 * 60_000;

const waitOf = ({ retryAfterMs }: { readonly retryAfterMs?: number }) =>
  compact({ retryAfterMs: retryAfterMs === undefined ? undefined : Math.min(Math.ceil(retryAfterMs), MAX_WAIT_MS) });
