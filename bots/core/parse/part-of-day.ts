/** "Every morning at 9" and "every evening at 9": a part of the day stands for every day, and says which 9 is meant; pure. */
import { parseTime } from './clock-time.ts';
import type { Token } from './tokens.ts';

const PARTS: Readonly<Record<string, 'am' | 'pm'>> = { morning: 'am', afternoon: 'pm', evening: 'pm', night: 'pm' };
const EVERY: readonly string[] = ['every', 'each'];

/** The words with "day" in place of the part, and "9pm" in place of 9. */
export function withoutPartOfDay(tokens: readonly Token[]): readonly Token[] {
  const words = tokens.map(({ text, quoted }) => (quoted ? '' : text.toLowerCase()));
  const at = words.findIndex((word, index) => Object.hasOwn(PARTS, word) && EVERY.includes(words[index - 1] ?? ''));
  const half = PARTS[words[at] ?? ''];
  if (half === undefined) return tokens;
  const hour = words.findIndex((word) => /^(?:0?[1-9]|1[0-2])(?:[:.]\d{2})?$/.test(word) && parseTime(word) !== undefined);
  return tokens.map((token, index) => {
    if (index === at) return { ...token, text: 'day' };
    const isMeant = index === hour && !/^[ap]\.?m\.?$/.test(words[hour + 1] ?? '');
    return isMeant ? { ...token, text: `${token.text}${half}` } : token;
  });
}
