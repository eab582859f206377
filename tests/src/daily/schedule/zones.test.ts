import { describe, expect, it } from 'vitest';
import { completeZones, offsetOf, resolveZone } from '../../../../src/daily/schedule/zones.ts';

describe('a zone that a user types', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/berlin ', 'Europe/Berlin'],
    ['america/argentina/buenos aires', 'America/Argentina/Buenos_Aires'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    ['Etc/UTC', 'Etc/UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/kyiv', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['kathmandu', 'Asia/Kathmandu'],
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
  ])('"%s" is %s', (typed, name) => {
    expect(resolveZone(typed)).toEqual({ typed: typed.trim(), name });
  });

  it.each([
    ['+02:00', /doesn't follow clock changes.*Write a region and a city/],
    ['UTC+2', /doesn't follow clock changes/],
    ['EST', /doesn't follow clock changes/],
    ['Europe/Berlni', /isn't a time zone\. Did you mean Europe\/Berlin/],
    ['Mars/Olympus', /isn't a time zone\. Did you mean/],
    ['../etc/passwd', /isn't a time zone/],
  ])('"%s" is refused with what to write instead', (typed, message) => {
    expect(() => resolveZone(typed)).toThrow(message);
  });
});

it('completes what is typed: exact, then beginnings of parts, then anything that contains it', () => {
  expect(completeZones('utc', 3)[0]).toBe('UTC');
  expect(completeZones('kyi', 3)).toEqual(['Europe/Kyiv']);
  expect(completeZones('berl', 5)).toEqual(['Europe/Berlin']);
  expect(completeZones('new_y', 5)).toEqual(['America/New_York']);
  expect(completeZones('york', 5)).toEqual(['America/New_York']);
  expect(completeZones('', 25)).toHaveLength(25);
  expect(completeZones('nowhere', 25)).toEqual([]);
});

it('tells what clocks there are ahead by', () => {
  expect(offsetOf('Asia/Kathmandu', new Date('2026-11-26T00:00:00Z'))).toBe('+05:45');
  expect(offsetOf('America/New_York', new Date('2026-07-01T00:00:00Z'))).toBe('-04:00');
});
