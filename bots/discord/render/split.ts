/** Splits raw text at word boundaries, or between graphemes where a single word is too long. */
import { escapedLength, escapeText } from './escape.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ASCII = /^[ -~\s]*$/;

export function splitText(text: string, maxLength: number): string[] {
  if (escapeText(text).length <= maxLength) return [text];
  const words = text.match(/\s*\S+/g) ?? [];
  const short = words.flatMap((word) => (escapedLength(word) <= maxLength ? [word] : packIntoParts(splitWord(word, maxLength), maxLength)));
  return packIntoParts(short, maxLength).map((part) => part.trim());
}

// Segmenting graphemes takes a hundred times as long, and ASCII does not need it; escaped, each character is three at most.
const splitWord = (word: string, maxLength: number): Iterable<string> =>
  ASCII.test(word)
    ? (word.match(new RegExp(`.{1,${Math.max(1, Math.floor(maxLength / 3))}}`, 'gs')) ?? [])
    : graphemesOf(word, maxLength, escapedLength);

/** The text, shortened with an ellipsis if it is too long; for places without markup. */
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

/** A generator, because segmenting is slow and the caller may need only the beginning. */
function* graphemesOf(word: string, maxLength: number, sizeOf: (text: string) => number): Generator<string> {
  for (const { segment } of graphemes.segment(word)) {
    // A grapheme may have any number of marks; one that is too long is split between its code points.
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
