/** Dates as people read them. */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2021-01-05` as "5 January 2021", `2021-01` as "January 2021"; years stay as they are. */
export const longDate = (date: string): string => format(date, (month) => month);

/** `2021-01-05` as "5 Jan 2021". */
export const shortDate = (date: string): string => format(date, (month) => month.slice(0, 3));

/** `2021-01-05` as "Jan 2021". */
export const monthOf = (date: string): string => shortDate(date.slice(0, 7));

export const yearOf = (date: string): string => date.slice(0, 4);

function format(date: string, write: (month: string) => string): string {
  const [year = '', month, day] = date.split('T', 1)[0]?.split('-') ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${write(name)} ${year}` : `${Number(day)} ${write(name)} ${year}`;
}

/** Whether a date lies more than a year before `today`; a date without a day counts from its end. */
export function isOlderThanAYear(date: string, today: string): boolean {
  const yearBefore = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return date < yearBefore.slice(0, date.length);
}
