/** The states of subscriptions and deliveries with their reasons, and who may change a subscription. */
import { Forbidden } from '../errors.ts';
import type { Actor } from './inputs.ts';

export const subscriptionKinds = {
  facts: 'It posts a fact with its sources.',
  digest: 'It posts what is new in the graph.',
  follow: 'It posts what is new about the subjects that its channel follows.',
} as const;
export type SubscriptionKind = keyof typeof subscriptionKinds;

export const subscriptionStates = {
  active: 'It posts when its slots are due.',
  paused: 'A user paused it; its slots are skipped.',
  suspended: "Posting isn't possible for now; its slots are skipped.",
  removed: 'A user removed it; its history is kept.',
} as const;
export type SubscriptionState = keyof typeof subscriptionStates;

export const deliveryStates = {
  planned: 'Its content is chosen, but not posted yet.',
  sending: "It's being posted, and the outcome isn't known yet.",
  sent: 'The platform has posted it and returned the message id.',
  skipped: "It wasn't due to be posted.",
  failed: "It couldn't be posted.",
  unconfirmed: "It may have been posted, but that can't be confirmed; it's never posted again.",
} as const;

export type SuspensionReason = 'channel_gone' | 'archived' | 'forbidden' | 'removed';

/** A reason with the platform's own code: `forbidden:50013`. */
export const reasonWithDetail = (reason: string, detail: string | null | undefined): string =>
  detail == null || detail === '' ? reason : `${reason}:${detail}`;

/** Throws Forbidden for users who may not change subscriptions. */
export function checkAdmin({ isAdmin }: Actor): void {
  if (isAdmin) return;
  throw new Forbidden('Only a user who manages the workspace can change daily facts.');
}
