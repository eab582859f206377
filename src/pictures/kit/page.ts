/** Page: the frame of every picture: a title, a body, and a footer with the mark and the sources. */
import type { Canvas } from './canvas.ts';
import { mark } from './icons.ts';
import { element, textElement } from './svg.ts';
import { PADDING, RIGHT, TEXT_MIN, TITLE_SIZE, WIDTH } from './theme.ts';

/** A finished picture. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Everything that is drawn, in words. */
  readonly alt: string;
}

export interface Body {
  readonly svg: string;
  readonly height: number;
}

export interface PageText {
  readonly title: string;
  readonly subtitle?: string;
  readonly sources: readonly string[];
  readonly alt: string;
}

const TITLE = { size: TITLE_SIZE, weight: 600 } as const;
const SUBTITLE = { size: 28 } as const;
const TITLE_LINE = 44;
const SUBTITLE_LINE = 38;
const FOOTER = 104;

/** `drawBody` gets the height where the body begins. */
export function page(canvas: Canvas, { title, subtitle = '', sources, alt }: PageText, drawBody: (top: number) => Body): Drawing {
  const { theme } = canvas;
  const titleLines = canvas.wrap(canvas.clean(title), RIGHT - PADDING, TITLE, 2);
  const subtitleLines = subtitle === '' ? [] : canvas.wrap(canvas.clean(subtitle), RIGHT - PADDING, SUBTITLE, 3);
  const below = 36 + titleLines.length * TITLE_LINE;
  const top = below + subtitleLines.length * SUBTITLE_LINE + 26;
  const body = drawBody(top);
  const height = Math.ceil(top + body.height + FOOTER);
  const svg = element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, role: 'img' },
      'font-family': 'Inter, system-ui, sans-serif',
    },
    textElement('title', {}, canvas.clean(title)),
    textElement('desc', {}, alt),
    element('rect', { width: WIDTH, height, fill: theme.ground }),
    ...titleLines.map((line, at) => canvas.text(PADDING, 68 + at * TITLE_LINE, line, { ...TITLE, fill: theme.ink })),
    ...subtitleLines.map((line, at) => canvas.text(PADDING, below + 26 + at * SUBTITLE_LINE, line, { ...SUBTITLE, fill: theme.ink2 })),
    body.svg,
    footer(canvas, sources, height - PADDING),
  );
  return { svg, width: WIDTH, height, alt };
}

const SOURCES = { size: TEXT_MIN } as const;
const NAME = { size: TEXT_MIN, weight: 600 } as const;
const MARK = 30;
const SOURCES_FROM = 320;

function footer(canvas: Canvas, sources: readonly string[], bottom: number): string {
  const { theme } = canvas;
  const line = sourceLine(
    canvas,
    sources.map((source) => canvas.clean(source)),
    RIGHT - SOURCES_FROM,
  );
  return (
    mark(PADDING, bottom - MARK + 6, MARK) +
    canvas.text(PADDING + 42, bottom - 1, 'LMM Atlas', { ...NAME, fill: theme.ink2 }) +
    canvas.text(RIGHT, bottom - 1, line, { ...SOURCES, fill: theme.ink3, anchor: 'end' })
  );
}

/** As many names as fit, and the number of the others. */
function sourceLine(canvas: Canvas, sources: readonly string[], room: number): string {
  for (let shown = sources.length; shown > 1; shown -= 1) {
    const rest = sources.length - shown;
    const line = [...sources.slice(0, shown), ...(rest === 0 ? [] : [`${rest} more`])].join(' · ');
    if (canvas.width(line, SOURCES) <= room) return line;
  }
  const [first = ''] = sources;
  const more = sources.length > 1 ? ` · ${sources.length - 1} more` : '';
  return canvas.fit(first, room - canvas.width(more, SOURCES), SOURCES) + more;
}
