/** Whether a delivery may be sent again without a lookup, because its platform still rejects duplicates; pure. */
import type { DeliveryRow } from './delivery-store.ts';

export const mayResend = (
  { nonceLifetimeMs }: { readonly nonceLifetimeMs: number | null },
  { sendingSince }: Pick<DeliveryRow, 'sendingSince'>,
  now: Date,
): boolean => nonceLifetimeMs !== null && sendingSince !== null && now.getTime() - sendingSince.getTime() < nonceLifetimeMs;
