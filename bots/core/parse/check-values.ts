/** Checks values against the options that a command declares, and normalizes them; pure. */
import { type Command, MAX_OPTION_LENGTH, type Option } from '../contract/command.ts';
import type { ValueProblem } from '../contract/parse-result.ts';
import type { IdPatterns } from '../contract/platform.ts';
import type { OptionValue } from '../contract/request.ts';
import { parseTime } from './clock-time.ts';
import { slipBetween } from './command-name.ts';
import { matchChoice } from './positional-options.ts';
import { normalizeDays } from './weekdays.ts';

export type CheckResult =
  | { readonly kind: 'ok'; readonly values: Readonly<Record<string, OptionValue>> }
  | { readonly kind: 'missing'; readonly option: string; readonly values: Readonly<Record<string, OptionValue>> }
  | { readonly kind: 'invalid'; readonly option: string; readonly value: string; readonly problem: ValueProblem };

/** The first problem, or all values. Flags default to false. */
export function checkValues({ options }: Command, given: Readonly<Record<string, OptionValue>>, idPatterns: IdPatterns): CheckResult {
  const values: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const read = readValue(option, typeof value === 'string' ? value.trim() : value, idPatterns);
    if (typeof read === 'object') return { kind: 'invalid', option: name, value: String(value).trim(), problem: read };
    if (read !== undefined) values[name] = read;
  }
  const isRequired = ([name, option]: readonly [string, Option]) =>
    option.type !== 'flag' && option.required === true && values[name] === undefined;
  const [missing] = Object.entries(options).find(isRequired) ?? [];
  return missing === undefined ? { kind: 'ok', values } : { kind: 'missing', option: missing, values };
}

function readValue(option: Option, value: OptionValue | undefined, idPatterns: IdPatterns): OptionValue | ValueProblem | undefined {
  if (option.type === 'flag') return value === true;
  if (typeof value !== 'string' || value === '') return undefined;
  if (option.type === 'choice') return readChoice(option.choices, value);
  if (option.type === 'text') return readText(option, value);
  return readId(option.type, value, idPatterns) ?? { kind: option.type };
}

/** Words that stand for an id on every platform. */
const ID_WORDS = { channel: 'here', role: 'none' } as const;

function readId(type: keyof typeof ID_WORDS, value: string, idPatterns: IdPatterns): string | undefined {
  const id = value.replace(type === 'channel' ? /^#/ : /^@/, '');
  const word = id.toLowerCase();
  // `here` is not a group, not even where a group could be called so: platforms ping everyone by it.
  if (word === ID_WORDS.channel || word === ID_WORDS.role) return word === ID_WORDS[type] ? word : undefined;
  if (idPatterns[type].test(id)) return id;
  return NAMES[type].test(value) && !PINGS_EVERYONE.includes(word) ? `${SIGNS[type]}${id}` : undefined;
}

/** What the platform's directory has to look up. */
const SIGNS = { channel: '#', role: '@' } as const;
const NAMES = { channel: /^#?[\p{L}\p{M}\p{N}_-]{1,100}$/u, role: /^@[\p{L}\p{M}\p{N} ._-]{1,100}$/u } as const;
const PINGS_EVERYONE: readonly string[] = ['everyone', 'channel'];

function readText(
  { format, maxLength = MAX_OPTION_LENGTH, knownValues = [] }: Extract<Option, { type: 'text' }>,
  value: string,
): string | ValueProblem {
  if (value.length > maxLength) return { kind: 'tooLong', length: value.length, maxLength };
  if (format === 'date') return readDate(value) ?? { kind: 'date' };
  if (format === 'number') return readNumber(value) ?? { kind: 'number' };
  if (format === 'time') return parseTime(value) ?? { kind: 'time' };
  if (format === 'days') return normalizeDays(value) ?? { kind: 'days' };
  return matchChoice(knownValues, value) ?? value;
}

/** Accepts a choice, its plural, its prefix, or a typo of one letter. */
function readChoice(choices: readonly string[], value: string): string | ValueProblem {
  const exact = matchChoice(choices, value);
  if (exact !== undefined) return exact;
  const wanted = value.toLowerCase();
  const isNear = (choice: string) =>
    (wanted.length > 2 && choice.startsWith(wanted)) || (wanted.length > 3 && slipBetween(wanted, choice) !== undefined);
  const [near, other] = choices.filter(isNear);
  return near === undefined || other !== undefined ? { kind: 'choice', choices } : near;
}

/** Normalizes `2023`, `2023-05`, `2023-5-1` or `2023/05/01` to ISO 8601. */
function readDate(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  const date = [year, month, day].flatMap((part) => (part === undefined ? [] : part.padStart(2, '0'))).join('-');
  const whole = `${date}${'-01'.repeat(3 - date.split('-').length)}T00:00:00Z`;
  const time = Date.parse(whole);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(whole.slice(0, 10)) ? undefined : date;
}

const UNIT_FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };
/** No filter needs a larger number. */
const MAX_NUMBER = 1e12;

/** `128000`, `128,000`, `128_000`, `128k` or `1.5M`, as its digits. */
function readNumber(value: string): string | undefined {
  const [, digits = '', unit = ''] = /^([\d,_' ]*\.?\d+)\s*([kmb]?)$/i.exec(value) ?? [];
  const number = Number.parseFloat(digits.replace(/[,_' ]/g, '')) * (UNIT_FACTORS[unit.toLowerCase()] ?? 1);
  return digits !== '' && number <= MAX_NUMBER ? String(Math.round(number)) : undefined;
}
