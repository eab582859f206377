/** Dates in gold: a day, a month or a year stands for all of its days. */

/** Undefined when an imprecise date leaves it open. */
export type Truth = boolean | undefined;

/** False if one of them is, whatever the others leave open. */
export function truthOfAll(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

export const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}(-\d\d){0,2}$/.test(value);

/** These sort as the first and last days of a period do. */
const first = (date: string): string => date.padEnd(10, '-00');
const last = (date: string): string => date.padEnd(10, '-99');

export interface Period {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly in?: string | undefined;
}

export function periodAnswer(date: string, { after, before, since, until, in: within }: Period): Truth {
  return truthOfAll([
    after === undefined ? true : all(date, (day) => day > last(after)),
    before === undefined ? true : all(date, (day) => day < first(before)),
    since === undefined ? true : all(date, (day) => day >= first(since)),
    until === undefined ? true : all(date, (day) => day <= last(until)),
    within === undefined
      ? true
      : all(date, (day) => day >= first(within) && day <= last(within), within !== date && within.startsWith(date)),
  ]);
}

/** Whether it's so on all days of the date; undefined when it's so on some, or when a part of the date may be what was asked for. */
function all(date: string, isSo: (day: string) => boolean, contains = false): Truth {
  const [start, end] = [isSo(first(date)), isSo(last(date))];
  if (start === end) return contains && !start ? undefined : start;
  return undefined;
}
