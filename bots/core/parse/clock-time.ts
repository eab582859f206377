/** Parses times of day: `09:00`, `9am`, `9:30 pm`, `0900`, `noon`; pure. */

/** As `HH:MM` in 24 hours; undefined if it isn't a time. */
export function parseTime(text: string): string | undefined {
  const compact = text.toLowerCase().replace(/\s+/g, '');
  const named = NAMED_TIMES[compact];
  if (named !== undefined) return named;
  const [whole, hours = '', minutes = '00', meridiem = ''] = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?(?:([ap])\.?m\.?)?$/.exec(compact) ?? [];
  if (whole === undefined) return undefined;
  const hour = hourOf(Number(hours), meridiem);
  return hour === undefined || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

const NAMED_TIMES: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };

function hourOf(hours: number, meridiem: string): number | undefined {
  if (meridiem === '') return hours <= 23 ? hours : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (meridiem === 'p' ? 12 : 0);
}

/** Whether a word can only be meant as a time, valid or not. A bare hour could be anything. */
export const looksLikeTime = (word: string): boolean =>
  /^(\d{1,2}[:.h]\d{1,2}|\d{3,4}|\d{1,2}([:.h]?\d{2})?[ap]\.?m\.?)$/i.test(word) || Object.hasOwn(NAMED_TIMES, word.toLowerCase());

/** "9 am" and "9:30 pm" are two words. */
export const isSplitMeridiem = (word: string, next: string): boolean =>
  /^\d{1,2}([:.h]\d{1,2})?$/.test(word) && /^[ap]\.?m\.?$/i.test(next);
