/** Pill: the name of an entity behind the shape of its kind. */
import type { NamedEntity } from '../picture.ts';
import type { Canvas } from './canvas.ts';
import { kindIcon } from './icons.ts';
import { element } from './svg.ts';
import { NAME_SIZE } from './theme.ts';

export const PILL_HEIGHT = 50;
const NAME = { size: NAME_SIZE, weight: 500 } as const;
const BEFORE = 50;
const AFTER = 22;

export interface Pill {
  readonly width: number;
  /** With its upper left corner there. */
  readonly at: (x: number, y: number) => string;
}

/** No wider than `room`. A disputed one is dashed. */
export function pill(canvas: Canvas, { name, kind, slug }: NamedEntity, room: number, isDisputed = false): Pill {
  const { theme } = canvas;
  const text = canvas.fit(canvas.clean(name, slug), room - BEFORE - AFTER, NAME);
  const width = BEFORE + canvas.width(text, NAME) + AFTER;
  const look = isDisputed
    ? { fill: theme.ochreWash, stroke: theme.ochreFill, 'stroke-width': 2, 'stroke-dasharray': '7 5' }
    : { fill: theme.sunk };
  const at = (x: number, y: number): string =>
    element('rect', { x, y, width, height: PILL_HEIGHT, rx: PILL_HEIGHT / 2, ...look }) +
    kindIcon(kind, x + 29, y + PILL_HEIGHT / 2, isDisputed ? theme.ochre : theme.sea) +
    canvas.text(x + BEFORE, y + 34, text, { ...NAME, fill: theme.ink });
  return { width, at };
}
