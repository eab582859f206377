/** What a poster asks of the API: work, the right to begin it, and to note how it went. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { CitationParts } from '../sources.ts';

const PostedFact = graphql(`fragment PostedFact on Fact { text note asOf citations { ...CitationParts } }`, [CitationParts]);

// Fields of one name that differ in type between the kinds of work have names of their own.
export const ClaimDailyJobs = graphql(
  `mutation ClaimDailyWork($input: ClaimDailyWorkInput!) {
    claimDailyWork(input: $input) {
      revision
      errors { code message }
      work {
        __typename
        id
        attempt
        subscription { id workspace channel thread time zoneName pingRole }
        ... on PostWork { fact { ...PostedFact } }
        ... on RecoverWork { fact { ...PostedFact } sendingSince mayResend }
        ... on CorrectWork { channel thread messageId change: kind why: reason corrected: fact { ...PostedFact } }
        ... on NoticeWork { user notice: kind why: reason }
      }
    }
  }`,
  [PostedFact],
);

export const BeginDelivery = graphql(
  `mutation BeginDelivery($input: BeginDeliveryInput!) { beginDelivery(input: $input) { leaseMs errors { code message } } }`,
);

export const CompleteDelivery = graphql(
  `mutation SettleDelivery($input: SettleDeliveryInput!) { settleDelivery(input: $input) { errors { code message } } }`,
);

export const CompleteFollowUpJob = graphql(
  `mutation SettleErrand($input: SettleErrandInput!) { settleErrand(input: $input) { errors { code message } } }`,
);

export const ReportDestinationEvent = graphql(
  `mutation ReportDestination($input: ReportDestinationInput!) { reportDestination(input: $input) { errors { code message } } }`,
);

type ClaimedJobs = NonNullable<ResultOf<typeof ClaimDailyJobs>['claimDailyWork']>;

/** One thing to do, as the API hands it out. */
export type Job = NonNullable<ClaimedJobs['work']>[number];
export type JobOf<Kind extends Job['__typename']> = Extract<Job, { __typename: Kind }>;
export type PostedFact = ResultOf<typeof PostedFact>;
