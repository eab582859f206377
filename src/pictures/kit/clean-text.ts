/** Text that can be drawn: without what would reorder it, and without characters that the font lacks, which would show as boxes. */
import type { Fonts } from './fonts.ts';

/** Controls, marks that change the direction of a text, and what isn't a character on its own: emoji modifiers, unpaired surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u{FE00}-\u{FE0F}]/gu;

/** For alternative texts, which any font may show. */
export const toPlainLine = (text: string): string => text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();

/** At least half of the letters of a name must be left, or it would read as another name. */
const LEAST_SHARE = 0.5;

/** The text as far as the font has it; `instead` if that is too little. */
export function drawable(text: string, fonts: Fonts, instead = ''): string {
  const plain = toPlainLine(text).normalize('NFC');
  const shown = toPlainLine([...plain].filter((character) => fonts.has(character.codePointAt(0) ?? 0)).join(''));
  const [all, left] = [letters(plain), letters(shown)];
  return left === 0 || left < all * LEAST_SHARE ? instead : shown;
}

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
