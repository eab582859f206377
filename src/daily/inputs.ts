/** The inputs of bots about daily facts, parsed once at the edge. */
import { z } from 'zod';
import { platform, platformId } from '../bot-state/platform.ts';
import { nullable, withHint } from '../rules/fields.ts';

/** The user, as the bot vouches for them: `isAdmin` says whether the platform lets them administer the workspace. */
const actor = z.object({ platform, workspace: platformId, user: platformId, isAdmin: z.boolean() });

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, withHint('This is no time of day.', 'Write hours and minutes, from 00:00 to 23:59, such as 09:00.'))
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const days = z
  .array(z.int().min(1).max(7))
  .min(1, withHint('Without a day nothing is ever posted.', 'Name one at least, or leave the days out for every day.'))
  .transform((all) => [...new Set(all)].sort((left, right) => left - right));

const MAX_TOPICS = 25;
const topics = z.array(z.string().max(200)).max(MAX_TOPICS);
const zone = z.string().max(100);
const place = z.string().trim().min(1).max(200);

export const addInput = z.object({
  actor,
  channel: platformId,
  thread: nullable(place),
  time,
  zone,
  days: days.nullish().transform((value) => value ?? [1, 2, 3, 4, 5, 6, 7]),
  topics: topics.nullish().transform((value) => value ?? []),
  pingRole: nullable(place),
});

const id = z.uuid(withHint('This is no id of a subscription.', 'Take one from "subscriptions".'));

/** Fields that are left out stay as they are; null clears an optional one. */
export const editInput = z.object({
  actor,
  id,
  channel: platformId.nullish(),
  thread: place.nullish(),
  time: time.nullish(),
  zone: zone.nullish(),
  days: days.nullish(),
  topics: topics.nullish(),
  pingRole: place.nullish(),
});

export const subscriptionInput = z.object({ actor, id });

/** A job that a poster has claimed, and the number of its claim. */
export const claimInput = z.object({ id: z.uuid(), attempt: z.int().min(1) });

const HOUR_MS = 60 * 60_000;
export const retryAfterMs = z.int().min(0).max(HOUR_MS).nullish();

export type Actor = z.output<typeof actor>;
export type AddInput = z.output<typeof addInput>;
export type EditInput = z.output<typeof editInput>;
export type SubscriptionInput = z.output<typeof subscriptionInput>;
