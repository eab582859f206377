/** Words that people write for time zones: countries, abbreviations and languages; pure. */

/** What people offer themselves first, if nothing is known of them: about one for each inhabited offset. */
export const COMMON_ZONES: readonly string[] = [
  ...['UTC', 'America/New_York', 'America/Los_Angeles', 'America/Chicago', 'America/Denver', 'America/Toronto', 'America/Sao_Paulo'],
  ...['Europe/London', 'Europe/Berlin', 'Europe/Paris', 'Europe/Madrid', 'Europe/Warsaw', 'Europe/Istanbul', 'Africa/Johannesburg'],
  ...['Africa/Lagos', 'Asia/Dubai', 'Asia/Kolkata', 'Asia/Bangkok', 'Asia/Singapore', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Seoul'],
  ...['Australia/Sydney', 'Pacific/Auckland'],
];

const US = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu'];
const CANADA = ['America/Toronto', 'America/Vancouver', 'America/Edmonton', 'America/Winnipeg', 'America/Halifax', 'America/St_Johns'];
const BRAZIL = ['America/Sao_Paulo', 'America/Manaus', 'America/Fortaleza'];
const AUSTRALIA = ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Perth', 'Australia/Darwin'];
const GERMAN = ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich'];
const SPANISH = ['Europe/Madrid', 'America/Mexico_City', 'America/Bogota', 'America/Argentina/Buenos_Aires', 'America/Santiago'];

/** In lowercase, with underscores for spaces. A country with several zones has the most common ones, so that the person chooses. */
const ZONES_OF_COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  argentina: ['America/Argentina/Buenos_Aires'],
  australia: AUSTRALIA,
  austria: ['Europe/Vienna'],
  bangladesh: ['Asia/Dhaka'],
  belgium: ['Europe/Brussels'],
  brazil: BRAZIL,
  canada: CANADA,
  chile: ['America/Santiago'],
  china: ['Asia/Shanghai'],
  colombia: ['America/Bogota'],
  czechia: ['Europe/Prague'],
  denmark: ['Europe/Copenhagen'],
  egypt: ['Africa/Cairo'],
  england: ['Europe/London'],
  finland: ['Europe/Helsinki'],
  france: ['Europe/Paris'],
  germany: ['Europe/Berlin'],
  great_britain: ['Europe/London'],
  greece: ['Europe/Athens'],
  hungary: ['Europe/Budapest'],
  india: ['Asia/Kolkata'],
  indonesia: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  ireland: ['Europe/Dublin'],
  israel: ['Asia/Jerusalem'],
  italy: ['Europe/Rome'],
  japan: ['Asia/Tokyo'],
  kenya: ['Africa/Nairobi'],
  korea: ['Asia/Seoul'],
  malaysia: ['Asia/Kuala_Lumpur'],
  mexico: ['America/Mexico_City', 'America/Tijuana', 'America/Cancun'],
  nepal: ['Asia/Kathmandu'],
  netherlands: ['Europe/Amsterdam'],
  new_zealand: ['Pacific/Auckland'],
  nigeria: ['Africa/Lagos'],
  norway: ['Europe/Oslo'],
  pakistan: ['Asia/Karachi'],
  peru: ['America/Lima'],
  philippines: ['Asia/Manila'],
  poland: ['Europe/Warsaw'],
  portugal: ['Europe/Lisbon'],
  romania: ['Europe/Bucharest'],
  saudi_arabia: ['Asia/Riyadh'],
  scotland: ['Europe/London'],
  south_africa: ['Africa/Johannesburg'],
  south_korea: ['Asia/Seoul'],
  spain: ['Europe/Madrid'],
  sri_lanka: ['Asia/Colombo'],
  sweden: ['Europe/Stockholm'],
  switzerland: ['Europe/Zurich'],
  taiwan: ['Asia/Taipei'],
  thailand: ['Asia/Bangkok'],
  turkey: ['Europe/Istanbul'],
  uae: ['Asia/Dubai'],
  uk: ['Europe/London'],
  ukraine: ['Europe/Kyiv'],
  united_kingdom: ['Europe/London'],
  united_states: US,
  usa: US,
  vietnam: ['Asia/Ho_Chi_Minh'],
};

/** The regions in which an abbreviation is used, the most common first: completion offers them, because none of them is an offset. */
const ZONES_OF_ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  est: ['America/New_York'],
  edt: ['America/New_York'],
  et: ['America/New_York'],
  cst: ['America/Chicago', 'Asia/Shanghai'],
  cdt: ['America/Chicago'],
  ct: ['America/Chicago'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  pst: ['America/Los_Angeles'],
  pdt: ['America/Los_Angeles'],
  pt: ['America/Los_Angeles'],
  bst: ['Europe/London'],
  wet: ['Europe/Lisbon'],
  cet: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  cest: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  mez: ['Europe/Berlin'],
  eet: ['Europe/Helsinki', 'Europe/Athens'],
  eest: ['Europe/Helsinki', 'Europe/Athens'],
  msk: ['Europe/Moscow'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  pkt: ['Asia/Karachi'],
  gst: ['Asia/Dubai'],
  ict: ['Asia/Bangkok'],
  sgt: ['Asia/Singapore'],
  hkt: ['Asia/Hong_Kong'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  awst: ['Australia/Perth'],
  acst: ['Australia/Adelaide'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: ['Australia/Sydney'],
  nzst: ['Pacific/Auckland'],
  nzdt: ['Pacific/Auckland'],
};

/** By the locale as chat platforms write it, or by its language alone. */
const ZONES_OF_LOCALES: Readonly<Record<string, readonly string[]>> = {
  'en-us': US.slice(0, 4),
  'en-gb': ['Europe/London'],
  'en-au': AUSTRALIA,
  'en-ca': CANADA,
  'en-in': ['Asia/Kolkata'],
  'es-es': ['Europe/Madrid'],
  'es-419': SPANISH.slice(1),
  'pt-br': BRAZIL,
  'zh-cn': ['Asia/Shanghai'],
  'zh-tw': ['Asia/Taipei'],
  ...{ bg: ['Europe/Sofia'], cs: ['Europe/Prague'], da: ['Europe/Copenhagen'], de: GERMAN, el: ['Europe/Athens'], es: SPANISH },
  ...{ fi: ['Europe/Helsinki'], fr: ['Europe/Paris', 'America/Toronto'], hi: ['Asia/Kolkata'], hr: ['Europe/Zagreb'] },
  ...{ hu: ['Europe/Budapest'], id: ['Asia/Jakarta'], it: ['Europe/Rome'], ja: ['Asia/Tokyo'], ko: ['Asia/Seoul'] },
  ...{ lt: ['Europe/Vilnius'], nl: ['Europe/Amsterdam'], no: ['Europe/Oslo'], pl: ['Europe/Warsaw'], pt: ['Europe/Lisbon'] },
  ...{ ro: ['Europe/Bucharest'], ru: ['Europe/Moscow'], sv: ['Europe/Stockholm'], th: ['Asia/Bangkok'], tr: ['Europe/Istanbul'] },
  ...{ uk: ['Europe/Kyiv'], vi: ['Asia/Ho_Chi_Minh'] },
};

const entryOf = (table: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] =>
  Object.hasOwn(table, key) ? (table[key] ?? []) : [];

const keyOf = (word: string): string => word.toLowerCase().replaceAll(/\s+/g, '_');

/** None for a word that isn't a country. */
export const zonesOfCountry = (word: string): readonly string[] => entryOf(ZONES_OF_COUNTRIES, keyOf(word));

/** The zones of a country or an abbreviation; none for other words. */
export const zonesOfWord = (word: string): readonly string[] => [...zonesOfCountry(word), ...entryOf(ZONES_OF_ABBREVIATIONS, keyOf(word))];

export function zonesOfLocale(locale = ''): readonly string[] {
  const key = locale.toLowerCase().replace('_', '-');
  const exact = entryOf(ZONES_OF_LOCALES, key);
  return exact.length > 0 ? exact : entryOf(ZONES_OF_LOCALES, key.split('-', 1)[0] ?? '');
}
