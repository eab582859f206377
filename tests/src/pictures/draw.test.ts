import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparison } from '../../../src/pictures/content/comparison.ts';
import { modalitiesPicture } from '../../../src/pictures/content/modalities.ts';
import { neighbourhood } from '../../../src/pictures/content/neighbourhood.ts';
import { scoresPicture } from '../../../src/pictures/content/scores.ts';
import { timelinePicture } from '../../../src/pictures/content/timeline.ts';
import { draw } from '../../../src/pictures/draw/draw.ts';
import { openFonts } from '../../../src/pictures/kit/fonts.ts';
import { themeNames } from '../../../src/pictures/kit/theme.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import render from '../../../src/pictures/render/worker.ts';
import { graphOf } from '../../support/graph/rows.ts';
import { need } from '../../support/need.ts';
import { overlap, readXml, textsIn } from '../../support/pictures/drawn.ts';
import { pictured } from '../../support/pictures/pictured.ts';

const fonts = openFonts();

/** All pictures of the graph, each entity named by `rename`. */
function picturesOf(rename: (name: string) => string = (name) => name): Picture[] {
  const graph = graphOf({ ...pictured, entities: need(pictured.entities).map((row) => ({ ...row, name: rename(row.name) })) });
  const the = (id: string) => need(graph.entities.get(id), id);
  return [
    ...['model/clip', 'modality/text', 'model-class/lmm'].map((id) => neighbourhood(graph, the(id))),
    neighbourhood(graph, the('model/clip'), 2),
    comparison(graph, the('model/clip'), the('model/flamingo')),
    comparison(graph, the('model-class/lmm'), the('model-class/llm')),
    ...[timelinePicture(graph, {}), modalitiesPicture(graph), scoresPicture(graph, the('benchmark/mmmu'))],
  ];
}

const drawnBy = (picture: Picture) => draw(picture, 'light', fonts);

describe('every picture', () => {
  it.each(picturesOf().map((picture) => [picture.title, picture] as const))('is whole and readable: %s', (_, picture) => {
    const { svg, width, height, alt } = drawnBy(picture);
    const texts = textsIn(svg, fonts);
    expect(alt).toBe(picture.alt);
    expect(readXml(svg)).toContain(`<desc>${alt}</desc>`);
    expect(texts.filter(({ size }) => size < 22)).toEqual([]);
    expect(texts.filter(({ left, right, bottom }) => left < 0 || right > width || bottom > height)).toEqual([]);
    expect(
      texts.flatMap((one, at) =>
        texts
          .slice(at + 1)
          .filter((other) => overlap(one, other))
          .map((other) => [one, other]),
      ),
    ).toEqual([]);
  });

  it('has each name that is drawn in its alternative text', () => {
    for (const picture of picturesOf()) {
      const { svg, alt } = drawnBy(picture);
      const names = need(pictured.entities).filter(({ name }) => textsIn(svg, fonts).some(({ text }) => text === name));
      expect(names.length).toBeGreaterThan(0);
      for (const { name } of names) expect(alt).toContain(name);
    }
  });

  it('is the same in every run, byte for byte, and another one in the dark', async () => {
    for (const picture of picturesOf()) {
      const job = { picture, format: 'png' } as const;
      const [one, again, dark] = await Promise.all((['light', 'light', 'dark'] as const).map((theme) => render({ ...job, theme })));
      expect(Buffer.from(need(one)).equals(need(again))).toBe(true);
      expect(Buffer.from(need(one)).equals(need(dark))).toBe(false);
      expect(Buffer.from(need(one)).subarray(1, 4).toString()).toBe('PNG');
    }
  });

  it('uses the colors of its theme alone', () => {
    const colors = themeNames.map(
      (theme) => new Set(picturesOf().flatMap((picture) => draw(picture, theme, fonts).svg.match(/#[0-9A-F]{6}/g))),
    );
    expect([...need(colors[0])].filter((color) => colors[1]?.has(color)).sort()).toEqual(['#0A5A6E', '#F4BE55', '#FFFFFF']);
  });
});

describe('names', () => {
  const markup = `<script>alert("1")</script>&'<svg onload=x>`;

  it('stay text, whatever markup they hold', () => {
    for (const picture of picturesOf((name) => `${name} ${markup}`)) {
      const { svg } = drawnBy(picture);
      expect(svg).not.toMatch(/<script|<svg onload|="1"/);
      expect(svg.match(/<svg/g)).toHaveLength(1);
      expect(svg.replace(/<\/?(svg|title|desc|rect|path|circle|g|text)( [a-zA-Z:-]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>]/);
    }
  });

  it('cannot turn the text around them', () => {
    for (const picture of picturesOf((name) => `\u202e${name}\u2067\u200f`)) {
      expect(drawnBy(picture).svg + picture.alt).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('lose what the font lacks; a slug stands for a name that would be lost', () => {
    const textsOf = (name: string) =>
      picturesOf(() => name).flatMap((picture) => textsIn(drawnBy(picture).svg, fonts).map(({ text }) => text));
    expect(textsOf('CLIP 🚀\u{FE0F}')).toContain('CLIP');
    expect(textsOf('文心一言')).toContain('clip');
    for (const text of [...textsOf('文心一言 X'), ...textsOf('كليب 👩‍🚀')])
      expect([...text].filter((character) => !fonts.has(character.codePointAt(0) ?? 0))).toEqual([]);
  });

  it('of any length and script overlap nothing and stay inside', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ minLength: 30, maxLength: 120 }),
      fc.constant('W'.repeat(99)),
    );
    fc.assert(
      fc.property(names, (name) => {
        for (const picture of picturesOf((own) => `${own}${name}`)) {
          const { svg, width } = drawnBy(picture);
          const texts = textsIn(svg, fonts);
          expect(texts.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
          expect(texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => overlap(one, other)))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
