/** The mutations of posters: claim jobs, begin a delivery, complete a job, report a destination event. */
import { claimJobs, type Job } from '../../daily/delivery/claim.ts';
import { beginDelivery, completeDelivery, completeInput, deliveryOutcomes } from '../../daily/delivery/complete.ts';
import type { DeliveryRow } from '../../daily/delivery/delivery-store.ts';
import { completeFollowUpJob, completeFollowUpJobInput, followUpJobOutcomes } from '../../daily/delivery/follow-up-jobs.ts';
import { claimInput, claimJobsInput } from '../../daily/inputs.ts';
import type { SubscriptionRow } from '../../daily/subscriptions/subscriptions.ts';
import { applyDestinationEvent, destinationEventInput, destinationEvents } from '../../daily/subscriptions/suspension.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { afterIdCheck } from '../bots/platform.ts';
import { defineInput } from '../inputs/define-input.ts';
import { DeliveryRef } from './delivery.ts';
import { JobRef } from './jobs.ts';
import { SubscriptionRef } from './subscription.ts';

const ClaimInput = defineInput('ClaimDailyJobsInput', claimJobsInput);

const BeginInput = defineInput('BeginDeliveryInput', claimInput);

const OutcomeEnum = enumOf('DeliveryOutcome', 'The outcome of an attempt to post.', deliveryOutcomes);
const CompleteDeliveryInput = defineInput('CompleteDeliveryInput', completeInput, { outcome: OutcomeEnum });

const FollowUpJobOutcomeEnum = enumOf('FollowUpJobOutcome', 'The outcome of a correction or a notice.', followUpJobOutcomes);
const CompleteFollowUpJobInput = defineInput('CompleteFollowUpJobInput', completeFollowUpJobInput, { outcome: FollowUpJobOutcomeEnum });

const DestinationEventEnum = enumOf('DestinationEvent', 'What happened to a channel or workspace.', destinationEvents);
const ReportDestinationEventInput = defineInput('ReportDestinationEventInput', destinationEventInput, { event: DestinationEventEnum });

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
