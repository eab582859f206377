/** The mutations of posters: claim jobs, begin a delivery, complete a job, report a destination event. */
import { claimJobs } from '../../daily/delivery/claim.ts';
import { beginDelivery, completeDelivery, completeInput, deliveryOutcomes } from '../../daily/delivery/complete.ts';
import { completeFollowUpJob, completeFollowUpJobInput, followUpJobOutcomes } from '../../daily/delivery/follow-up-jobs.ts';
import { claimInput, claimJobsInput } from '../../daily/inputs.ts';
import { applyDestinationEvent, destinationEventInput, destinationEvents } from '../../daily/subscriptions/suspension.ts';
import { enumOf } from '../base/enums.ts';
import { afterIdCheck } from '../bots/platform.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { DeliveryRef } from './delivery.ts';
import { JobRef } from './jobs.ts';
import { SubscriptionRef } from './subscription.ts';

const OutcomeEnum = enumOf('DeliveryOutcome', 'The outcome of an attempt to post.', deliveryOutcomes);
const FollowUpJobOutcomeEnum = enumOf('FollowUpJobOutcome', 'The outcome of a correction or a notice.', followUpJobOutcomes);
const DestinationEventEnum = enumOf('DestinationEvent', 'What happened to a channel or workspace.', destinationEvents);

defineMutation('claimDailyJobs', {
  scopes: ['bot'],
  description: 'Claims jobs for the length of a lease: due posts, corrections and notices.',
  input: { schema: claimJobsInput, description: 'How many jobs the poster can take.' },
  payload: payloadWith({
    description: 'The jobs that a poster now holds.',
    field: 'jobs',
    type: [JobRef],
    fieldDescription: 'The claimed jobs, posts first; null on errors.',
  }),
  write: afterIdCheck(({ platform: id, limit, postsChanges }, { deliveryStore, graph, clock }) =>
    claimJobs(deliveryStore, { graph, now: clock.now(), platform: id, postsChanges }, limit),
  ),
});

defineMutation('beginDelivery', {
  scopes: ['bot'],
  description: 'Checks right before posting that the poster still holds the delivery.',
  input: { schema: claimInput, description: 'The delivery to be posted.' },
  payload: payloadWith({
    description: 'Whether the poster may go on.',
    field: 'leaseMs',
    type: 'Int',
    fieldDescription: "Milliseconds until the lease ends; null on errors: don't post then.",
  }),
  write: (input, { deliveryStore, clock }) => beginDelivery(deliveryStore, clock.now(), input),
});

defineMutation('completeDelivery', {
  scopes: ['bot'],
  description: 'Records the outcome of an attempt to post.',
  input: { schema: completeInput, types: { outcome: OutcomeEnum }, description: 'The delivery and its outcome.' },
  payload: payloadWith({
    description: 'The result of completing a delivery.',
    field: 'delivery',
    type: DeliveryRef,
    fieldDescription: 'The delivery as it is now; null on errors.',
  }),
  write: (input, { deliveryStore, clock }) => completeDelivery(deliveryStore, clock.now(), input),
});

defineMutation('completeFollowUpJob', {
  scopes: ['bot'],
  description: 'Records the outcome of a correction or a notice.',
  input: {
    schema: completeFollowUpJobInput,
    types: { outcome: FollowUpJobOutcomeEnum },
    description: 'The follow-up job and its outcome.',
  },
  payload: payloadWith({
    description: 'The result of completing a follow-up job.',
    field: 'id',
    type: 'ID',
    fieldDescription: 'The completed follow-up job; null on errors.',
  }),
  write: (input, { client, clock }) => completeFollowUpJob(client, clock.now(), input),
});

defineMutation('reportDestinationEvent', {
  scopes: ['bot'],
  description: 'Suspends or resumes the subscriptions of a channel or workspace.',
  input: {
    schema: destinationEventInput,
    types: { event: DestinationEventEnum },
    description: 'The channel or workspace, and what happened.',
  },
  payload: payloadWith({
    description: 'The result of reporting an event.',
    field: 'subscriptions',
    type: [SubscriptionRef],
    fieldDescription: 'The changed subscriptions; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => applyDestinationEvent(client, clock.now(), input)),
});
