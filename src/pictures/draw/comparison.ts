/** A table with one row for each attribute; what only one side has is bold, and a gap has words of its own. */
import type { Canvas } from '../kit/canvas.ts';
import { type Body, type Drawing, page } from '../kit/page.ts';
import { element } from '../kit/svg.ts';
import { PADDING, RIGHT } from '../kit/theme.ts';
import type { ComparedCell, ComparedRow, ComparisonPicture } from '../picture.ts';

const COLUMNS = [272, 726] as const;
const COLUMN_WIDTH = 426;
const NAME = { size: 24 } as const;
const HEAD = { size: 32, weight: 600 } as const;
const CELL = { size: 28 } as const;
const OWN = { size: 28, weight: 600 } as const;
/** Sentences take more room than names. */
const SENTENCE = { size: 24 } as const;
const OTHER = { size: 24 } as const;
const MAX_LINES = 9;
const HEAD_HEIGHT = 56;

export const drawComparison = (canvas: Canvas, picture: ComparisonPicture): Drawing =>
  page(canvas, picture, (top) => {
    const { theme } = canvas;
    const heads = picture.sides.map(({ name, slug }, index) =>
      canvas.text(COLUMNS[index] ?? 0, top + 34, canvas.fit(canvas.clean(name, slug), COLUMN_WIDTH, HEAD), { ...HEAD, fill: theme.ink }),
    );
    let y = top + HEAD_HEIGHT;
    const rule = rowLine(y, theme.ink2);
    const rows = picture.rows.map((row) => {
      const drawn = drawRow(canvas, row, y);
      y += drawn.height;
      return drawn.svg + rowLine(y, theme.line);
    });
    return { svg: [...heads, rule, ...rows].join(''), height: y - top };
  });

const rowLine = (y: number, stroke: string): string => element('path', { d: `M${PADDING} ${y}H${RIGHT}`, stroke, 'stroke-width': 2 });

function drawRow(canvas: Canvas, row: ComparedRow, y: number): Body {
  const names = canvas.wrap(canvas.clean(row.name), COLUMNS[0] - PADDING - 24, NAME, 3);
  const cells = row.cells.map((cell, index) => drawCell(canvas, cell, COLUMNS[index] ?? 0, y, row.isEqual));
  const height = Math.max(names.length * 32 + 30, ...cells.map((cell) => cell.height));
  const drawn = names.map((line, at) => canvas.text(PADDING, y + 40 + at * 32, line, { ...NAME, fill: canvas.theme.ink3 }));
  return { svg: [...drawn, ...cells.map(({ svg }) => svg)].join(''), height };
}

function drawCell(canvas: Canvas, cell: ComparedCell | null, x: number, y: number, isEqual: boolean): Body {
  if (cell === null) return notRecorded(canvas, x, y);
  const { theme } = canvas;
  const fill = isEqual ? theme.ink3 : theme.ink;
  const [first] = cell.words;
  if (cell.words.length === 1 && first !== undefined && canvas.width(canvas.clean(first.text), CELL) > COLUMN_WIDTH) {
    const lines = canvas.wrap(canvas.clean(first.text), COLUMN_WIDTH, SENTENCE, MAX_LINES);
    return {
      svg: lines.map((line, at) => canvas.text(x, y + 40 + at * 34, line, { ...SENTENCE, fill })).join(''),
      height: lines.length * 34 + 28,
    };
  }
  const parts = cell.words.map(({ text, isOwn }, at) => ({
    text: canvas.clean(text) + (at < cell.words.length - 1 ? ',' : ''),
    style: isOwn ? { ...OWN, fill: theme.sea } : { ...CELL, fill },
  }));
  const other = cell.other === null ? [] : [{ text: `≠ ${canvas.clean(cell.other)}`, style: { ...OTHER, fill: theme.ochre } }];
  return flowWords(canvas, [...parts, ...other], x, y);
}

interface Part {
  readonly text: string;
  readonly style: { readonly size: number; readonly weight?: 600; readonly fill: string };
}

function flowWords(canvas: Canvas, parts: readonly Part[], x: number, y: number): Body {
  let [at, line] = [x, 0];
  const drawn = parts.map(({ text, style }) => {
    const shown = canvas.fit(text, COLUMN_WIDTH, style);
    const width = canvas.width(shown, style);
    if (at > x && at + width > x + COLUMN_WIDTH) [at, line] = [x, line + 1];
    const svg = canvas.text(at, y + 41 + line * 38, shown, style);
    at += width + 8;
    return svg;
  });
  return { svg: drawn.join(''), height: 62 + line * 38 };
}

function notRecorded(canvas: Canvas, x: number, y: number): Body {
  const [text, stroke] = ['not recorded', canvas.theme.ink3];
  const end = x + canvas.width(text, CELL);
  const line = element('path', { d: `M${x} ${y + 50}H${Math.round(end)}`, stroke, 'stroke-width': 2, 'stroke-dasharray': '4 4' });
  return { svg: canvas.text(x, y + 41, text, { ...CELL, fill: stroke }) + line, height: 62 };
}
