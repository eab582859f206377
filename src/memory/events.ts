/** Events of chat platforms that some bot has taken: each is to be answered once, by one process. */
import type { Client } from '../database/client.ts';
import type { Platform } from './platform.ts';

/** Takes an event; true for whoever takes it first, in any process. */
export async function takeEvent(client: Client, now: Date, platform: Platform, event: string): Promise<boolean> {
  // `insert … on conflict do nothing`: of two that come at once, the database lets one in.
  const { count } = await client.seenEvent.createMany({ data: [{ platform, event, seenAt: now }], skipDuplicates: true });
  return count === 1;
}
