/** Split: raw text cut at word boundaries, or between graphemes where one word is longer than the room. */
import { escapedLength, escapeText } from './escape.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts raw text into parts that hold at most `room` characters once they are escaped. */
export function split(text: string, room: number): string[] {
  if (escapeText(text).length <= room) return [text];
  const words = text.match(/\s*\S+/g) ?? [];
  return pack(
    words.flatMap((word) => (escapedLength(word) <= room ? [word] : pack(lettersOf(word, room, escapedLength), room, escapedLength))),
    room,
    escapedLength,
  ).map((part) => part.trim());
}

/** The beginning of a text that is too long for a place without markup, marked with an ellipsis. */
export function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const [head = ''] = pack(lettersOf(text, room - 1, lengthOf), room - 1, lengthOf);
  return `${head.trimEnd()}…`;
}

type Size = (text: string) => number;
const lengthOf: Size = ({ length }) => length;

function lettersOf(word: string, room: number, sizeOf: Size): string[] {
  const letters = Array.from(graphemes.segment(word), ({ segment }) => segment);
  // A grapheme may carry any number of marks; one that no message can hold is cut between its code points.
  return letters.flatMap((letter) => (sizeOf(letter) <= room ? [letter] : Array.from(letter)));
}

function pack(pieces: readonly string[], room: number, sizeOf: Size): string[] {
  const parts: string[] = [];
  let current: string[] = [];
  let used = 0;
  for (const piece of pieces) {
    const size = sizeOf(piece);
    if (used + size > room && current.length > 0) {
      parts.push(current.join(''));
      current = [];
      used = 0;
    }
    current.push(piece);
    used += size;
  }
  return current.length === 0 ? parts : [...parts, current.join('')];
}
