/** Draws one picture in a thread of its own: measuring and rasterizing take tens of milliseconds, in which the server could not answer. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { draw } from '../draw/draw.ts';
import { fontFiles, openFonts } from '../kit/fonts.ts';
import type { Job } from './job.ts';

const fonts = openFonts();
const fontBuffers = fontFiles().map((file) => readFileSync(file));
const rasterizer = initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

export default async function render({ picture, theme, format }: Job): Promise<Uint8Array> {
  const { svg } = draw(picture, theme, fonts);
  if (format === 'svg') return new TextEncoder().encode(svg);
  await rasterizer;
  // The fonts of the machine would make other pixels on each.
  const resvg = new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Inter' } });
  const image = resvg.render();
  // Millions of pixels that the garbage collector doesn't see: three gigabytes after six hundred pictures.
  try {
    return image.asPng();
  } finally {
    image.free();
    resvg.free();
  }
}
