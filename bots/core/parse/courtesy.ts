/** Drops what people say around a question, and signs: "hi, limitations of llm please 🙏"; pure. */
import type { Messages } from '../messages/index.ts';
import type { Token } from './tokens.ts';

/** Nothing is left of a greeting or of thanks alone. */
export function withoutCourtesy(tokens: readonly Token[], { courtesy, greetings }: Messages['grammar']): readonly Token[] {
  const words = tokens.map(({ text, quoted }) => wordOf(quoted ? VALUE : text.toLowerCase()));
  let [start, end] = [0, words.length];
  for (let length = 1; length > 0 && start < end; start += length) length = phraseAt(words.slice(start, end), [...greetings, ...courtesy]);
  for (let length = 1; length > 0 && start < end; end -= length) length = phraseAtEnd(words.slice(start, end), courtesy);
  return tokens.slice(start, end);
}

/** These stand for what isn't a word of a phrase, and for what says nothing. */
const [VALUE, SIGN] = ['"', ''] as const;
const wordOf = (text: string): string => (isSign(text) ? SIGN : text.replace(/[,.:;!?]+$/, ''));

/** How many words at the start are one of the phrases, or a sign. */
function phraseAt(words: readonly string[], phrases: readonly string[]): number {
  if (words[0] === SIGN) return 1;
  const found = phrases.map((phrase) => phrase.split(' ')).filter((parts) => parts.every((part, index) => words[index] === part));
  return Math.max(0, ...found.map((parts) => parts.length));
}

const phraseAtEnd = (words: readonly string[], phrases: readonly string[]): number =>
  phraseAt(
    [...words].reverse(),
    phrases.map((phrase) => phrase.split(' ').reverse().join(' ')),
  );

/** Emoji, as characters or by the name that a chat gives them, and smileys. */
const isSign = (word: string): boolean =>
  /^(?::[\w+-]+:)+$|^[:;]'?-?[()dp]$/.test(word) || (/[\p{Extended_Pictographic}\p{So}\p{RI}]/u.test(word) && !/[\p{L}\p{N}]/u.test(word));
