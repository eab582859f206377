/** Plan: when a subscription is dealt with next. It follows from rows alone, so nothing is lost with a process. */
import { createHash } from 'node:crypto';
import type { Transaction } from '../../database/client.ts';
import { localDate, type Schedule, type Slot, slotAfter } from './slots.ts';

/** What of a subscription says when it is due. */
export interface ScheduledRow {
  readonly id: string;
  readonly minute: number;
  readonly zoneName: string;
  readonly days: readonly number[];
}

export const scheduleOf = ({ minute, zoneName, days }: ScheduledRow): Schedule => ({ minute, zone: zoneName, days });

/** Many channels want nine o'clock: their posts are spread over the minute, always the same way. */
const SPREAD_MS = 60_000;
const DAY_MS = 86_400_000;

const spreadOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() % SPREAD_MS;

/** When a slot is dealt with. */
export const dueAt = ({ id }: ScheduledRow, { at }: Slot): Date => new Date(at.getTime() + spreadOf(id));

/** The slot that is dealt with at `nextAt`. */
export const slotDueAt = (row: ScheduledRow, nextAt: Date): Slot =>
  slotAfter(scheduleOf(row), new Date(nextAt.getTime() - spreadOf(row.id) - 1));

/** The first slot after `now` of which nothing is written down yet: no date of a subscription is dealt with twice. */
export async function nextOpenSlot(tx: Transaction, row: ScheduledRow, now: Date): Promise<Slot> {
  const from = localDate(new Date(now.getTime() - DAY_MS), row.zoneName);
  const known = await tx.delivery.findMany({ where: { subscriptionId: row.id, date: { gte: from } }, select: { date: true } });
  const taken = new Set(known.map(({ date }) => date));
  let slot = slotAfter(scheduleOf(row), now);
  while (taken.has(slot.date)) slot = slotAfter(scheduleOf(row), slot.at);
  return slot;
}

const MAX_DELAY_MS = 6 * 60 * 60_000;
/** So close to the next one a late post would only be in its way. */
const MIN_GAP_TO_NEXT_MS = 2 * 60 * 60_000;
/** What is posted within this time is not late: platforms and databases are slow at times. */
const MIN_DELAY_MS = 10 * 60_000;

/**
 * Until when a slot may be posted: a post that comes late comes on its own date, within the grace time, and not right before the
 * next one.
 */
export function postBy(row: ScheduledRow, slot: Slot): Date {
  const schedule = scheduleOf(row);
  const next = slotAfter(schedule, slot.at).at.getTime() - MIN_GAP_TO_NEXT_MS;
  const latest = Math.min(slot.at.getTime() + MAX_DELAY_MS, next, endOfDate(slot, row.zoneName));
  return new Date(Math.max(latest, slot.at.getTime() + MIN_DELAY_MS));
}

/** The next midnight in the zone: the first minute of another date. */
function endOfDate({ date, at }: Slot, zone: string): number {
  const everyDay = { minute: 0, zone, days: [1, 2, 3, 4, 5, 6, 7] };
  const midnight = slotAfter(everyDay, at);
  return midnight.date === date ? at.getTime() : midnight.at.getTime();
}
