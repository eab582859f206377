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
    ['india', 'Asia/Kolkata'],
    ['New Zealand', 'Pacific/Auckland'],
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
    ['USA', /isn't a time zone\. Did you mean America\/New_York, America\/Chicago/],
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

it('completes countries and abbreviations with their regions', () => {
  expect(completeZones('india', 3)[0]).toBe('Asia/Kolkata');
  expect(completeZones('est', 3)[0]).toBe('America/New_York');
  expect(completeZones('IST', 3)).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Dublin']));
  expect(completeZones('new zea', 25)).toEqual([]);
  expect(completeZones('constructor', 25)).toEqual([]);
});

it('offers the zones of the language first, then common ones, before anything is typed', () => {
  expect(completeZones('', 3)).toEqual(['UTC', 'America/New_York', 'America/Los_Angeles']);
  expect(completeZones('', 3, 'de')).toEqual(['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich']);
  expect(completeZones('', 2, 'en-GB')).toEqual(['Europe/London', 'UTC']);
  expect(completeZones('', 2, 'fr-CA')[0]).toBe('Europe/Paris');
  expect(completeZones('', 1, 'xx')).toEqual(['UTC']);
});

it('knows each zone that it offers by a word', () => {
  const words = [
    'argentina',
    'australia',
    'brazil',
    'canada',
    'china',
    'cst',
    'est',
    'indonesia',
    'ist',
    'mexico',
    'uk',
    'ukraine',
    'usa',
    'vietnam',
  ];
  for (const word of words) for (const name of completeZones(word, 3)) expect(resolveZone(name).name).toBe(name);
  for (const name of completeZones('', 25, 'es')) expect(resolveZone(name).name).toBe(name);
});

it('tells what clocks there are ahead by', () => {
  expect(offsetOf('Asia/Kathmandu', new Date('2026-11-26T00:00:00Z'))).toBe('+05:45');
  expect(offsetOf('America/New_York', new Date('2026-07-01T00:00:00Z'))).toBe('-04:00');
});
