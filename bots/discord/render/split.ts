/** Split: raw text cut at word boundaries, or between graphemes where one word is longer than the room. */
import { escapedLength, escapeText } from './escape.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ASCII = /^[ -~\s]*$/;

/** Cuts raw text into parts that hold at most `room` characters once they are escaped. */
export function splitText(text: string, maxLength: number): string[] {
  if (escapeText(text).length <= maxLength) return [text];
  const words = text.match(/\s*\S+/g) ?? [];
  const short = words.flatMap((word) => (escapedLength(word) <= maxLength ? [word] : packIntoParts(splitWord(word, maxLength), maxLength)));
  return packIntoParts(short, maxLength).map((part) => part.trim());
}

// Looking for graphemes takes a hundred times as long, and letters of ASCII are nothing else; escaped, each is three at most.
const splitWord = (word: string, maxLength: number): Iterable<string> =>
  ASCII.test(word)
    ? (word.match(new RegExp(`.{1,${Math.max(1, Math.floor(maxLength / 3))}}`, 'gs')) ?? [])
    : graphemesOf(word, maxLength, escapedLength);

/** The beginning of a text that is too long for a place without markup, marked with an ellipsis. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (ASCII.test(text)) return `${text.slice(0, maxLength - 1).trimEnd()}…`;
  let head = '';
  for (const letter of graphemesOf(text, maxLength - 1, ({ length }) => length)) {
    if (head.length + letter.length >= maxLength) break;
    head += letter;
  }
  return `${head.trimEnd()}…`;
}

/** One at a time, since looking for them takes long and a short beginning may be all that is wanted. */
function* graphemesOf(word: string, maxLength: number, sizeOf: (text: string) => number): Generator<string> {
  for (const { segment } of graphemes.segment(word)) {
    // A grapheme may carry any number of marks; one that no message can hold is cut between its code points.
    if (sizeOf(segment) <= maxLength) yield segment;
    else yield* segment;
  }
}

function packIntoParts(pieces: Iterable<string>, maxLength: number): string[] {
  const parts: string[] = [];
  let current: string[] = [];
  let used = 0;
  for (const piece of pieces) {
    const size = escapedLength(piece);
    if (used + size > maxLength && current.length > 0) {
      parts.push(current.join(''));
      current = [];
      used = 0;
    }
    current.push(piece);
    used += size;
  }
  return current.length === 0 ? parts : [...parts, current.join('')];
}
