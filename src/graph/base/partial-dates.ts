/**
 * Partial dates: a day, a month or a year, as exact as it is known ("2021-05-03", "2021-05", "2021").
 * Such a date is every day that it covers. It stands in a list where its first day stands, before what is more exact; it lies
 * within a span when one of its days does: 2021 may have been May 2021, so it is among what happened since then.
 */

/** As text they stand in this order already: "2021" comes before "2021-01", and that before "2021-01-01". */
export type PartialDate = string;

/** Both ends belong to it; without an end it goes on. */
export interface DateSpan {
  readonly since?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
}

/** Whether one of the days that a date covers is one of the span. */
export const liesWithin = (date: PartialDate, { since, until }: DateSpan): boolean =>
  (since === undefined || endsNotBefore(date, since)) && (until === undefined || endsNotBefore(until, date));

/** Whether the last day of the one is not before the first day of the other. */
const endsNotBefore = (one: PartialDate, other: PartialDate): boolean => one >= other.slice(0, one.length);

/** Whether the whole of the one is later than the whole of the other: of 2021 and 2021-05 nobody can tell. */
export const isAfter = (date: PartialDate, other: PartialDate): boolean => date > other && !date.startsWith(other);

/** Whether the whole of the one is earlier than the whole of the other. */
export const isBefore = (date: PartialDate, other: PartialDate): boolean => isAfter(other, date);
