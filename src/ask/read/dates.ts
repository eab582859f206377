/** Dates in words: a year, a month, a day, or a period that counts back from today. */
import { months, numerals, periods } from '../words/english.ts';
import type { Token } from '../words/tokens.ts';

/** Partial dates, ends included. */
export interface Period {
  readonly since: string;
  readonly until: string;
}

export interface FoundPeriod extends Period {
  /** How many tokens it takes. */
  readonly length: number;
}

const YEAR = /^(19[5-9]\d|20\d\d)$/;
const DECADE = /^(19[5-9]|20\d)0s$/;
const PAST = /^(last|past|previous)$/;
const pad = (number: number): string => String(number).padStart(2, '0');

/** The period that begins at a token; undefined if none does. */
export function periodAt(tokens: readonly Token[], at: number, today: string): FoundPeriod | undefined {
  const texts = tokens.slice(at, at + 6).map(({ text }) => text);
  return isoDate(texts) ?? partOfYear(texts) ?? monthAndYear(texts, today) ?? relative(texts, today) ?? single(texts[0], today);
}

function isoDate(texts: readonly string[]): FoundPeriod | undefined {
  const [year = '', month = '', day = ''] = texts;
  if (!YEAR.test(year) || !/^(0[1-9]|1[0-2])$/.test(month)) return undefined;
  const isDay = /^(0[1-9]|[12]\d|3[01])$/.test(day);
  return isDay ? same(`${year}-${month}-${day}`, 3) : same(`${year}-${month}`, 2);
}

const same = (date: string, length: number): FoundPeriod => ({ since: date, until: date, length });

/** "q2 2025", "first half of 2025", "early 2025", "second quarter of 2025". */
function partOfYear(texts: readonly string[]): FoundPeriod | undefined {
  const quarter = /^(?:q([1-4])|h([12]))$/.exec(texts[0] ?? '');
  const yearAt = texts.findIndex((text) => YEAR.test(text));
  if (yearAt < 1 || yearAt > 4) return undefined;
  const year = texts[yearAt] ?? '';
  if (quarter !== null && yearAt === 1) {
    const [size, number] = quarter[1] === undefined ? [6, Number(quarter[2])] : [3, Number(quarter[1])];
    return span(year, (number - 1) * size + 1, number * size, 2);
  }
  const words = texts
    .slice(0, yearAt)
    .filter((text) => text !== 'of' && text !== 'the')
    .join(' ');
  const found = partsOfYear[words];
  return found === undefined ? undefined : span(year, found[0], found[1], yearAt + 1);
}

const partsOfYear: Readonly<Record<string, readonly [number, number]>> = {
  ...{ 'first half': [1, 6], 'second half': [7, 12], early: [1, 4], mid: [5, 8], late: [9, 12] },
  ...{ 'first quarter': [1, 3], 'second quarter': [4, 6], 'third quarter': [7, 9], 'fourth quarter': [10, 12], 'last quarter': [10, 12] },
  ...{ spring: [3, 5], summer: [6, 8], autumn: [9, 11], fall: [9, 11] },
};

const span = (year: string, first: number, last: number, length: number): FoundPeriod => ({
  ...{ since: `${year}-${pad(first)}`, until: `${year}-${pad(last)}`, length },
});

const monthOf = (text: string | undefined): number =>
  text === undefined || text.length < 3
    ? 0
    : months.findIndex(
        (month) => month === text || (month.slice(0, 3) === text.slice(0, 3) && /^[a-z]{3,4}$/.test(text) && month.startsWith(text)),
      ) + 1;

function monthAndYear(texts: readonly string[], today: string): FoundPeriod | undefined {
  const [first = '', second = '', third = ''] = texts;
  const day = /^([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
  const [asDay, month] = [day.exec(first)?.[1], monthOf(first)];
  if (asDay !== undefined && monthOf(second) > 0 && YEAR.test(third))
    return same(`${third}-${pad(monthOf(second))}-${pad(Number(asDay))}`, 3);
  if (month === 0) return undefined;
  const later = yearBehind(texts);
  if (later !== undefined) return same(`${later}-${pad(month)}`, 1);
  if (YEAR.test(second)) return same(`${second}-${pad(month)}`, 2);
  if (second === 'of' && YEAR.test(third)) return same(`${third}-${pad(month)}`, 3);
  const secondDay = day.exec(second)?.[1];
  if (secondDay !== undefined && YEAR.test(third)) return same(`${third}-${pad(month)}-${pad(Number(secondDay))}`, 3);
  // "may" and "march" alone are words before they are months.
  if (first === 'may' || first === 'march' || first.length === 3) return undefined;
  return same(lastSuch(month, today), 1);
}

/** "Between March and May 2022": the year of the second month counts for both. */
function yearBehind([, joint = '', month, year = '']: readonly string[]): string | undefined {
  return /^(?:and|to|until|till|through)$/.test(joint) && monthOf(month) > 0 && YEAR.test(year) ? year : undefined;
}

/** A month without a year is the last one that has begun. */
function lastSuch(month: number, today: string): string {
  const [year, now] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return `${month <= now ? year : year - 1}-${pad(month)}`;
}

/** "last year", "this month", "the last two years", "past 6 months", "next year". */
function relative(texts: readonly string[], today: string): FoundPeriod | undefined {
  const [first = '', second = '', third = ''] = texts;
  if (!/^(?:this|next|last|past|previous)$/.test(first)) return undefined;
  const unit = periods[second];
  const counted = periods[third];
  if (unit !== undefined) return ofUnit(first, unit, second.endsWith('s'), today) ?? partNear(first, second, today);
  const count = countIn(second) ?? (second === 'few' || second === 'couple' ? 2 : undefined);
  if (count === undefined || counted === undefined || first === 'this') return partNear(first, second, today);
  const [since, until] = first === 'next' ? [today, back(today, -count, counted)] : [back(today, count, counted), today];
  return { since, until, length: 3 };
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** "This week" begins on Monday; "next year" is the calendar year. */
function ofUnit(first: string, unit: Unit, isPlural: boolean, today: string): FoundPeriod | undefined {
  if (isPlural && first !== 'this') return undefined;
  if (PAST.test(first)) return { ...lastPeriod(unit, today), length: 2 };
  if (first === 'this' && unit === 'week') return { since: back(today, daysSinceMonday(today), 'day'), until: today, length: 2 };
  const precision = { day: 10, week: 10, month: 7, year: 4 }[unit];
  if (first === 'this') return same(today.slice(0, precision), 2);
  return unit === 'month' || unit === 'year' ? same(back(`${today.slice(0, 7)}-01`, -1, unit).slice(0, precision), 2) : undefined;
}

/** "This quarter", "last summer": the one that has begun, or the one before. */
function partNear(which: string, name: string, today: string): FoundPeriod | undefined {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const seasons = partsOfYear[name];
  if (seasons !== undefined && /^(?:spring|summer|autumn|fall)$/.test(name)) {
    const [first, last] = seasons;
    const isOver = which === 'this' ? true : month > last;
    return which === 'next' ? undefined : span(String(isOver ? year : year - 1), first, last, 2);
  }
  if (name !== 'quarter') return undefined;
  const steps: Readonly<Record<string, number>> = { this: 0, next: 1, last: -1, past: -1 };
  const quarter = year * 4 + Math.floor((month - 1) / 3) + (steps[which] ?? 0);
  return span(String(Math.floor(quarter / 4)), (quarter % 4) * 3 + 1, (quarter % 4) * 3 + 3, 2);
}

/** 0 on a Monday. */
const daysSinceMonday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

function countIn(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const at = numerals.indexOf(text);
  return at > 0 ? at : undefined;
}

/** "Last year" is the calendar year before; "last month" the month before. */
function lastPeriod(unit: Unit, today: string): Period {
  if (unit === 'year') return { since: String(Number(today.slice(0, 4)) - 1), until: String(Number(today.slice(0, 4)) - 1) };
  const month = back(`${today.slice(0, 7)}-01`, 1, 'month').slice(0, 7);
  return unit === 'month' ? { since: month, until: month } : { since: back(today, 1, unit), until: today };
}

function back(today: string, count: number, unit: Unit): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  if (unit === 'year') return `${year - count}-${pad(month)}-${pad(day)}`;
  if (unit === 'month') {
    const before = year * 12 + month - 1 - count;
    return `${Math.floor(before / 12)}-${pad((before % 12) + 1)}-${pad(Math.min(day, 28))}`;
  }
  const days = Date.UTC(year, month - 1, day) / DAY - count * (unit === 'week' ? 7 : 1);
  return new Date(days * DAY).toISOString().slice(0, 10);
}

const DAY = 86_400_000;

function single(text: string | undefined, today: string): FoundPeriod | undefined {
  if (text === undefined) return undefined;
  if (YEAR.test(text)) return same(text, 1);
  if (DECADE.test(text)) return { since: text.slice(0, 4), until: `${text.slice(0, 3)}9`, length: 1 };
  if (text === 'yesterday') return same(back(today, 1, 'day'), 1);
  return undefined;
}
