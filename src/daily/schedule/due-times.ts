/** When a subscription is due next. It follows from rows alone, so nothing is lost when a process ends. */
import { createHash } from 'node:crypto';
import type { Transaction } from '../../database/client.ts';
import { localDate, type Schedule, type Slot, slotAfter } from './slots.ts';

export interface ScheduledRow {
  readonly id: string;
  readonly minute: number;
  readonly zoneName: string;
  readonly days: readonly number[];
}

export const scheduleOf = ({ minute, zoneName, days }: ScheduledRow): Schedule => ({ minute, zone: zoneName, days });

/** Many channels choose nine o'clock, so posts are spread over the minute by a hash of the id. */
const SPREAD_MS = 60_000;
const DAY_MS = 86_400_000;

const spreadOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() % SPREAD_MS;

/** When a slot is posted: its time with the spread. */
export const dueAt = ({ id }: ScheduledRow, { at }: Slot): Date => new Date(at.getTime() + spreadOf(id));

export const slotDueAt = (row: ScheduledRow, nextAt: Date): Slot =>
  slotAfter(scheduleOf(row), new Date(nextAt.getTime() - spreadOf(row.id) - 1));

/** The first slot after `now` that has no delivery yet: a subscription posts at most once per date. */
export async function nextOpenSlot(tx: Transaction, row: ScheduledRow, now: Date): Promise<Slot> {
  const from = localDate(new Date(now.getTime() - DAY_MS), row.zoneName);
  const known = await tx.delivery.findMany({ where: { subscriptionId: row.id, date: { gte: from } }, select: { date: true } });
  const taken = new Set(known.map(({ date }) => date));
  let slot = slotAfter(scheduleOf(row), now);
  while (taken.has(slot.date)) slot = slotAfter(scheduleOf(row), slot.at);
  return slot;
}

const MAX_DELAY_MS = 6 * 60 * 60_000;
/** A late post this close to the next slot is skipped. */
const MIN_TIME_BEFORE_NEXT_MS = 2 * 60 * 60_000;
/** Platforms and databases are slow at times, so every slot has at least this long. */
const MIN_DELAY_MS = 10 * 60_000;

/** Until when a slot may be posted late: on its own date, within `MAX_DELAY_MS`, and not right before the next slot. */
export function postBy(row: ScheduledRow, slot: Slot): Date {
  const schedule = scheduleOf(row);
  const next = slotAfter(schedule, slot.at).at.getTime() - MIN_TIME_BEFORE_NEXT_MS;
  const latest = Math.min(slot.at.getTime() + MAX_DELAY_MS, next, endOfDate(slot, row.zoneName));
  return new Date(Math.max(latest, slot.at.getTime() + MIN_DELAY_MS));
}

/** The next midnight in the zone: the first minute of another date. */
function endOfDate({ date, at }: Slot, zone: string): number {
  const everyDay = { minute: 0, zone, days: [1, 2, 3, 4, 5, 6, 7] };
  const midnight = slotAfter(everyDay, at);
  return midnight.date === date ? at.getTime() : midnight.at.getTime();
}
