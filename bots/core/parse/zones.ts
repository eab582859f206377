/** Recognizes time zones in text; the API resolves them; pure. */

/** Abbreviations fix an offset but not when clocks change, so each maps to the region that it most often means. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ...{ EST: 'America/New_York', EDT: 'America/New_York', ET: 'America/New_York' },
  ...{ CST: 'America/Chicago', CDT: 'America/Chicago', CT: 'America/Chicago' },
  ...{ MST: 'America/Denver', MDT: 'America/Denver', PST: 'America/Los_Angeles', PDT: 'America/Los_Angeles', PT: 'America/Los_Angeles' },
  ...{ AKST: 'America/Anchorage', HST: 'Pacific/Honolulu', BRT: 'America/Sao_Paulo', ART: 'America/Argentina/Buenos_Aires' },
  ...{
    WET: 'Europe/Lisbon',
    BST: 'Europe/London',
    CET: 'Europe/Berlin',
    CEST: 'Europe/Berlin',
    MEZ: 'Europe/Berlin',
    MESZ: 'Europe/Berlin',
  },
  ...{ EET: 'Europe/Helsinki', EEST: 'Europe/Helsinki', MSK: 'Europe/Moscow', TRT: 'Europe/Istanbul' },
  ...{ SAST: 'Africa/Johannesburg', EAT: 'Africa/Nairobi', WAT: 'Africa/Lagos', CAT: 'Africa/Maputo' },
  ...{ GST: 'Asia/Dubai', PKT: 'Asia/Karachi', IST: 'Asia/Kolkata', ICT: 'Asia/Bangkok', SGT: 'Asia/Singapore', HKT: 'Asia/Hong_Kong' },
  ...{ JST: 'Asia/Tokyo', KST: 'Asia/Seoul', AWST: 'Australia/Perth', AEST: 'Australia/Sydney', AEDT: 'Australia/Sydney' },
  ...{ ACST: 'Australia/Adelaide', NZST: 'Pacific/Auckland', NZDT: 'Pacific/Auckland' },
};

const OFFSET = /^(?:utc|gmt|z)?\s*[+-]\s*\d{1,2}(?::?\d{2})?$/i;
const AREAS = 'africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico|pacific|us';
const REGION = new RegExp(`^(?:${AREAS})/[\\w+/-]+$`, 'i');
const UTC_NAME = /^(?:utc|gmt|zulu)$/i;

/** The region that an abbreviation most often means; undefined if it isn't one. */
export const regionOfAbbreviation = (zone: string): string | undefined => {
  const name = zone.toUpperCase();
  return Object.hasOwn(ABBREVIATIONS, name) ? ABBREVIATIONS[name] : undefined;
};

/** Whether the zone is an offset from UTC, which many places don't keep all year. */
export const isOffset = (zone: string): boolean => OFFSET.test(zone);

/** Whether a word can only be meant as a zone, valid or not. Abbreviations count only in capitals. */
export const looksLikeZone = (word: string): boolean =>
  REGION.test(word) || UTC_NAME.test(word) || isOffset(word) || (word.length > 2 && Object.hasOwn(ABBREVIATIONS, word));
