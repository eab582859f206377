import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { PayloadErrorParts } from '../../../api/payload-errors.ts';

const FollowParts = graphql(`fragment FollowParts on DailySubscription { time zoneName state reason follows { id name } }`);

export type Followed = ResultOf<typeof FollowParts>;

export const FollowedHere = graphql(
  `query FollowedHere($platform: String!, $workspace: String!, $channel: String!, $thread: String) {
    follow(platform: $platform, workspace: $workspace, channel: $channel, thread: $thread) { ...FollowParts }
  }`,
  [FollowParts],
);

export const Follow = graphql(
  `mutation Follow($input: FollowInput!) {
    follow(input: $input) { subject { id name } hasChanged subscription { ...FollowParts } errors { ...PayloadErrorParts } }
  }`,
  [FollowParts, PayloadErrorParts],
);

export const Unfollow = graphql(
  `mutation Unfollow($input: UnfollowInput!) {
    unfollow(input: $input) { subject { id name } subscription { ...FollowParts } errors { ...PayloadErrorParts } }
  }`,
  [FollowParts, PayloadErrorParts],
);
