/** What stands in the SVG of a picture, and where. */
import type { Fonts, Weight } from '../../../src/pictures/kit/fonts.ts';

export interface DrawnText {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

export const readXml = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? entity);

/** The boxes of all texts, as their letters fill them: without the room above and below. */
export function textsIn(svg: string, fonts: Fonts): DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const read = (name: string): string | undefined => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const [text, size] = [readXml(escaped), Number(read('font-size'))];
    const width = fonts.width(text, size, Number(read('font-weight')) as Weight);
    const before = { start: 0, middle: 0.5, end: 1 }[read('text-anchor') ?? 'start'] ?? 0;
    const [left, baseline] = [Number(read('x')) - before * width, Number(read('y'))];
    return { text, size, left, right: left + width, top: baseline - 0.74 * size, bottom: baseline + 0.21 * size };
  });
}

export const overlap = (one: DrawnText, other: DrawnText): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
