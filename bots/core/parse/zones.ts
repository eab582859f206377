/** Time zones as people write them, before the API says which is meant; pure. */

/** Short names that say which time it is somewhere, and not when clocks change there: a region that many mean by them. */
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

/** The region that a short name stands for most; undefined for what is none. */
export const regionOfAbbreviation = (zone: string): string | undefined => {
  const name = zone.toUpperCase();
  return Object.hasOwn(ABBREVIATIONS, name) ? ABBREVIATIONS[name] : undefined;
};

/** A distance from UTC, which no place keeps all year by itself. */
export const isOffset = (zone: string): boolean => OFFSET.test(zone);

/** Whether a word can only be meant as a zone, right or wrong; short names count in capitals alone. */
export const looksLikeZone = (word: string): boolean =>
  REGION.test(word) || UTC_NAME.test(word) || isOffset(word) || (word.length > 2 && Object.hasOwn(ABBREVIATIONS, word));
