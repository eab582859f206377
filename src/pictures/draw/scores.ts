/** A dot for each model on a line of its own, so that values can be compared by eye. */
import type { Canvas } from '../kit/canvas.ts';
import { type Drawing, page } from '../kit/page.ts';
import { element } from '../kit/svg.ts';
import { PADDING, RIGHT } from '../kit/theme.ts';
import type { ScoresPicture } from '../picture.ts';

const NAME = { size: 26, weight: 500 } as const;
const VALUE = { size: 26, weight: 600 } as const;
const NOTE = { size: 22 } as const;
const NAME_WIDTH = 310;
const FROM = 380;
const TO = 670;
const VALUES_END = 800;
const NOTES = 824;
const ROW = 56;
const SCALE = 44;

export const drawScores = (canvas: Canvas, { scale: [low, high], rows, ...picture }: ScoresPicture): Drawing =>
  page(canvas, picture, (top) => {
    const { theme } = canvas;
    const xOf = (value: number): number => FROM + ((Math.min(Math.max(value, low), high) - low) / (high - low)) * (TO - FROM);
    const ends = [
      canvas.text(FROM, top + 24, low.toLocaleString('en'), { ...NOTE, fill: theme.ink3, anchor: 'middle' }),
      canvas.text(TO, top + 24, high.toLocaleString('en'), { ...NOTE, fill: theme.ink3, anchor: 'middle' }),
    ];
    const drawn = rows.map(({ entity, value, shown, note }, index) => {
      const middle = top + SCALE + (index + 0.5) * ROW;
      const name = canvas.fit(canvas.clean(entity.name, entity.slug), NAME_WIDTH, NAME);
      return [
        canvas.text(PADDING, middle + 9, name, { ...NAME, fill: theme.ink }),
        element('path', { d: `M${FROM} ${middle}H${TO}`, stroke: theme.edge, 'stroke-width': 2 }),
        element('circle', { cx: xOf(value), cy: middle, r: 9, fill: theme.sea, stroke: theme.ground, 'stroke-width': 3 }),
        canvas.text(VALUES_END, middle + 9, shown, { ...VALUE, fill: theme.ink, anchor: 'end' }),
        canvas.text(NOTES, middle + 8, canvas.fit(note, RIGHT - NOTES, NOTE), { ...NOTE, fill: theme.ink3 }),
      ].join('');
    });
    return { svg: [...(rows.length === 0 ? [] : ends), ...drawn].join(''), height: rows.length === 0 ? 0 : SCALE + rows.length * ROW };
  });
