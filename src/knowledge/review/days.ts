/** Days: the last day of a date of any precision, and the day some days later. */
const DAY_MS = 86_400_000;

const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** 2021 and 2021-12 end on 2021-12-31. */
export function lastDayOf(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return day === undefined ? toDay(Date.UTC(year, month, 0)) : date;
}

export const addDays = (day: string, days: number): string => toDay(Date.parse(day) + days * DAY_MS);
