/** A table of models and modalities; the shapes differ, and a legend names them. */
import type { Canvas } from '../kit/canvas.ts';
import { type Drawing, page } from '../kit/page.ts';
import { PILL_HEIGHT, pill } from '../kit/pill.ts';
import { element } from '../kit/svg.ts';
import { PADDING, RIGHT } from '../kit/theme.ts';
import type { ModalitiesPicture, ModalityMark } from '../picture.ts';

const FIRST = 470;
const HEAD = { size: 26, weight: 600 } as const;
const LEGEND = { size: 24 } as const;
const HEAD_LINE = 32;
const HEAD_HEIGHT = 80;
const ROW = 62;
const LEGEND_HEIGHT = 62;

const legend: readonly (readonly [ModalityMark, string])[] = [
  ['takes', 'takes'],
  ['gives', 'gives'],
  ['both', 'takes and gives'],
  ['neither', 'neither'],
  ['not recorded', 'not recorded'],
];

export const drawModalities = (canvas: Canvas, { columns, rows, ...picture }: ModalitiesPicture): Drawing =>
  page(canvas, picture, (top) => {
    const { theme } = canvas;
    const step = (RIGHT - FIRST) / Math.max(columns.length, 1);
    const middle = (column: number): number => FIRST + (column + 0.5) * step;
    const line = (y: number, stroke: string): string => element('path', { d: `M${PADDING} ${y}H${RIGHT}`, stroke, 'stroke-width': 2 });
    const heads = columns.flatMap((name, at) => {
      const lines = canvas.wrap(canvas.clean(name), step - 8, HEAD, 2);
      const first = top + HEAD_HEIGHT - 22 - (lines.length - 1) * HEAD_LINE;
      return lines.map((line, index) =>
        canvas.text(middle(at), first + index * HEAD_LINE, line, { ...HEAD, fill: theme.ink, anchor: 'middle' }),
      );
    });
    const drawn = rows.map(({ entity, marks }, index) => {
      const y = top + HEAD_HEIGHT + index * ROW;
      const name = pill(canvas, entity, FIRST - PADDING).at(PADDING, y + (ROW - PILL_HEIGHT) / 2);
      return [name, ...marks.map((mark, at) => drawMark(canvas, mark, middle(at), y + ROW / 2)), line(y + ROW, theme.line)].join('');
    });
    const end = top + HEAD_HEIGHT + rows.length * ROW;
    return {
      svg: [...heads, line(top + HEAD_HEIGHT, theme.ink2), ...drawn, drawLegend(canvas, end + 44)].join(''),
      height: end + LEGEND_HEIGHT - top,
    };
  });

function drawMark({ theme }: Canvas, mark: ModalityMark, cx: number, cy: number): string {
  const ring = element('circle', { cx, cy, r: 14, fill: 'none', stroke: theme.sea, 'stroke-width': 3 });
  switch (mark) {
    case 'takes':
      return element('circle', { cx, cy, r: 9, fill: theme.sea });
    case 'gives':
      return ring;
    case 'both':
      return ring + element('circle', { cx, cy, r: 8, fill: theme.sea });
    case 'neither':
      return element('path', { d: `M${Math.round(cx) - 8} ${cy}h16`, stroke: theme.edge, 'stroke-width': 3 });
    case 'not recorded':
      return element('path', { d: `M${Math.round(cx) - 11} ${cy}h22`, stroke: theme.ink3, 'stroke-width': 3, 'stroke-dasharray': '4 5' });
  }
}

function drawLegend(canvas: Canvas, y: number): string {
  let x = PADDING + 16;
  const parts = legend.map(([mark, text]) => {
    const drawn = drawMark(canvas, mark, x, y - 8) + canvas.text(x + 26, y, text, { ...LEGEND, fill: canvas.theme.ink2 });
    x += 26 + canvas.width(text, LEGEND) + 50;
    return drawn;
  });
  return parts.join('');
}
