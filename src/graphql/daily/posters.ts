/** The mutations of posters: claim jobs, begin a delivery, complete a job, report a destination event. */
import { z } from 'zod';
import { platform } from '../../bot-state/platform.ts';
import { claimJobs, type Job } from '../../daily/delivery/claim.ts';
import { beginDelivery, completeDelivery, completeInput, deliveryOutcomes } from '../../daily/delivery/complete.ts';
import type { DeliveryRow } from '../../daily/delivery/delivery-store.ts';
import { completeFollowUpJob, completeFollowUpJobInput, followUpJobOutcomes } from '../../daily/delivery/follow-up-jobs.ts';
import { claimInput } from '../../daily/inputs.ts';
import type { SubscriptionRow } from '../../daily/subscriptions/subscriptions.ts';
import { applyDestinationEvent, destinationEventInput, destinationEvents } from '../../daily/subscriptions/suspension.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { PlatformEnum } from '../bots/platform.ts';
import { DeliveryRef } from './delivery.ts';
import { JobRef } from './jobs.ts';
import { SubscriptionRef } from './subscription.ts';

const ClaimInput = builder.inputType('ClaimDailyJobsInput', {
  description: 'How much work a poster of one platform can do now.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'The chat system in which the poster posts.' }),
    limit: t.int({ required: true, description: 'The number of pieces that it can take, 1 to 100.' }),
  }),
});
const claimJobsInput = z.object({ platform, limit: z.int().min(1).max(100) });

const BeginInput = builder.inputType('BeginDeliveryInput', {
  description: 'A delivery that a poster is about to post.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The `id` of the work that was claimed.' }),
    attempt: t.int({ required: true, description: 'The number of claims when it was claimed, as the work tells it.' }),
  }),
});

const OutcomeEnum = enumOf('DeliveryOutcome', 'What came of an attempt to post.', deliveryOutcomes);
const CompleteDeliveryInput = builder.inputType('CompleteDeliveryInput', {
  description: 'What came of an attempt to post a delivery.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The `id` of the work that was claimed.' }),
    attempt: t.int({ required: true, description: 'The number of claims when it was claimed, as the work tells it.' }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: 'How the attempt ended.' }),
    messageId: t.string({ description: 'How the platform calls the message; needed when it was sent.' }),
    reason: t.string({ description: 'What the platform calls the trouble, such as `50013`, at most 200 characters.' }),
    retryAfterMs: t.int({
      description: 'Milliseconds to wait before the next attempt, at most an hour; a growing wait when it is left out.',
    }),
  }),
});

const FollowUpJobOutcomeEnum = enumOf('FollowUpJobOutcome', 'What came of a correction or a notice.', followUpJobOutcomes);
const CompleteFollowUpJobInput = builder.inputType('CompleteFollowUpJobInput', {
  description: 'What came of a correction or a notice.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The `id` of the work that was claimed.' }),
    attempt: t.int({ required: true, description: 'The number of claims when it was claimed, as the work tells it.' }),
    outcome: t.field({ type: FollowUpJobOutcomeEnum, required: true, description: 'How the attempt ended.' }),
    retryAfterMs: t.int({
      description: 'Milliseconds to wait before the next attempt, at most an hour; a growing wait when it is left out.',
    }),
  }),
});

const DestinationEventEnum = enumOf('DestinationEvent', 'What a platform tells of a place where facts are posted.', destinationEvents);
const ReportDestinationEventInput = builder.inputType('ReportDestinationEventInput', {
  description: 'What has become of a channel or of a whole workspace.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'The chat system that tells it.' }),
    workspace: t.string({ required: true, description: 'Slack team or Discord guild.' }),
    channel: t.string({ description: 'The channel that it is about; all of the workspace when it is left out.' }),
    event: t.field({ type: DestinationEventEnum, required: true, description: 'What the platform tells of it.' }),
  }),
});

const ClaimPayload = definePayload<readonly Job[]>('ClaimDailyJobsPayload', 'What a poster has to do now.');
builder.objectField(ClaimPayload, 'jobs', (t) =>
  t.field({
    type: [JobRef],
    nullable: true,
    description: 'What was claimed, posts first; null when there are errors.',
    complexity: listComplexity,
    resolve: ({ value }) => value,
  }),
);
const BeginPayload = definePayload<number>('BeginDeliveryPayload', 'Whether a poster may go on.');
builder.objectField(BeginPayload, 'leaseMs', (t) =>
  t.int({
    nullable: true,
    description: 'For how many milliseconds from now nobody else has it; null when there are errors, and then it must not be posted.',
    resolve: ({ value }) => value,
  }),
);
const CompleteDeliveryPayload = definePayload<DeliveryRow>('CompleteDeliveryPayload', 'What was written down of a delivery.');
builder.objectField(CompleteDeliveryPayload, 'delivery', (t) =>
  t.field({
    type: DeliveryRef,
    nullable: true,
    description: 'The delivery as it is now; null when there are errors.',
    resolve: ({ value }) => value,
  }),
);
const CompleteFollowUpJobPayload = definePayload<string>(
  'CompleteFollowUpJobPayload',
  'What was written down of a correction or a notice.',
);
builder.objectField(CompleteFollowUpJobPayload, 'id', (t) =>
  t.id({ nullable: true, description: 'Which errand was settled; null when there are errors.', resolve: ({ value }) => value }),
);
const ReportDestinationEventPayload = definePayload<SubscriptionRow[]>('ReportDestinationEventPayload', 'What came of a signal.');
builder.objectField(ReportDestinationEventPayload, 'subscriptions', (t) =>
  t.field({
    type: [SubscriptionRef],
    nullable: true,
    description: 'The subscriptions that it has changed; null when there are errors.',
    complexity: listComplexity,
    resolve: ({ value }) => value,
  }),
);

builder.mutationFields((t) => ({
  claimDailyJobs: t.field({
    type: ClaimPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Takes work that nobody else then does for the length of a lease: posts that are due, corrections and notices. For bots.',
    args: { input: t.arg({ type: ClaimInput, required: true, description: 'How much the poster can do.' }) },
    resolve: mutationResolver(claimJobsInput, (input, { deliveryStore, graph, clock }) =>
      claimJobs(deliveryStore, { graph, now: clock.now(), platform: input.platform }, input.limit),
    ),
  }),
  beginDelivery: t.field({
    type: BeginPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'The last word before a request to the platform: whether the poster still has the delivery, and for how long. For bots.',
    args: { input: t.arg({ type: BeginInput, required: true, description: 'What is about to be posted.' }) },
    resolve: mutationResolver(claimInput, (input, { deliveryStore, clock }) => beginDelivery(deliveryStore, clock.now(), input)),
  }),
  completeDelivery: t.field({
    type: CompleteDeliveryPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Writes down what came of an attempt to post. For bots.',
    args: { input: t.arg({ type: CompleteDeliveryInput, required: true, description: 'The delivery, and what came of it.' }) },
    resolve: mutationResolver(completeInput, (input, { deliveryStore, clock }) => completeDelivery(deliveryStore, clock.now(), input)),
  }),
  completeFollowUpJob: t.field({
    type: CompleteFollowUpJobPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Writes down what came of a correction or a notice. For bots.',
    args: { input: t.arg({ type: CompleteFollowUpJobInput, required: true, description: 'The errand, and what came of it.' }) },
    resolve: mutationResolver(completeFollowUpJobInput, (input, { client, clock }) => completeFollowUpJob(client, clock.now(), input)),
  }),
  reportDestinationEvent: t.field({
    type: ReportDestinationEventPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Suspends subscriptions whose place is gone, or resumes those whose place is back. For bots.',
    args: {
      input: t.arg({ type: ReportDestinationEventInput, required: true, description: 'The place, and what the platform tells of it.' }),
    },
    resolve: mutationResolver(destinationEventInput, (input, { client, clock }) => applyDestinationEvent(client, clock.now(), input)),
  }),
}));
