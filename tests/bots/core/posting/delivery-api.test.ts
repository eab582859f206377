import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApiClient } from '../../../../bots/api/client.ts';
import { systemClock } from '../../../../bots/clock.ts';
import { createDeliveryApi } from '../../../../bots/core/posting/delivery-api.ts';
import { createDestinationReporter } from '../../../../bots/core/posting/destination-events.ts';
import { lookupToDeliveryResult, type Outcome, toDeliveryResult, toFollowUpJobResult } from '../../../../bots/core/posting/outcome.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import { sampleApps } from '../../../support/app.ts';
import { apiOf } from '../../../support/bots/bot-contexts.ts';

const fresh = sampleApps('pglite');

it('sends only values that the API accepts, for every outcome', async () => {
  const logged: { readonly msg: string; readonly code?: string }[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const query = createApiClient({ ...apiOf(await fresh()), timeoutMs: 10_000 });
  const [stopping, givingUp] = [new AbortController().signal, new AbortController().signal];
  const deliveryApi = createDeliveryApi({ platform: 'slack', query, clock: systemClock, log, stopping, givingUp });
  expect(await deliveryApi.claim(5)).toEqual([]);

  const job = { id: randomUUID(), attempt: 1 };
  expect(await deliveryApi.begin(job)).toBeUndefined();
  const kinds = ['unclear', 'forbidden', 'gone', 'archived', 'removed', 'failed'] as const;
  const outcomes: Outcome[] = [
    { kind: 'sent', messageId: '1.2' },
    { kind: 'retry', code: 'ratelimited', retryAfterMs: 1e9 },
    { kind: 'retry', code: 'ECONNREFUSED' },
    ...kinds.map((kind) => ({ kind, code: 'some_code' })),
  ];
  for (const outcome of outcomes) await deliveryApi.complete(job, toDeliveryResult(outcome));
  const unreadable = lookupToDeliveryResult({ kind: 'unreadable', code: 'missing_scope' });
  if (unreadable !== undefined) await deliveryApi.complete(job, unreadable);
  await deliveryApi.completeFollowUpJob(job, toFollowUpJobResult({ kind: 'done' }));
  await deliveryApi.completeFollowUpJob(job, toFollowUpJobResult({ kind: 'retry', code: 'x', retryAfterMs: 1e9 }));
  await deliveryApi.completeFollowUpJob(job, toFollowUpJobResult({ kind: 'failed', code: 'x' }));
  // No such delivery exists: that comes back as data, whereas an invalid value would be an error.
  expect(logged.map(({ msg }) => msg)).toEqual([
    'a delivery was lost to another process',
    ...Array.from({ length: outcomes.length + 4 }, () => 'an outcome came too late'),
  ]);

  logged.length = 0;
  const report = createDestinationReporter({ query, platform: slack, clock: systemClock, log });
  for (const signal of ['GONE', 'ARCHIVED', 'UNARCHIVED', 'REACHABLE'] as const)
    await report({ workspace: 'T1', channel: 'C1', event: signal });
  for (const signal of ['REMOVED', 'RESTORED'] as const) await report({ workspace: 'T1', event: signal });
  expect(logged.map(({ msg }) => msg)).toEqual(Array.from({ length: 6 }, () => 'destination of daily facts'));
});
