/** The subject as a card on the left, its neighbours on the right, one line and one label for each relation. */
import type { Canvas } from '../kit/canvas.ts';
import { drawRows, flow, ROW_HEIGHT } from '../kit/flow.ts';
import { kindIcon } from '../kit/icons.ts';
import { type Body, type Drawing, page } from '../kit/page.ts';
import { PILL_HEIGHT, type Pill, pill } from '../kit/pill.ts';
import { element } from '../kit/svg.ts';
import { NAME_SIZE, PADDING, RIGHT } from '../kit/theme.ts';
import type { NamedEntity, NeighbourGroup, Neighbourhood, NeighbourLink } from '../picture.ts';

const CARD_WIDTH = 276;
const TRUNK = PADDING + CARD_WIDTH;
const LABELS_END = 532;
const LABEL = { size: 24 } as const;
const LABEL_WIDTH = 134;
const LABEL_LINE = 30;
const PILLS = 556;
const BETWEEN_GROUPS = 28;
const NOTE = { size: 24, weight: 400 } as const;

const HEADING = { size: 28, weight: 600 } as const;
const BEFORE_HEADING = 60;
const AFTER_HEADING = 28;

export const drawNeighbourhood = (canvas: Canvas, picture: Neighbourhood): Drawing =>
  page(canvas, picture, (top) => {
    const near = cluster(canvas, subjectCard(canvas, picture), picture.groups, top);
    if (picture.further.length === 0) return near;
    let y = top + near.height + BEFORE_HEADING;
    const heading = canvas.text(PADDING, y, 'One step further', { ...HEADING, fill: canvas.theme.ink });
    y += AFTER_HEADING;
    const further = picture.further.map(({ neighbour, groups }) => {
      const drawn = cluster(canvas, neighbourHead(canvas, neighbour), groups, y);
      y += drawn.height + BETWEEN_GROUPS;
      return drawn.svg;
    });
    return { svg: [near.svg, heading, ...further].join(''), height: y - BETWEEN_GROUPS - top };
  });

/** What the lines of a cluster start from; it ends at `TRUNK`. */
interface Head {
  readonly height: number;
  readonly at: (y: number) => string;
}

/** A head with its groups beside it, both in the middle of the higher one. */
function cluster(canvas: Canvas, head: Head, all: readonly NeighbourGroup[], top: number): Body {
  const groups = stack(
    all.map((group) => groupBox(canvas, group)),
    top,
  );
  const height = Math.max(groups.height, head.height);
  const middle = top + height / 2;
  const shift = (height - groups.height) / 2;
  const trunks = groups.boxes.map(({ box, y }) => trunk(canvas, middle, shift + y + box.height / 2, box));
  const drawn = groups.boxes.map(({ box, y }) => box.at(shift + y));
  return { svg: [...trunks, head.at(middle - head.height / 2), ...drawn].join(''), height };
}

const HEAD = { size: NAME_SIZE, weight: 500 } as const;
const HEAD_LINE = 32;
const HEAD_TEXT = 50;

/** As a pill, but on as many lines as its name needs. */
function neighbourHead(canvas: Canvas, { name, slug, kind }: NamedEntity): Head {
  const { theme } = canvas;
  const lines = canvas.wrap(canvas.clean(name, slug), CARD_WIDTH - HEAD_TEXT - 18, HEAD, 3);
  const width = HEAD_TEXT + Math.max(...lines.map((line) => canvas.width(line, HEAD))) + 18;
  const height = PILL_HEIGHT + (lines.length - 1) * HEAD_LINE;
  const at = (y: number): string =>
    [
      element('path', {
        d: `M${Math.round(PADDING + width)} ${Math.round(y + height / 2)}H${TRUNK}`,
        stroke: theme.edge,
        'stroke-width': 2.2,
      }),
      element('rect', { x: PADDING, y, width, height, rx: PILL_HEIGHT / 2, fill: theme.sunk }),
      kindIcon(kind, PADDING + 29, y + PILL_HEIGHT / 2, theme.sea),
      ...lines.map((line, index) => canvas.text(PADDING + HEAD_TEXT, y + 34 + index * HEAD_LINE, line, { ...HEAD, fill: theme.ink })),
    ].join('');
  return { height, at };
}

interface Box {
  readonly height: number;
  readonly labelWidth: number;
  readonly isDisputed: boolean;
  readonly at: (y: number) => string;
}

function stack(boxes: readonly Box[], top: number) {
  let y = top;
  const placed = boxes.map((box) => {
    const at = { box, y };
    y += box.height + BETWEEN_GROUPS;
    return at;
  });
  return { boxes: placed, height: Math.max(0, y - top - BETWEEN_GROUPS) };
}

function groupBox(canvas: Canvas, group: NeighbourGroup): Box {
  const { theme } = canvas;
  const lines = canvas.wrap(canvas.clean(group.label), LABEL_WIDTH, LABEL, 3);
  const rows = flow(entries(canvas, group), PILLS, RIGHT);
  const height = Math.max(rows.length * ROW_HEIGHT - 10, lines.length * LABEL_LINE);
  const isDisputed = group.neighbours.some(({ onlyBy }) => onlyBy !== null);
  const at = (y: number): string => {
    const middle = y + height / 2 - ((lines.length - 1) * LABEL_LINE) / 2 + 8;
    const label = lines.map((line, index) =>
      canvas.text(LABELS_END, middle + index * LABEL_LINE, line, { ...LABEL, fill: theme.ink3, anchor: 'end' }),
    );
    return [...label, drawRows(rows, y)].join('');
  };
  return { height, labelWidth: Math.max(...lines.map((line) => canvas.width(line, LABEL))), isDisputed, at };
}

const entries = (canvas: Canvas, { neighbours, more }: NeighbourGroup): Pill[] => [
  ...neighbours.map((link) => linkPill(canvas, link)),
  ...(more === 0 ? [] : [note(canvas, `and ${more.toLocaleString('en')} more`, canvas.theme.ink3, RIGHT - PILLS)]),
];

function linkPill(canvas: Canvas, { entity, onlyBy }: NeighbourLink): Pill {
  if (onlyBy === null) return pill(canvas, entity, RIGHT - PILLS);
  const room = (RIGHT - PILLS) / 2;
  const [name, by] = [pill(canvas, entity, room, true), note(canvas, canvas.clean(`by ${onlyBy} only`), canvas.theme.ochre, room - 16)];
  return { width: name.width + 16 + by.width, at: (x, y) => name.at(x, y) + by.at(x + name.width + 16, y) };
}

function note(canvas: Canvas, text: string, fill: string, room: number): Pill {
  const shown = canvas.fit(text, room, NOTE);
  return { width: canvas.width(shown, NOTE), at: (x, y) => canvas.text(x, y + 33, shown, { ...NOTE, fill }) };
}

const BEND = TRUNK + 54;

/** All bend within the same width, so that none crosses another. */
function trunk({ theme }: Canvas, from: number, to: number, { labelWidth, isDisputed }: Box): string {
  const [start, end] = [Math.round(from), Math.round(to)];
  return element('path', {
    d: `M${TRUNK} ${start}C${BEND - 14} ${start} ${TRUNK + 14} ${end} ${BEND} ${end}H${Math.round(LABELS_END - labelWidth - 22)}`,
    ...{ fill: 'none', stroke: isDisputed ? theme.ochreFill : theme.edge, 'stroke-width': 2.2 },
    'stroke-dasharray': isDisputed ? '7 5' : undefined,
  });
}

const NAME = { size: 36, weight: 600 } as const;
const ABOUT = { size: 25 } as const;
const INSIDE = 30;
const NAME_LINE = 42;
const TEXT_SMALLEST = 24;
const NAME_SIZES = [NAME.size, 32, 28, TEXT_SMALLEST];
const ABOUT_LINE = 34;

/** The largest in which each word fits, and the whole name on two lines; a word that is too long for all is cut off. */
function nameSize(canvas: Canvas, name: string, room: number): number {
  const fits = (size: number): boolean =>
    canvas.width(name, { ...NAME, size }) <= 2 * room && name.split(' ').every((word) => canvas.width(word, { ...NAME, size }) <= room);
  return NAME_SIZES.find(fits) ?? TEXT_SMALLEST;
}

function subjectCard(canvas: Canvas, { subject, about }: Neighbourhood) {
  const { theme } = canvas;
  const room = CARD_WIDTH - 2 * INSIDE;
  const name = canvas.clean(subject.name, subject.slug);
  const size = nameSize(canvas, name, room - 32);
  const lines = canvas.wrap(name, room - 32, { ...NAME, size }, 3);
  const details = about.flatMap((line) => canvas.wrap(canvas.clean(line), room, ABOUT, 2));
  const height = 2 * 28 + lines.length * NAME_LINE + (details.length === 0 ? 0 : 6 + details.length * ABOUT_LINE) - 8;
  const at = (y: number): string =>
    [
      element('rect', { x: PADDING, y, width: CARD_WIDTH, height, rx: 20, fill: theme.seaStrong }),
      kindIcon(subject.kind, PADDING + INSIDE + 10, y + 45, theme.onSea, 1.15),
      ...lines.map((line, at) => canvas.text(PADDING + INSIDE + 32, y + 57 + at * NAME_LINE, line, { ...NAME, size, fill: theme.onSea })),
      ...details.map((line, at) =>
        canvas.text(PADDING + INSIDE, y + 28 + lines.length * NAME_LINE + 30 + at * ABOUT_LINE, line, { ...ABOUT, fill: theme.onSea }),
      ),
    ].join('');
  return { height, at };
}
