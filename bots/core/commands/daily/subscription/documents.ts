import { graphql, type ResultOf } from '../../../../api/graphql.ts';
import { PayloadErrorParts } from '../../../../api/payload-errors.ts';
import { ChangeParts } from '../../../present/changes/rows.ts';
import { CitationParts } from '../../../present/number-sources.ts';

const SubscriptionParts = graphql(
  `fragment SubscriptionParts on DailySubscription {
    id kind channel thread time zone zoneName days topics pingRole state reason nextSlots(count: 3) { date at }
  }`,
);

export type Subscription = ResultOf<typeof SubscriptionParts>;

export const DailyAll = graphql(
  `query DailyAll($platform: String!, $workspace: String!) {
    subscriptions(platform: $platform, workspace: $workspace) { ...SubscriptionParts }
  }`,
  [SubscriptionParts],
);

export const DailyOne = graphql(
  `query DailyOne($platform: String!, $workspace: String!, $id: ID!) {
    subscription(platform: $platform, workspace: $workspace, id: $id) { ...SubscriptionParts }
  }`,
  [SubscriptionParts],
);

export const NextFact = graphql(
  `query NextFact($platform: String!, $workspace: String!, $id: ID!) {
    subscription(platform: $platform, workspace: $workspace, id: $id) {
      preview { text note asOf about { kind slug name } citations { ...CitationParts } }
      pendingChanges(first: 12) { ...ChangeParts }
    }
  }`,
  [CitationParts, ChangeParts],
);

export const Deliveries = graphql(
  `query Deliveries($platform: String!, $workspace: String!, $id: ID!, $first: Int!) {
    subscription(platform: $platform, workspace: $workspace, id: $id) {
      history(first: $first) {
        totalCount
        nodes { date dueAt state reason since fact { text citations { ...CitationParts } } }
      }
    }
  }`,
  [CitationParts],
);

export const TimeZones = graphql(
  `query TimeZones($text: String!, $locale: String, $first: Int!) { timeZones(text: $text, locale: $locale, first: $first) { name offset } }`,
);

export const AddDaily = graphql(
  `mutation AddDaily($input: AddSubscriptionInput!) {
    addSubscription(input: $input) { subscription { ...SubscriptionParts } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);

export const EditDaily = graphql(
  `mutation EditDaily($input: EditSubscriptionInput!) {
    editSubscription(input: $input) { subscription { ...SubscriptionParts } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);

export const PauseDaily = graphql(
  `mutation PauseDaily($input: SubscriptionInput!) {
    pauseSubscription(input: $input) { subscription { ...SubscriptionParts } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);

export const ResumeDaily = graphql(
  `mutation ResumeDaily($input: SubscriptionInput!) {
    resumeSubscription(input: $input) { subscription { ...SubscriptionParts } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);

export const RemoveDaily = graphql(
  `mutation RemoveDaily($input: SubscriptionInput!) {
    removeSubscription(input: $input) { subscription { ...SubscriptionParts } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);

export const SkipSlot = graphql(
  `mutation SkipSlot($input: SubscriptionInput!) {
    skipSlot(input: $input) { subscription { ...SubscriptionParts } delivery { date dueAt } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);

export const PostNow = graphql(
  `mutation PostNow($input: SubscriptionInput!) {
    postNow(input: $input) { subscription { ...SubscriptionParts } delivery { dueAt } errors { ...PayloadErrorParts } }
  }`,
  [SubscriptionParts, PayloadErrorParts],
);
