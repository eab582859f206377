/** Dates as exact as they are known: a day, a month or a year, as text. */

/** Whether the whole of the one is later than the whole of the other: of 2021 and 2021-05 nobody can tell. */
export const isAfter = (date: string, other: string): boolean => date > other && !date.startsWith(other);

/** Whether the whole of the one is earlier than the whole of the other. */
export const isBefore = (date: string, other: string): boolean => isAfter(other, date);
