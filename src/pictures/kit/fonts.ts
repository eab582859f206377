/** Fonts: the widths of texts. Sums of advances are an upper bound, since pairs of letters only move closer; shaping takes 200 times as long. */
import { createRequire } from 'node:module';
import { openSync } from 'fontkit';

export type Weight = 400 | 500 | 600;

export interface Fonts {
  readonly width: (text: string, size: number, weight: Weight) => number;
  readonly has: (codePoint: number) => boolean;
}

const files: Readonly<Record<Weight, string>> = {
  400: '400Regular/Inter_400Regular.ttf',
  500: '500Medium/Inter_500Medium.ttf',
  600: '600SemiBold/Inter_600SemiBold.ttf',
};

const pathOf = (file: string): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${file}`);

/** What resvg loads. */
export const fontFiles = (): string[] => Object.values(files).map(pathOf);

export function openFonts(): Fonts {
  const widthOf = { 400: openFont(400), 500: openFont(500), 600: openFont(600) };
  const regular = widthOf[400].font;
  return {
    width: (text, size, weight) => {
      let sum = 0;
      for (const character of text) sum += widthOf[weight].advance(character.codePointAt(0) ?? 0);
      return sum * size;
    },
    has: (codePoint) => regular.hasGlyphForCodePoint(codePoint),
  };
}

/** One font, with the advances of the characters that it was asked for. */
function openFont(weight: Weight) {
  const font = openSync(pathOf(files[weight]));
  if (!('glyphForCodePoint' in font)) throw new TypeError(`${files[weight]} is a collection of fonts`);
  const advances = new Map<number, number>();
  const advance = (codePoint: number): number => {
    const known = advances.get(codePoint) ?? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
    advances.set(codePoint, known);
    return known;
  };
  return { font, advance };
}
