/** What bots keep is deleted once it's of no use: much of it is personal data. */
import type { Queries } from '../database/sql.ts';
import { DAY_MS } from './platform.ts';

/** Platforms redeliver an event for hours at most; after that its id is useless. */
const EVENT_RETENTION_MS = 2 * DAY_MS;

export type CleanedUp = Readonly<Record<'continuations' | 'conversations' | 'events', number>>;

/** Deletes expired continuations and conversations, and events that can no longer be redelivered; returns how many. */
export async function cleanUp(sql: Pick<Queries, 'rows'>, now: Date): Promise<CleanedUp> {
  // Each start cleans up, and SQL needs no compiler of queries to be loaded for it.
  const [continuations, conversations, events] = [
    await sql.rows('delete from continuation where expires_at <= $1 returning id', [now]),
    await sql.rows('delete from conversation where expires_at <= $1 returning thread', [now]),
    await sql.rows('delete from seen_event where seen_at < $1 returning event', [new Date(now.getTime() - EVENT_RETENTION_MS)]),
  ];
  return { continuations: continuations.length, conversations: conversations.length, events: events.length };
}
