/** Dates as text in three precisions: `2021`, `2021-01`, `2021-01-05`. */

// Rules compare dates in the same order as the lists built from them.
export { isAfter, lastDay } from '../graph/base/partial-dates.ts';

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FIRST_YEAR = 1900;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Whether the text is an existing year, month or day. */
export const isDate = (text: string): boolean => {
  const match = shape.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1);
  const day = Number(match[3] ?? 1);
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};
