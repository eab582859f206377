/** Text that can be drawn: without characters that the font lacks, which would show as boxes. */
import { toPlainLine } from '../plain-line.ts';
import type { Fonts } from './fonts.ts';

/** At least half of the letters of a name must be left, or it would read as another name. */
const LEAST_SHARE = 0.5;

/** The text as far as the font has it; `instead` if that is too little. */
export function drawable(text: string, fonts: Fonts, instead = ''): string {
  const plain = toPlainLine(text).normalize('NFC');
  const shown = toPlainLine([...plain].filter((character) => fonts.has(character.codePointAt(0) ?? 0)).join(''));
  const [all, left] = [countLetters(plain), countLetters(shown)];
  return left === 0 || left < all * LEAST_SHARE ? instead : shown;
}

const countLetters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
