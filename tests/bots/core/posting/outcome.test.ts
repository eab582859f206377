import { expect, it } from 'vitest';
import {
  type FollowUpJobOutcome,
  type LookupResult,
  lookupToDeliveryResult,
  type Outcome,
  toDeliveryResult,
  toFollowUpJobResult,
} from '../../../../bots/core/posting/outcome.ts';

it.each<[Outcome, object]>([
  [
    { kind: 'sent', messageId: '5' },
    { outcome: 'SENT', messageId: '5' },
  ],
  [
    { kind: 'retry', code: 'ratelimited', retryAfterMs: 1500.2 },
    { outcome: 'RETRY', reason: 'ratelimited', retryAfterMs: 1501 },
  ],
  [
    { kind: 'retry', code: 'ECONNREFUSED' },
    { outcome: 'RETRY', reason: 'ECONNREFUSED' },
  ],
  [
    { kind: 'unclear', code: 'http_502' },
    { outcome: 'UNCLEAR', reason: 'no_answer:http_502' },
  ],
  [
    { kind: 'forbidden', code: '50013' },
    { outcome: 'FORBIDDEN', reason: 'forbidden:50013' },
  ],
  [
    { kind: 'gone', code: 'channel_not_found' },
    { outcome: 'GONE', reason: 'channel_gone:channel_not_found' },
  ],
  [
    { kind: 'archived', code: 'is_archived' },
    { outcome: 'ARCHIVED', reason: 'archived:is_archived' },
  ],
  [
    { kind: 'removed', code: 'token_revoked' },
    { outcome: 'REMOVED', reason: 'removed:token_revoked' },
  ],
  [
    { kind: 'failed', code: '50035' },
    { outcome: 'FAILED', reason: 'refused:50035' },
  ],
])('reports %j to the API', (outcome, expected) => {
  expect(toDeliveryResult(outcome)).toEqual(expected);
});

it.each<[LookupResult, object | undefined]>([
  [
    { kind: 'found', messageId: '5' },
    { outcome: 'SENT', messageId: '5' },
  ],
  [{ kind: 'absent' }, undefined],
  [
    { kind: 'unreadable', code: 'missing_scope' },
    { outcome: 'UNCONFIRMED', reason: 'unreadable:missing_scope' },
  ],
  [
    { kind: 'later', code: 'ratelimited', retryAfterMs: 7000 },
    { outcome: 'UNCLEAR', reason: 'no_answer:ratelimited', retryAfterMs: 7000 },
  ],
])('reports a lookup that ended with %j', (lookup, expected) => {
  expect(lookupToDeliveryResult(lookup)).toEqual(expected);
});

it.each<[FollowUpJobOutcome, object]>([
  [{ kind: 'done' }, { outcome: 'DONE' }],
  [
    { kind: 'retry', code: 'ratelimited', retryAfterMs: 7_000_000 },
    { outcome: 'RETRY', retryAfterMs: 3_600_000 },
  ],
  [{ kind: 'failed', code: '50007' }, { outcome: 'FAILED' }],
])('reports a follow-up job that ended with %j', (outcome, expected) => {
  expect(toFollowUpJobResult(outcome)).toEqual(expected);
});
