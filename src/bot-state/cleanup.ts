/** What bots keep is deleted once it's of no use: much of it is personal data. */
import type { Client } from '../database/client.ts';
import { DAY_MS } from './platform.ts';

/** Platforms redeliver an event for hours at most; after that its id is useless. */
const EVENT_RETENTION_MS = 2 * DAY_MS;

/** Deletes expired continuations and events that can no longer be redelivered; returns how many. */
export async function cleanUp(client: Client, now: Date): Promise<{ readonly continuations: number; readonly events: number }> {
  const continuations = await client.continuation.deleteMany({ where: { expiresAt: { lte: now } } });
  const events = await client.seenEvent.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - EVENT_RETENTION_MS) } } });
  return { continuations: continuations.count, events: events.count };
}
