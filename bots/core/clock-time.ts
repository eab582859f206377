/** Times of day as people write them: `09:00`, `9am`, `9:30 pm`, `0900`, `noon`; pure. */

/** `HH:MM` of a day with 24 hours; undefined for what is no time. */
export function readTime(text: string): string | undefined {
  const said = text.toLowerCase().replace(/\s+/g, '');
  const named = NAMED[said];
  if (named !== undefined) return named;
  const [whole, hours = '', minutes = '00', half = ''] = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?(?:([ap])\.?m\.?)?$/.exec(said) ?? [];
  if (whole === undefined) return undefined;
  const hour = hourOf(Number(hours), half);
  return hour === undefined || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

const NAMED: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };

function hourOf(hours: number, half: string): number | undefined {
  if (half === '') return hours <= 23 ? hours : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === 'p' ? 12 : 0);
}

/** Whether a word can only be meant as a time, right or wrong; the number of an hour alone could be anything. */
export const looksLikeTime = (word: string): boolean =>
  /^(\d{1,2}[:.h]\d{1,2}|\d{3,4}|\d{1,2}([:.h]?\d{2})?[ap]\.?m\.?)$/i.test(word) || Object.hasOwn(NAMED, word.toLowerCase());

/** "9 am" and "9:30 pm" are two words. */
export const isHalfApart = (word: string, next: string): boolean => /^\d{1,2}([:.h]\d{1,2})?$/.test(word) && /^[ap]\.?m\.?$/i.test(next);
