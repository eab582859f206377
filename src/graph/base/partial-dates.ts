/**
 * Partial dates: a day, a month or a year, as precisely as known ("2021-05-03", "2021-05", "2021").
 * Such a date stands for every day that it covers. It sorts as its first day, before more precise dates; it lies
 * within a span if one of its days does: 2021 may mean May 2021, so it counts as "since May 2021".
 */

/** As text, dates already sort this way: "2021" comes before "2021-01", and that before "2021-01-01". */
export type PartialDate = string;

/** Both ends are included; without an end, the span is open. */
export interface DateSpan {
  readonly since?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
}

/** Whether one of the days that a date covers is in the span. */
export const liesWithin = (date: PartialDate, { since, until }: DateSpan): boolean =>
  (since === undefined || endsNotBefore(date, since)) && (until === undefined || endsNotBefore(until, date));

/** Whether all of the days that a date covers are in the span. */
export const liesWhollyWithin = (date: PartialDate, { since, until }: DateSpan): boolean =>
  (since === undefined || firstDay(date) >= firstDay(since)) && (until === undefined || lastDay(date) <= lastDay(until));

export const isEmptySpan = ({ since, until }: DateSpan): boolean =>
  since !== undefined && until !== undefined && firstDay(since) > lastDay(until);

const firstDay = (date: PartialDate): PartialDate => `${date}-01-01`.slice(0, 10);

/** The last of the days that a date covers. */
export function lastDay(date: PartialDate): PartialDate {
  if (date.length !== 7) return `${date}-12-31`.slice(0, 10);
  const day = new Date(`${date}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 1, 0);
  return day.toISOString().slice(0, 10);
}

/** Whether the last day of the first date isn't before the first day of the second. */
const endsNotBefore = (one: PartialDate, other: PartialDate): boolean => one >= other.slice(0, one.length);

/** Whether all of the first date is later than all of the second; for 2021 and 2021-05 that can't be known. */
export const isAfter = (date: PartialDate, other: PartialDate): boolean => date > other && !date.startsWith(other);

export const isBefore = (date: PartialDate, other: PartialDate): boolean => isAfter(other, date);
