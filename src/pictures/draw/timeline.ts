/** Months from the newest down, along a line. */
import type { Canvas } from '../kit/canvas.ts';
import { drawRows, flow, ROW_HEIGHT } from '../kit/flow.ts';
import { type Drawing, page } from '../kit/page.ts';
import { PILL_HEIGHT, pill } from '../kit/pill.ts';
import { element } from '../kit/svg.ts';
import { PADDING, RIGHT } from '../kit/theme.ts';
import type { TimelinePicture } from '../picture.ts';

const MONTH = { size: 26, weight: 600 } as const;
const AXIS = 210;
const PILLS = 250;
const BETWEEN = 26;

export const drawTimeline = (canvas: Canvas, { groups, ...picture }: TimelinePicture): Drawing =>
  page(canvas, picture, (top) => {
    const { theme } = canvas;
    let y = top;
    let last = top;
    const drawn = groups.flatMap(({ label, released }) => {
      const rows = flow(
        released.map((entity) => pill(canvas, entity, RIGHT - PILLS)),
        PILLS,
        RIGHT,
      );
      const middle = y + PILL_HEIGHT / 2;
      const head = [
        canvas.text(PADDING, middle + 9, label, { ...MONTH, fill: theme.ink }),
        element('circle', { cx: AXIS, cy: middle, r: 8, fill: theme.ground, stroke: theme.sea, 'stroke-width': 4 }),
      ];
      const pills = drawRows(rows, y);
      last = middle;
      y += rows.length * ROW_HEIGHT + BETWEEN;
      return [...head, pills];
    });
    const axis = element('path', { d: `M${AXIS} ${top + PILL_HEIGHT / 2}V${last}`, stroke: theme.edge, 'stroke-width': 2 });
    return { svg: [axis, ...drawn].join(''), height: Math.max(0, y - top - BETWEEN) };
  });
