import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { nextSlots, type Schedule, slotAfter, slotOn, slotsBetween } from '../../../../src/daily/schedule/slots.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const at = (time: string, zone: string, days = EVERY_DAY): Schedule => ({
  minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  zone,
  days,
});
const iso = (schedule: Schedule, date: string) => slotOn(schedule, date)?.at.toISOString();

describe('the slot of a date', () => {
  it.each([
    ['a time that exists once', at('09:00', 'Europe/Berlin'), '2026-11-26', '2026-11-26T08:00:00.000Z'],
    ['a time in the gap of spring, moved forward by the hour', at('02:30', 'Europe/Berlin'), '2026-03-29', '2026-03-29T01:30:00.000Z'],
    ['the first of two in autumn', at('02:30', 'Europe/Berlin'), '2026-10-25', '2026-10-25T00:30:00.000Z'],
    ['a gap of half an hour', at('02:15', 'Australia/Lord_Howe'), '2026-10-04', '2026-10-03T15:45:00.000Z'],
    ['the first of two half hours', at('01:45', 'Australia/Lord_Howe'), '2026-04-05', '2026-04-04T14:45:00.000Z'],
    ['a midnight that does not exist', at('00:00', 'America/Santiago'), '2026-09-06', '2026-09-06T04:00:00.000Z'],
    ['a zone that is off by 45 minutes', at('09:00', 'Asia/Kathmandu'), '2026-01-01', '2026-01-01T03:15:00.000Z'],
    ['a time in a gap that ends after midnight', at('23:30', 'America/Nuuk'), '2024-03-30', '2024-03-31T01:30:00.000Z'],
  ])('is %s', (_what, schedule, date, expected) => {
    expect(iso(schedule, date)).toBe(expected);
  });

  it("is none where the date does not exist, or isn't a day of the schedule", () => {
    expect(slotOn(at('09:00', 'Pacific/Apia'), '2011-12-30')).toBeUndefined();
    expect(slotOn(at('09:00', 'Europe/Berlin', [1, 2, 3, 4, 5]), '2026-11-28')).toBeUndefined();
  });
});

/** Each zone with a stretch of 400 days in which it does odd things. */
const ODD = [
  ['America/New_York', '2026-01-01'],
  ['Europe/Berlin', '2026-01-01'],
  ['Australia/Lord_Howe', '2026-01-01'],
  ['Asia/Kathmandu', '1985-06-01'],
  ['Pacific/Apia', '2011-06-01'],
  ['America/Santiago', '2026-01-01'],
] as const;
const TIMES = ['00:00', '01:30', '01:45', '02:15', '02:30', '09:00', '23:59'];

describe.each(ODD)('400 days in %s', (zone, start) => {
  it.each(TIMES)('have one slot at %s on each date that exists, each later than the one before', (time) => {
    const schedule = at(time, zone);
    const from = DateTime.fromISO(`${start}T12:00`, { zone });
    const until = from.plus({ days: 400 });
    const slots = slotsBetween(schedule, from.toJSDate(), until.toJSDate());
    expect(new Set(slots.map(({ date }) => date)).size).toBe(slots.length);
    for (const [index, slot] of slots.entries()) expect(slot.at.getTime()).toBeGreaterThan(slots[index - 1]?.at.getTime() ?? 0);
    expect(slots.map(({ date }) => date)).toEqual(datesBetween(slots[0]?.date ?? '', slots.at(-1)?.date ?? '', zone));
    // At most ten days are missing at either end; one of them may not exist.
    expect(slots.length).toBeGreaterThanOrEqual(398);
  });
});

/** Every date that a calendar in the zone shows, hour by hour. */
function datesBetween(first: string, last: string, zone: string): string[] {
  const dates = new Set<string>();
  const end = Date.parse(`${last}T00:00:00Z`) + 3 * 86_400_000;
  for (let hour = Date.parse(`${first}T00:00:00Z`) - 3 * 86_400_000; hour < end; hour += 3_600_000) {
    const date = DateTime.fromMillis(hour, { zone }).toISODate() ?? '';
    if (date >= first && date <= last) dates.add(date);
  }
  return [...dates];
}

it('goes on from slot to slot over weekends', () => {
  const schedule = at('09:00', 'UTC', [1, 5]);
  const slots = nextSlots(schedule, new Date('2026-11-26T12:00:00Z'), 3);
  expect(slots.map(({ date }) => date)).toEqual(['2026-11-27', '2026-11-30', '2026-12-04']);
  expect(slotAfter(schedule, new Date('2026-11-27T09:00:00Z')).date).toBe('2026-11-30');
  expect(slotAfter(schedule, new Date('2026-11-27T08:59:59.999Z')).date).toBe('2026-11-27');
});
