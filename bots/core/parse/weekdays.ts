/** Parses days of the week: `weekdays`, `mon,wed,fri`, `Mon-Fri`, `every day`; pure. */

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Words for sets of days; `formatDays` writes the first. */
const DAY_SETS = [
  { words: ['daily', 'everyday', 'day', 'days', 'all', 'always'], days: WEEKDAYS },
  { words: ['weekdays', 'weekday', 'workdays', 'workday'], days: WEEKDAYS.slice(0, 5) },
  { words: ['weekends', 'weekend'], days: WEEKDAYS.slice(5) },
] as const;

/** As `formatDays` writes them; undefined if the text isn't days. */
export function normalizeDays(text: string): string | undefined {
  const days = parseDays(text);
  return days === undefined ? undefined : formatDays(days);
}

/** One word if there is one for the set, else `mon,wed,fri`. */
export function formatDays(days: readonly Weekday[]): string {
  const sorted = WEEKDAYS.filter((day) => days.includes(day));
  const set = DAY_SETS.find((each) => each.days.length === sorted.length && each.days.every((day) => sorted.includes(day)));
  return set?.words[0] ?? sorted.map(shortName).join(',');
}

/** Monday first, each once; undefined if a part of the text isn't a day. */
export function parseDays(text: string): Weekday[] | undefined {
  const parts = text
    .toLowerCase()
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,;/&+]+/)
    .filter((part) => !IGNORED_WORDS.includes(part));
  const parsed = parts.map(daysOfPart);
  if (parts.length === 0 || parsed.includes(undefined)) return undefined;
  const all = parsed.flatMap((days) => days ?? []);
  return WEEKDAYS.filter((day) => all.includes(day));
}

/** Between days, or before them. */
const IGNORED_WORDS: readonly string[] = ['', 'and', 'every', 'each', 'on', 'only'];

function daysOfPart(part: string): readonly Weekday[] | undefined {
  const set = DAY_SETS.find(({ words }) => words.some((word) => word === part));
  if (set !== undefined) return set.days;
  const [first = '', last, ...more] = part.split(/-|–|\.\./);
  const [from, to] = [indexOf(first), last === undefined ? indexOf(first) : indexOf(last)];
  if (from < 0 || to < 0 || more.length > 0) return undefined;
  // A range may wrap around the end of the week: Saturday to Monday.
  const count = ((to - from + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return Array.from({ length: count }, (_, step) => WEEKDAYS[(from + step) % WEEKDAYS.length] ?? 'MONDAY');
}

const shortName = (day: Weekday): string => day.slice(0, 3).toLowerCase();

/** Accepts `mo`, `mon`, `monday` and `mondays`. */
function indexOf(word: string): number {
  const wanted = word === 'weds' ? 'wed' : word.replace(/days$/, 'day');
  return wanted.length < 2 ? -1 : WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(wanted));
}

/** Whether a word can only be meant as days, valid or not. */
export function looksLikeDays(word: string): boolean {
  const parts = word.toLowerCase().split(/[,;/&+-]/);
  return (
    DAY_SETS.some(({ words }) => words.some((each) => each === parts[0])) || parts.some((part) => part.length > 2 && indexOf(part) >= 0)
  );
}
