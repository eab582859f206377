/** What bots keep is deleted once it's of no use: much of it is personal data. */
import type { Queries } from '../database/sql.ts';
import { DAY_MS } from './platform.ts';
import { QUESTION_RETENTION_MS } from './questions/questions.ts';

/** Platforms redeliver an event for hours at most; after that its id is useless. */
const EVENT_RETENTION_MS = 2 * DAY_MS;

export type CleanedUp = Readonly<Record<'continuations' | 'conversations' | 'events' | 'praise' | 'questions' | 'refusals', number>>;

/** Deletes expired continuations and conversations, events that can no longer be redelivered, old questions and old praise; returns how many. */
export async function cleanUp(sql: Pick<Queries, 'rows'>, now: Date): Promise<CleanedUp> {
  // Each start cleans up, and SQL needs no compiler of queries to be loaded for it.
  const questionsSince = new Date(now.getTime() - QUESTION_RETENTION_MS);
  const [continuations, conversations, events, praise, questions, refusals] = [
    await sql.rows('delete from continuation where expires_at <= $1 returning id', [now]),
    await sql.rows('delete from conversation where expires_at <= $1 returning thread', [now]),
    await sql.rows('delete from seen_event where seen_at < $1 returning event', [new Date(now.getTime() - EVENT_RETENTION_MS)]),
    await sql.rows('delete from praise where at < $1 returning question', [questionsSince]),
    await sql.rows('delete from question where at < $1 returning id', [questionsSince]),
    await sql.rows('delete from refusal where day < $1 returning day', [questionsSince.toISOString().slice(0, 10)]),
  ];
  return {
    ...{ continuations: continuations.length, conversations: conversations.length, events: events.length },
    ...{ praise: praise.length, questions: questions.length, refusals: refusals.length },
  };
}
