/** Folding: removes the differences that don't matter when people write a name or search for a word. */

/** Ignores case, accents, hyphens, dots and spaces: "GPT 4o" equals "gpt-4o". */
export const fold = (text: string): string => (isPlain(text) ? foldPlain(text) : foldAny(text)).trim();

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);
// Most names are plain, and an index folds all of them: this is several times as fast.
const foldPlain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');

const MARKS = /\p{M}+/gu;

const foldAny = (text: string): string =>
  text
    // Sorting a run of marks takes the square of its length, and they are left out anyway.
    .replace(MARKS, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    // The only letter whose lower case depends on its neighbours.
    .replaceAll('ς', 'σ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/** A folded text with the origin of every letter: from `starts` to `ends` in the text as written. */
export interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Like `fold`, for callers that need to mark what was found. */
export function foldInPlace(written: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of written) {
    const end = at + character.length;
    const folded = foldAny(character);
    // An accent that is a separate character belongs to the letter before it.
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (const letter of folded.split('')) {
      if (letter === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += letter;
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: text.trimEnd(), starts, ends };
}
