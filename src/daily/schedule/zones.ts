/** Time zones: resolves and completes the names that people type. Pure, except for the runtime's zone data. */
import { IANAZone } from 'luxon';
import { BadInput } from '../../errors.ts';
import { nearestOf } from '../../rules/nearest.ts';
import { COMMON_ZONES, zonesOfCountry, zonesOfLocale, zonesOfWord } from './zone-words.ts';

export interface Zone {
  readonly typed: string;
  readonly name: string;
}

/**
 * The current names of zones that Intl lists under former names; it accepts both. From the file "backward" of the time zone database
 * (iana.org/time-zones).
 */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const currentName = (name: string): string => {
  const renamed = RENAMED[name];
  return renamed !== undefined && IANAZone.isValidZone(renamed) ? renamed : name;
};

let names: readonly string[] | undefined;

/** Listed when they're first needed: checking the renamed ones takes longer than reading most modules. */
function zoneNames(): readonly string[] {
  // Intl does not list zones that are not places.
  names ??= [...new Set(['UTC', 'Etc/UTC', 'GMT', ...Intl.supportedValuesOf('timeZone').map(currentName)])].sort();
  return names;
}

const MAX_SUGGESTIONS = 3;

/** Throws BadInput with what to write instead. */
export function resolveZone(text: string): Zone {
  const typed = text.trim();
  const name = resolveName(typed);
  if (name !== undefined) return { typed, name };
  throw new BadInput(`${problemWith(typed)} ${adviceFor(typed)}`, { at: ['zone'], given: typed });
}

function resolveName(typed: string): string | undefined {
  const written = typed.replaceAll(/\s+/g, '_');
  const listed = zoneNames().find((name) => name.toLowerCase() === written.toLowerCase());
  if (listed !== undefined) return listed;
  // Former names such as Asia/Calcutta and newer ones such as Europe/Kyiv are valid too. Names without a slash are mostly abbreviations,
  // and the zone database treats some of them as fixed offsets.
  return written.includes('/') && /^[\w+\-/]+$/.test(written) && IANAZone.isValidZone(written) ? capitalized(written) : cityOf(written);
}

const capitalized = (name: string): string => name.replaceAll(/(?<![a-z])[a-z]/gi, (letter) => letter.toUpperCase());

/** The zone of a city or a country, where only one has it: "berlin", "india". */
function cityOf(written: string): string | undefined {
  const cities = zoneNames().filter((name) => name.toLowerCase().endsWith(`/${written.toLowerCase()}`));
  const matches = cities.length > 0 ? cities : zonesOfCountry(written);
  return matches.length === 1 ? matches[0] : undefined;
}

const problemWith = (typed: string): string =>
  isFixed(typed)
    ? `"${typed}" doesn't follow clock changes, so the post would be an hour off for half of the year.`
    : `"${typed}" isn't a time zone.`;

/** Offsets, and abbreviations such as EST and CET. */
const isFixed = (typed: string): boolean =>
  /^(utc|gmt)?\s*[+-]\d|^[a-z]{2,5}$/i.test(typed) && !/^(utc|gmt)$/i.test(typed) && zonesOfCountry(typed).length === 0;

function adviceFor(typed: string): string {
  const near = isFixed(typed) ? [] : completeZones(typed, MAX_SUGGESTIONS);
  const names = near.length > 0 ? near : nearestOf(typed, zoneNames(), (name) => [name, name.split('/').at(-1) ?? name], MAX_SUGGESTIONS);
  if (isFixed(typed)) return 'Write a region and a city, such as Europe/Berlin or America/New_York, or UTC.';
  return `Did you mean ${names.join(', ')}?`;
}

/**
 * At most `max` names for a typed text: the exact one, those of a country or an abbreviation, then those with a part that begins with it,
 * then those that contain it. For no text, those of the locale and the most common ones.
 */
export function completeZones(text: string, max: number, locale?: string): string[] {
  const wanted = text.trim().toLowerCase().replaceAll(/\s+/g, '_');
  const local = zonesOfLocale(locale);
  if (wanted === '') return [...new Set([...local, ...COMMON_ZONES, ...zoneNames()])].slice(0, max);
  const meant = zonesOfWord(wanted);
  const ranked = zoneNames()
    .map((name) => ({ name, rank: rankOf(name.toLowerCase(), wanted) }))
    .filter(({ rank }) => rank < NO_MATCH);
  const sorted = ranked.sort((left, right) => left.rank - right.rank);
  const exact = sorted.filter(({ rank }) => rank === 0);
  return [...new Set([...exact.map(({ name }) => name), ...meant, ...sorted.map(({ name }) => name)])].slice(0, max);
}

const NO_MATCH = 4;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[/_]/).some((part) => part.startsWith(wanted)) || name.includes(`/${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : NO_MATCH;
}

/** The offset from UTC at an instant: "+05:45". */
export const offsetOf = (zone: string, at: Date): string => IANAZone.create(zone).formatOffset(at.getTime(), 'short');
