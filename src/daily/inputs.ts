/** The inputs of bots about daily facts, parsed once at the edge. */
import { z } from 'zod';
import { opaqueId, platform, platformId, workspaceId } from '../bot-state/platform.ts';
import { nullable, oneOf, withHint } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';

/** The user, as the bot vouches for them: `isAdmin` says whether the platform lets them administer the workspace. */
export const actorInput = inputObject('The chat user who asks, as the bot reports them.', {
  platform: platform.describe('The chat platform of the user.'),
  workspace: platformId.describe('The Slack team or Discord guild.'),
  user: platformId.describe('The user id on the platform.'),
  isAdmin: z.boolean().describe('Whether they may manage the guild or are a Slack workspace admin; required for changes.'),
});

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, withHint("This isn't a time of day.", 'Write hours and minutes, from 00:00 to 23:59, such as 09:00.'))
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const days = z
  .array(z.int().min(1).max(7))
  .min(1, withHint('Without a day, nothing is posted.', 'Name at least one day, or omit the days to post every day.'))
  .transform((all) => [...new Set(all)].sort((left, right) => left - right));

const MAX_TOPICS = 25;
const topics = z.array(z.string().max(200)).max(MAX_TOPICS);
const zone = z.string().max(100);

const TIME = 'The local time, such as `09:00`.';
const ZONE = 'A time zone such as `Europe/Berlin`, or an unambiguous city.';

/** What can be scheduled; a follow isn't. */
export const scheduleKinds = { facts: 'A fact with its sources.', digest: 'What is new in the graph since the post before.' } as const;

export const addInput = inputObject('A channel, and what it gets when.', {
  actor: actorInput.describe('The chat user who asks for it.'),
  kind: oneOf(scheduleKinds)
    .nullish()
    .transform((value) => value ?? 'facts')
    .describe('What it posts; facts by default.'),
  channel: platformId.describe('The channel to post in.'),
  thread: nullable(opaqueId).describe('The thread to post in; the channel itself by default.'),
  time: time.describe(TIME),
  zone: zone.describe(ZONE),
  days: days.nullish().describe('The weekdays to post on; by default every day, and for a digest Monday.'),
  topics: topics
    .nullish()
    .transform((value) => value ?? [])
    .describe('Up to 25 topics or entities; all facts by default.'),
  pingRole: nullable(platformId).describe('The Discord role or Slack user group to ping.'),
  onlyIfFree: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false)
    .describe('Whether to refuse if another subscription posts there at that time; false by default.'),
});

const id = z.uuid(withHint("This isn't the id of a subscription.", 'Take one from "subscriptions".'));

/** Null clears an optional field. */
export const editInput = inputObject('The changes to a subscription; omitted fields stay.', {
  actor: actorInput.describe('The chat user who changes it.'),
  id: id.describe('The subscription to change.'),
  channel: platformId.nullish().describe('The new channel to post in.'),
  thread: opaqueId.nullish().describe('The new thread to post in; null for the channel itself.'),
  time: time.nullish().describe(TIME),
  zone: zone.nullish().describe(ZONE),
  days: days.nullish().describe('The new weekdays to post on.'),
  topics: topics.nullish().describe('The new topics; an empty list means all facts.'),
  pingRole: platformId.nullish().describe('The new role to ping; null for none.'),
});

const followPlace = {
  actor: inputObject('The chat user who asks, as the bot reports them.', {
    ...actorInput.shape,
    workspace: workspaceId.describe('The Slack team or Discord guild; empty if a direct message has none.'),
    isDirect: z.boolean().describe('Whether this is a direct message, where anyone may follow for themselves.'),
  }).describe('The chat user who asks for it.'),
  channel: platformId.describe('The channel or direct message to post in.'),
  thread: nullable(opaqueId).describe('The thread to post in; the channel itself by default.'),
};

export const followInput = inputObject('A channel, and a subject that it follows.', {
  ...followPlace,
  subject: z.string().trim().min(1).max(200).describe('The id or name of an entity, or of a line of models such as `Gemini`.'),
});
export type FollowInput = z.output<typeof followInput>;
export const followActorInput = followPlace.actor;

export const subscriptionInput = inputObject('A subscription and the user who acts on it.', {
  actor: actorInput.describe('The chat user who acts on it.'),
  id: id.describe('The subscription to act on.'),
});

export const claimJobsInput = inputObject('How many jobs a poster can take now.', {
  platform: platform.describe('The chat platform of the poster.'),
  limit: z.int().min(1).max(100).describe('How many entries it can take, 1 to 100.'),
  postsChanges: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false)
    .describe('Whether it can post changes, too: those of digests and follows. By default only facts.'),
});

/** A job that a poster has claimed, and the number of its claim. */
export const claimInput = inputObject('A delivery about to be posted.', {
  id: z.uuid().describe('The `id` of the claimed job.'),
  attempt: z.int().min(1).describe('Number of claims when you claimed it.'),
});

const HOUR_MS = 60 * 60_000;
export const retryAfterMs = z
  .int()
  .min(0)
  .max(HOUR_MS)
  .nullish()
  .describe('Milliseconds until the next attempt, up to an hour; an increasing delay by default.');

export type Actor = z.output<typeof actorInput>;
export type AddInput = z.output<typeof addInput>;
export type EditInput = z.output<typeof editInput>;
export type SubscriptionInput = z.output<typeof subscriptionInput>;
