import { graphql, type ResultOf } from '../../api/graphql.ts';
import { ChangeParts } from '../present/changes/rows.ts';
import { CitationParts } from '../present/number-sources.ts';

export const PostedFact = graphql(
  `fragment PostedFact on Fact { slug text note asOf topic about { kind slug name aliases } citations { ...CitationParts } }`,
  [CitationParts],
);

// GraphQL refuses fields of one name whose types differ between the kinds of job, so they have aliases.
export const ClaimDailyJobs = graphql(
  `mutation ClaimDailyJobs($input: ClaimDailyJobsInput!) {
    claimDailyJobs(input: $input) {
      errors { code }
      jobs {
        __typename
        id
        attempt
        subscription { id kind workspace channel thread time zoneName pingRole follows { id name } }
        ... on PostJob { date dueAt since fact { ...PostedFact } }
        ... on RecoveryJob { date dueAt since fact { ...PostedFact } sendingSince mayResend }
        ... on CorrectionJob { channel thread messageId date change: kind why: reason corrected: fact { ...PostedFact } }
        ... on NoticeJob { user notice: kind why: reason }
      }
    }
  }`,
  [PostedFact],
);

/** A message shows fewer changes than that. */
export const DeliveryChanges = graphql(`query DeliveryChanges($id: ID!) { deliveryChanges(id: $id, first: 25) { ...ChangeParts } }`, [
  ChangeParts,
]);

export const BeginDelivery = graphql(
  `mutation BeginDelivery($input: BeginDeliveryInput!) { beginDelivery(input: $input) { leaseMs errors { code } } }`,
);

export const CompleteDelivery = graphql(
  `mutation CompleteDelivery($input: CompleteDeliveryInput!) { completeDelivery(input: $input) { errors { code } } }`,
);

export const CompleteFollowUpJob = graphql(
  `mutation CompleteFollowUpJob($input: CompleteFollowUpJobInput!) { completeFollowUpJob(input: $input) { errors { code } } }`,
);

export const ReportDestinationEvent = graphql(
  `mutation ReportDestinationEvent($input: ReportDestinationEventInput!) { reportDestinationEvent(input: $input) { errors { code } } }`,
);

type ClaimedJobs = NonNullable<ResultOf<typeof ClaimDailyJobs>['claimDailyJobs']>;

export type Job = NonNullable<ClaimedJobs['jobs']>[number];
export type JobOf<Kind extends Job['__typename']> = Extract<Job, { __typename: Kind }>;
export type PostedFact = ResultOf<typeof PostedFact>;
