/** Canvas: what drawings need of the font and the theme, with text that is measured, shortened and wrapped. */
import { drawable } from './clean-text.ts';
import type { Fonts, Weight } from './fonts.ts';
import { textElement } from './svg.ts';
import type { Theme } from './theme.ts';

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export interface Canvas {
  readonly theme: Theme;
  /** Without characters that can't be drawn. */
  readonly clean: (text: string, instead?: string) => string;
  readonly width: (text: string, style: Pick<TextStyle, 'size' | 'weight'>) => number;
  /** At a baseline. */
  readonly text: (x: number, y: number, text: string, style: TextStyle) => string;
  /** Cut off with an ellipsis where it would be wider. */
  readonly fit: (text: string, width: number, style: Pick<TextStyle, 'size' | 'weight'>) => string;
  /** At most so many lines; the last one is cut off. */
  readonly wrap: (text: string, width: number, style: Pick<TextStyle, 'size' | 'weight'>, most: number) => readonly string[];
}

export function createCanvas(fonts: Fonts, theme: Theme): Canvas {
  const width: Canvas['width'] = (text, { size, weight = 400 }) => fonts.width(text, size, weight);
  const fitText: Canvas['fit'] = (text, room, style) =>
    width(text, style) <= room ? text : cut(text, (part) => width(part, style) <= room);
  return {
    theme,
    clean: (text, instead) => drawable(text, fonts, instead),
    width,
    text: (x, y, text, { size, weight = 400, fill, anchor }) =>
      textElement('text', { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor }, text),
    fit: fitText,
    wrap: (text, room, style, most) =>
      wrapLines(
        text,
        most,
        (line) => width(line, style) <= room,
        (line) => fitText(line, room, style),
      ),
  };
}

function cut(text: string, fits: (part: string) => boolean): string {
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${characters.slice(0, middle).join('').trimEnd()}…`)) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}

function wrapLines(text: string, most: number, fits: (line: string) => boolean, cutLine: (line: string) => string): readonly string[] {
  const lines: string[] = [];
  const words = text.split(' ');
  while (words.length > 0 && lines.length < most - 1) {
    let line = words.shift() ?? '';
    while (words[0] !== undefined && fits(`${line} ${words[0]}`)) line = `${line} ${words.shift()}`;
    lines.push(cutLine(line));
  }
  if (words.length > 0) lines.push(cutLine(words.join(' ')));
  return lines;
}
