/** Recognizes time zones in text; the API resolves them; pure. */

/** Abbreviations fix an offset but not when clocks change, so each maps to the region that it most often means. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': ['EST', 'EDT', 'ET'],
  'America/Chicago': ['CST', 'CDT', 'CT'],
  'America/Denver': ['MST', 'MDT'],
  'America/Los_Angeles': ['PST', 'PDT', 'PT'],
  'America/Anchorage': ['AKST'],
  'Pacific/Honolulu': ['HST'],
  'America/Sao_Paulo': ['BRT'],
  'America/Argentina/Buenos_Aires': ['ART'],
  'Europe/Lisbon': ['WET'],
  'Europe/London': ['BST'],
  'Europe/Berlin': ['CET', 'CEST', 'MEZ', 'MESZ'],
  'Europe/Helsinki': ['EET', 'EEST'],
  'Europe/Moscow': ['MSK'],
  'Europe/Istanbul': ['TRT'],
  'Africa/Johannesburg': ['SAST'],
  'Africa/Nairobi': ['EAT'],
  'Africa/Lagos': ['WAT'],
  'Africa/Maputo': ['CAT'],
  'Asia/Dubai': ['GST'],
  'Asia/Karachi': ['PKT'],
  'Asia/Kolkata': ['IST'],
  'Asia/Bangkok': ['ICT'],
  'Asia/Singapore': ['SGT'],
  'Asia/Hong_Kong': ['HKT'],
  'Asia/Tokyo': ['JST'],
  'Asia/Seoul': ['KST'],
  'Australia/Perth': ['AWST'],
  'Australia/Sydney': ['AEST', 'AEDT'],
  'Australia/Adelaide': ['ACST'],
  'Pacific/Auckland': ['NZST', 'NZDT'],
};
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries(REGIONS).flatMap(([region, names]) => names.map((name) => [name, region] as const)),
);

const OFFSET = /^(?:utc|gmt|z)?\s*[+-]\s*\d{1,2}(?::?\d{2})?$/i;
const AREAS = 'africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico|pacific|us';
const REGION = new RegExp(`^(?:${AREAS})/[\\w+/-]+$`, 'i');
const UTC_NAME = /^(?:utc|gmt|zulu)$/i;

/** The region that an abbreviation most often means; undefined if it isn't one. */
export const regionOfAbbreviation = (zone: string): string | undefined => ABBREVIATIONS.get(zone.toUpperCase());

/** Whether the zone is an offset from UTC, which many places don't keep all year. */
export const isOffset = (zone: string): boolean => OFFSET.test(zone);

/** Whether a word can only be meant as a zone, valid or not. Abbreviations count only in capitals. */
export const looksLikeZone = (word: string): boolean =>
  REGION.test(word) || UTC_NAME.test(word) || isOffset(word) || (word.length > 2 && ABBREVIATIONS.has(word));
