/**
 * The slots of a schedule; pure. A slot is one local date, with the instant when local clocks show the time of the schedule. If a
 * clock change skips that time, the slot is that much later; if the time comes twice, it is the first; a date that does not exist in
 * the zone has no slot.
 */
import { IANAZone } from 'luxon';

export interface Schedule {
  /** Minutes after local midnight, from 0 to 1439. */
  readonly minute: number;
  /** The name of an IANA time zone. */
  readonly zone: string;
  /** The days of the week with a post, 1 for Monday to 7 for Sunday; at least one. */
  readonly days: readonly number[];
}

export interface Slot {
  /** `YYYY-MM-DD` in the zone of the schedule. */
  readonly date: string;
  readonly at: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Every schedule has a slot each week, and no zone has ever skipped more than one date in a year. */
const SEARCHED_DAYS = 16;

/** The slot of a local date; undefined when it is not one of the weekdays, or when the zone never had that date. */
export function slotOn({ minute, zone, days }: Schedule, date: string): Slot | undefined {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (!days.includes(weekdayOf(midnight)) || !exists(date, midnight, zone)) return undefined;
  return { date, at: new Date(instantOf(midnight + minute * MINUTE_MS, zone)) };
}

export function slotAfter(schedule: Schedule, after: Date): Slot {
  // A clock change can move a slot past midnight, so yesterday's counts too.
  const first = Date.parse(`${localDate(after, schedule.zone)}T00:00:00Z`) - DAY_MS;
  for (let day = 0; day < SEARCHED_DAYS; day += 1) {
    const slot = slotOn(schedule, dateOf(first + day * DAY_MS));
    if (slot !== undefined && slot.at > after) return slot;
  }
  throw new RangeError(`a schedule without a slot: ${JSON.stringify(schedule)}`);
}

/** All slots after one instant and up to another, in order. */
export function slotsBetween(schedule: Schedule, after: Date, until: Date): Slot[] {
  const slots: Slot[] = [];
  for (let slot = slotAfter(schedule, after); slot.at <= until; slot = slotAfter(schedule, slot.at)) slots.push(slot);
  return slots;
}

export function nextSlots(schedule: Schedule, after: Date, count: number): Slot[] {
  const slots: Slot[] = [];
  for (let from = after; slots.length < count; ) {
    const slot = slotAfter(schedule, from);
    slots.push(slot);
    from = slot.at;
  }
  return slots;
}

/** The local date at an instant, `YYYY-MM-DD`. */
export const localDate = (at: Date, zone: string): string => dateOf(at.getTime() + offsetAt(at.getTime(), zone));

/** `local` is the local time, read as if it were UTC. */
function instantOf(local: number, zone: string): number {
  // Offsets are smaller than a day, and no zone changes its offset twice in two days.
  const [before, after] = [local - offsetAt(local - DAY_MS, zone), local - offsetAt(local + DAY_MS, zone)];
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, zone) === local);
  // A skipped time has no instant: the offset from before the change puts it later by the length of the change.
  return shown.length === 0 ? before : Math.min(...shown);
}

/** Whether a date has any moment: Apia went from the 29th to the 31st of December 2011. */
const exists = (date: string, midnight: number, zone: string): boolean => localDate(new Date(instantOf(midnight, zone)), zone) === date;

const offsetAt = (instant: number, zone: string): number => IANAZone.create(zone).offset(instant) * MINUTE_MS;

const dateOf = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

const weekdayOf = (utc: number): number => new Date(utc).getUTCDay() || 7;
