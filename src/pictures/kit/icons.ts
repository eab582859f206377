/** Icons: one shape for each kind of entity, all in one color, and the mark. */
import type { Kind } from '../../graph/ontology.ts';
import { element } from './svg.ts';

type Paint = (color: string) => string;

const outline =
  (d: string): Paint =>
  (stroke) =>
    element('path', { d, fill: 'none', stroke, 'stroke-width': 2.4, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' });
const filled =
  (d: string): Paint =>
  (fill) =>
    element('path', { d, fill, stroke: fill, 'stroke-width': 2, 'stroke-linejoin': 'round' });
const dot =
  (r: number): Paint =>
  (fill) =>
    element('circle', { r, fill });
const both =
  (...paints: readonly Paint[]): Paint =>
  (color) =>
    paints.map((paint) => paint(color)).join('');
const ring: Paint = (stroke) => element('circle', { r: 7, fill: 'none', stroke, 'stroke-width': 2.4 });

/** Around the origin, within 9 pixels of it. */
const shapes: Readonly<Record<Kind, Paint>> = {
  model: dot(8),
  'model-class': both(ring, dot(3)),
  organization: filled('M-6-6H6V6H-6Z'),
  modality: outline('M-8-2.5q4-5 8 0t8 0M-8 4q4-5 8 0t8 0'),
  task: outline('M-5-7L7 0L-5 7Z'),
  stage: outline('M-7-6H7M-7 0H7M-7 6H7'),
  technique: filled('M0-7L7.5 6H-7.5Z'),
  limitation: both(ring, filled('M0-6A6 6 0 0 0 0 6Z')),
  benchmark: outline('M-7-7H7V7H-7ZM-3.5-2.5H3.5M-3.5 2.5H3.5'),
  dimension: outline('M-8 0H8M0-8V8'),
  concept: outline('M0-8L7-4V4L0 8L-7 4V-4Z'),
};

export const kindIcon = (kind: Kind, x: number, y: number, color: string, scale = 1): string =>
  element('g', { transform: `translate(${x} ${y}) scale(${scale})` }, shapes[kind](color));

/** 64 pixels wide before it is scaled. */
export const mark = (x: number, y: number, size: number): string =>
  element(
    'g',
    { transform: `translate(${x} ${y}) scale(${size / 64})` },
    element('rect', { width: 64, height: 64, rx: 15, fill: '#0A5A6E' }),
    element('path', {
      ...{ d: 'M29.4 21.5 17 50.5M34.6 21.5 47 50.5', fill: 'none', stroke: '#fff' },
      ...{ 'stroke-width': 6.4, 'stroke-linecap': 'round' },
    }),
    element('path', { d: 'M22.2 39.2Q32 45.4 41.8 39.2', fill: 'none', stroke: '#fff', 'stroke-width': 4.6 }),
    element('circle', { cx: 32, cy: 17, r: 7.4, fill: '#F4BE55' }),
  );
