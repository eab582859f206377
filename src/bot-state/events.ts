/** Events of chat platforms that a bot has received: each is handled once, by one process. */
import type { z } from 'zod';
import type { Client } from '../database/client.ts';
import { inputObject } from '../rules/inputs.ts';
import { platform, platformId } from './platform.ts';

export const recordEventInput = inputObject('An event that a platform sent to a bot.', {
  platform: platform.describe('The chat platform that sent it.'),
  event: platformId.describe('The id of the event; a retry has the same.'),
});

/** Records an event; true the first time, in any process. */
export async function recordEvent(client: Client, now: Date, event: z.output<typeof recordEventInput>): Promise<boolean> {
  // `insert … on conflict do nothing`: if two arrive at once, the database accepts one.
  const { count } = await client.seenEvent.createMany({ data: [{ ...event, seenAt: now }], skipDuplicates: true });
  return count === 1;
}
