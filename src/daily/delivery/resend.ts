/** Whether a delivery may be sent again without a lookup, because its platform still rejects duplicates; pure. */
import type { DeliveryRow } from './delivery-store.ts';

/**
 * Discord answers with the message that it has when it sees a nonce again within "the past few minutes"
 * (discord.com/developers/docs/resources/message#create-message); Slack has nothing of the kind.
 */
const NONCE_LIFETIME_MS = 2 * 60_000;

export const mayResend = (platform: string, { sendingSince }: DeliveryRow, now: Date): boolean =>
  platform === 'discord' && sendingSince !== null && now.getTime() - sendingSince.getTime() < NONCE_LIFETIME_MS;
