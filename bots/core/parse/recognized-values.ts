/** Extracts values that are recognized by their form: times, days, zones, channels, roles; pure. */
import { type Command, isKeywordFor, type Option } from '../contract/command.ts';
import type { OptionValue } from '../contract/request.ts';
import { isSplitMeridiem, looksLikeTime, parseTime } from './clock-time.ts';
import type { Token } from './tokens.ts';
import { looksLikeDays } from './weekdays.ts';
import { looksLikeZone } from './zones.ts';

type Values = Readonly<Record<string, OptionValue>>;

export function takeRecognized({ options }: Command, tokens: readonly Token[], named: Values): { values: Values; free: readonly Token[] } {
  let values: Values = {};
  let free = tokens;
  for (const [name, option] of Object.entries(options)) {
    const recognized = named[name] === undefined ? findValue(option, name, free) : undefined;
    if (recognized === undefined) continue;
    values = { ...values, [name]: recognized.value };
    // A keyword before the value goes with it: "in #ai".
    const first = isKeywordFor(name, option, free[recognized.at - 1]?.text.toLowerCase() ?? '') ? recognized.at - 1 : recognized.at;
    free = [...free.slice(0, first), ...free.slice(recognized.at + recognized.count)];
  }
  return { values, free };
}

interface RecognizedValue {
  readonly at: number;
  readonly count: number;
  readonly value: OptionValue;
}

function findValue(option: Option, name: string, tokens: readonly Token[]): RecognizedValue | undefined {
  const words = tokens.map(({ text, quoted }) => (quoted ? '' : text.replace(/(?<=.),$/, '')));
  const at = words.findIndex((_, index) => wordCountAt(option, name, words, index) > 0);
  if (at < 0) return undefined;
  const count = wordCountAt(option, name, words, at);
  return { at, count, value: option.type === 'flag' ? true : words.slice(at, at + count).join(' ') };
}

/** How many words from this one on have the form of the option's values. */
function wordCountAt(option: Option, name: string, words: readonly string[], at: number): number {
  const [word = '', next = ''] = words.slice(at);
  const one = (isMatch: boolean) => (isMatch ? 1 : 0);
  switch (option.type) {
    case 'flag':
      return one(option.anywhere === true && word.toLowerCase() === name);
    case 'channel':
      return one(/^#./.test(word) || word.toLowerCase() === 'here');
    case 'role':
      return one(/^@./.test(word));
    case 'choice':
      return 0;
    case 'text':
      if (option.completions === 'zones') return one(looksLikeZone(word));
      if (option.completions === 'subscriptions') return one(at === 0 && isSubscriptionId(words));
      if (option.format === 'days') return dayWordCount(words.slice(at));
      return option.format === 'time' ? timeWordCount(word, next) : 0;
  }
}

/**
 * A subscription id comes first. Four digits could also be a time: they are an id if a time follows, or if they aren't a valid time.
 */
function isSubscriptionId([first = '', ...rest]: readonly string[]): boolean {
  if (!/^#?[\da-f]{4,8}(-[\da-f-]*)?$/i.test(first)) return false;
  const isTime = looksLikeTime(first) && parseTime(first) !== undefined;
  return !isTime || rest.some((word, index) => timeWordCount(word, rest[index + 1] ?? '') > 0);
}

const timeWordCount = (word: string, next: string): number => {
  if (isSplitMeridiem(word, next)) return 2;
  return looksLikeTime(word) ? 1 : 0;
};

/** "mon, wed and fri" counts as four. */
function dayWordCount(words: readonly string[]): number {
  if (!looksLikeDays(words[0] ?? '')) return 0;
  const rest = words.slice(1);
  const isJoint = (word: string) => word === 'and' || word === '&';
  const end = rest.findIndex((word, index) => !looksLikeDays(word) && !(isJoint(word) && looksLikeDays(rest[index + 1] ?? '')));
  return 1 + (end < 0 ? rest.length : end);
}
