/** Outcome: how a message fared. Errand: how a correction or a notice fared. Found: whether a message of ours is there. */
import { unreachable } from '../contract/reply.ts';

/** `code` is the platform's own word for what happened, for people who look into it. */
export type Outcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Surely not posted, and worth another try. */
  | { readonly kind: 'retry'; readonly code: string; readonly retryAfterMs?: number }
  /** It may have been posted. */
  | { readonly kind: 'unclear'; readonly code: string; readonly retryAfterMs?: number }
  /** `failed`: the message itself was refused, in its plainest form too. */
  | { readonly kind: 'forbidden' | 'gone' | 'archived' | 'removed' | 'failed'; readonly code: string };

export type LookupResult =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  /** We may not look, now or later. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** Nobody could look just now. */
  | { readonly kind: 'later'; readonly code: string; readonly retryAfterMs?: number };

export type FollowUpJobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly code: string; readonly retryAfterMs?: number }
  | { readonly kind: 'failed'; readonly code: string };

/** What the API is told of a delivery. */
export interface DeliveryResult {
  readonly outcome: 'SENT' | 'RETRY' | 'UNCLEAR' | 'UNCONFIRMED' | 'FORBIDDEN' | 'GONE' | 'ARCHIVED' | 'REMOVED' | 'FAILED';
  readonly messageId?: string;
  readonly reason?: string;
  readonly retryAfterMs?: number;
}

/** What the API is told of a correction or a notice. */
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

/** What a look for a message settles; undefined when it is not there, so that it has to be posted. */
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

/** Why an errand failed stands in the log alone. */
export const toFollowUpJobResult = (outcome: FollowUpJobOutcome): FollowUpJobResult =>
  outcome.kind === 'retry' ? { outcome: 'RETRY', ...waitOf(outcome) } : { outcome: outcome.kind === 'done' ? 'DONE' : 'FAILED' };

/** The API takes no longer wait. */
const MAX_WAIT_MS = 60 * 60_000;

const waitOf = ({ retryAfterMs }: { readonly retryAfterMs?: number }) =>
  retryAfterMs === undefined ? {} : { retryAfterMs: Math.min(Math.ceil(retryAfterMs), MAX_WAIT_MS) };
