/** Draws one picture in a thread of its own: measuring and rasterizing take tens of milliseconds, in which the server could not answer. */
import { Resvg } from '@resvg/resvg-js';
import { draw } from '../draw/draw.ts';
import { fontFiles, openFonts } from '../kit/fonts.ts';
import type { Job } from './job.ts';

const fonts = openFonts();
const files = fontFiles();

export default function render({ picture, theme, format }: Job): Uint8Array {
  const { svg } = draw(picture, theme, fonts);
  if (format === 'svg') return new TextEncoder().encode(svg);
  // The fonts of the machine would make other pixels on each.
  return new Resvg(svg, { font: { fontFiles: files, loadSystemFonts: false, defaultFontFamily: 'Inter' } }).render().asPng();
}
