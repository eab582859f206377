/** The daily fact as a calendar (RFC 5545): an event of a whole day for each. */
import { factLink } from '../base/links.ts';
import type { DailyFact } from './daily-facts.ts';

interface CalendarOptions {
  readonly origin: string;
  readonly title: string;
}

export function calendarOf(facts: readonly DailyFact[], { origin, title }: CalendarOptions): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//LMM Atlas//Daily facts//EN', `X-WR-CALNAME:${escapeText(title)}`],
    ...facts.flatMap(({ date, fact }) => [
      'BEGIN:VEVENT',
      `UID:${date}@lmm-atlas`,
      `DTSTAMP:${compactDate(date)}T000000Z`,
      `DTSTART;VALUE=DATE:${compactDate(date)}`,
      `SUMMARY:${escapeText(fact.text)}`,
      `URL:${origin}${factLink(fact.slug)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const compactDate = (date: string): string => date.replaceAll('-', '');

/** RFC 5545, 3.3.11. */
const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

const MAX_LINE_BYTES = 75;

/** RFC 5545, 3.1: longer lines go on after a line break and a space. Characters aren't cut. */
function fold(line: string): string {
  const parts: string[] = [''];
  for (const character of line) {
    const last = parts.at(-1) ?? '';
    // The space that a continued line starts with counts.
    const room = MAX_LINE_BYTES - (parts.length > 1 ? 1 : 0);
    if (Buffer.byteLength(last + character) > room) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts.join('\r\n ');
}
