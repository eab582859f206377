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
import { afterIdCheck } from '../bots/platform.ts';
import { DeliveryRef } from './delivery.ts';
import { JobRef } from './jobs.ts';
import { SubscriptionRef } from './subscription.ts';

const ClaimInput = builder.inputType('ClaimDailyJobsInput', {
  description: 'How many jobs a poster can take now.',
  fields: (t) => ({
    platform: t.string({ required: true, description: 'The chat platform of the poster.' }),
    limit: t.int({ required: true, description: 'How many entries it can take, 1 to 100.' }),
  }),
});
const claimJobsInput = z.object({ platform, limit: z.int().min(1).max(100) });

const BeginInput = builder.inputType('BeginDeliveryInput', {
  description: 'A delivery about to be posted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The `id` of the claimed job.' }),
    attempt: t.int({ required: true, description: 'Number of claims when you claimed it.' }),
  }),
});

const OutcomeEnum = enumOf('DeliveryOutcome', 'The outcome of an attempt to post.', deliveryOutcomes);
const CompleteDeliveryInput = builder.inputType('CompleteDeliveryInput', {
  description: 'The outcome of an attempt to post a delivery.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The `id` of the claimed job.' }),
    attempt: t.int({ required: true, description: 'Number of claims when you claimed it.' }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: 'How the attempt ended.' }),
    messageId: t.string({ description: 'The message id on the platform; required if sent.' }),
    reason: t.string({ description: "The platform's error code, such as `50013`, up to 200 characters." }),
    retryAfterMs: t.int({
      description: 'Milliseconds until the next attempt, up to an hour; an increasing delay by default.',
    }),
  }),
});

const FollowUpJobOutcomeEnum = enumOf('FollowUpJobOutcome', 'The outcome of a correction or a notice.', followUpJobOutcomes);
const CompleteFollowUpJobInput = builder.inputType('CompleteFollowUpJobInput', {
  description: 'The outcome of a correction or a notice.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The `id` of the claimed job.' }),
    attempt: t.int({ required: true, description: 'Number of claims when you claimed it.' }),
    outcome: t.field({ type: FollowUpJobOutcomeEnum, required: true, description: 'How the attempt ended.' }),
    retryAfterMs: t.int({
      description: 'Milliseconds until the next attempt, up to an hour; an increasing delay by default.',
    }),
  }),
});

const DestinationEventEnum = enumOf('DestinationEvent', 'What happened to a channel or workspace.', destinationEvents);
const ReportDestinationEventInput = builder.inputType('ReportDestinationEventInput', {
  description: 'An event of a channel or workspace.',
  fields: (t) => ({
    platform: t.string({ required: true, description: 'The chat platform that reports it.' }),
    workspace: t.string({ required: true, description: 'The Slack team or Discord guild.' }),
    channel: t.string({ description: 'The channel concerned; the whole workspace by default.' }),
    event: t.field({ type: DestinationEventEnum, required: true, description: 'What the platform reports.' }),
  }),
});

const ClaimPayload = definePayload<readonly Job[]>('ClaimDailyJobsPayload', 'The jobs that a poster now holds.');
builder.objectField(ClaimPayload, 'jobs', (t) =>
  t.field({
    type: [JobRef],
    nullable: true,
    description: 'The claimed jobs, posts first; null on errors.',
    complexity: listComplexity,
    resolve: ({ value }) => value,
  }),
);
const BeginPayload = definePayload<number>('BeginDeliveryPayload', 'Whether the poster may go on.');
builder.objectField(BeginPayload, 'leaseMs', (t) =>
  t.int({
    nullable: true,
    description: "Milliseconds until the lease ends; null on errors: don't post then.",
    resolve: ({ value }) => value,
  }),
);
const CompleteDeliveryPayload = definePayload<DeliveryRow>('CompleteDeliveryPayload', 'The result of completing a delivery.');
builder.objectField(CompleteDeliveryPayload, 'delivery', (t) =>
  t.field({
    type: DeliveryRef,
    nullable: true,
    description: 'The delivery as it is now; null on errors.',
    resolve: ({ value }) => value,
  }),
);
const CompleteFollowUpJobPayload = definePayload<string>('CompleteFollowUpJobPayload', 'The result of completing a follow-up job.');
builder.objectField(CompleteFollowUpJobPayload, 'id', (t) =>
  t.id({ nullable: true, description: 'The completed follow-up job; null on errors.', resolve: ({ value }) => value }),
);
const ReportDestinationEventPayload = definePayload<SubscriptionRow[]>(
  'ReportDestinationEventPayload',
  'The result of reporting an event.',
);
builder.objectField(ReportDestinationEventPayload, 'subscriptions', (t) =>
  t.field({
    type: [SubscriptionRef],
    nullable: true,
    description: 'The changed subscriptions; null on errors.',
    complexity: listComplexity,
    resolve: ({ value }) => value,
  }),
);

builder.mutationFields((t) => ({
  claimDailyJobs: t.field({
    type: ClaimPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Claims jobs for the length of a lease: due posts, corrections and notices. Needs the scope `bot`.',
    args: { input: t.arg({ type: ClaimInput, required: true, description: 'How many jobs the poster can take.' }) },
    resolve: mutationResolver(
      claimJobsInput,
      afterIdCheck(({ platform: id, limit }, { deliveryStore, graph, clock }) =>
        claimJobs(deliveryStore, { graph, now: clock.now(), platform: id }, limit),
      ),
    ),
  }),
  beginDelivery: t.field({
    type: BeginPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Checks right before posting that the poster still holds the delivery. Needs the scope `bot`.',
    args: { input: t.arg({ type: BeginInput, required: true, description: 'The delivery to be posted.' }) },
    resolve: mutationResolver(claimInput, (input, { deliveryStore, clock }) => beginDelivery(deliveryStore, clock.now(), input)),
  }),
  completeDelivery: t.field({
    type: CompleteDeliveryPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Records the outcome of an attempt to post. Needs the scope `bot`.',
    args: { input: t.arg({ type: CompleteDeliveryInput, required: true, description: 'The delivery and its outcome.' }) },
    resolve: mutationResolver(completeInput, (input, { deliveryStore, clock }) => completeDelivery(deliveryStore, clock.now(), input)),
  }),
  completeFollowUpJob: t.field({
    type: CompleteFollowUpJobPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Records the outcome of a correction or a notice. Needs the scope `bot`.',
    args: { input: t.arg({ type: CompleteFollowUpJobInput, required: true, description: 'The follow-up job and its outcome.' }) },
    resolve: mutationResolver(completeFollowUpJobInput, (input, { client, clock }) => completeFollowUpJob(client, clock.now(), input)),
  }),
  reportDestinationEvent: t.field({
    type: ReportDestinationEventPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Suspends or resumes the subscriptions of a channel or workspace. Needs the scope `bot`.',
    args: {
      input: t.arg({ type: ReportDestinationEventInput, required: true, description: 'The channel or workspace, and what happened.' }),
    },
    resolve: mutationResolver(
      destinationEventInput,
      afterIdCheck((input, { client, clock }) => applyDestinationEvent(client, clock.now(), input)),
    ),
  }),
}));
