/** The states of subscriptions and deliveries with their reasons, and who may change a subscription. */
import { Forbidden } from '../errors.ts';
import type { Actor } from './inputs.ts';

export const subscriptionStates = {
  active: 'Facts are posted when its slots fall due.',
  paused: 'Somebody stopped it for a while; its slots are skipped.',
  suspended: 'It cannot be posted there for the time being; its slots are skipped.',
  removed: 'Somebody took it back; its history is kept.',
} as const;
export type SubscriptionState = keyof typeof subscriptionStates;

export const deliveryStates = {
  planned: 'Its fact is chosen, and no platform has it yet.',
  sending: 'The platform may have it; what came of it is not known yet.',
  sent: 'The platform has it, and told how it calls the message.',
  skipped: 'It was not to be posted.',
  failed: 'It could not be posted.',
  unconfirmed: 'It may have been posted, and nobody can find out; it is never posted again.',
} as const;

/** Why a subscription is suspended. */
export type SuspensionReason = 'channel_gone' | 'archived' | 'forbidden' | 'removed';

/** A reason with the platform's own code: `forbidden:50013`. */
export const reasonWithDetail = (reason: string, detail: string | null | undefined): string =>
  detail == null || detail === '' ? reason : `${reason}:${detail}`;

/** Throws Forbidden for users who may not change subscriptions. */
export function checkAdmin({ isAdmin }: Actor): void {
  if (isAdmin) return;
  throw new Forbidden('Only a user who manages the workspace can change daily facts.');
}
