/**
 * Pages: pieces of text laid out over messages.
 * Piece: a text that is never cut, with the sources it cites. Part: the text of one embed, with the picture below it.
 * Page: the parts of one message; it ends with the sources that its pieces cite.
 */
import { MAX_DESCRIPTION, MAX_EMBEDS } from './limits.ts';

export interface Piece {
  readonly text: string;
  readonly sources: readonly number[];
  /** Lines between this piece and the one before it. */
  readonly gap: '\n' | '\n\n';
  /** A heading stays with what follows it. */
  readonly keep?: true;
  /** The address of a picture, shown right below the text. */
  readonly image?: string;
}

export interface Part {
  readonly text: string;
  readonly image?: string;
}

export type Page = readonly Part[];

export interface Layout {
  /** The pieces that list these sources, their heading first; nothing when there are none. */
  readonly sourcePieces: (sources: ReadonlySet<number>) => readonly Piece[];
  /** What stands after the sources of the last page. */
  readonly tail: readonly Piece[];
  /** The characters that a page may hold. */
  readonly room: (pageIndex: number) => number;
}

/** Lays pieces out in order; a page is full when its pieces and their sources no longer fit into one message. */
export function layOut(pieces: readonly Piece[], { sourcePieces, tail, room }: Layout): Page[] {
  const pages: Page[] = [];
  const listed = (group: readonly Piece[]) => sourcePieces(new Set(group.flatMap(({ sources }) => sources)));
  let group: readonly Piece[] = [];
  let filled = EMPTY;
  for (const next of keepTogether(pieces)) {
    const longer = [...group, ...next];
    const fuller = next.reduce(fill, filled);
    if (group.length > 0 && !fits(listed(longer).reduce(fill, fuller), room(pages.length))) {
      pages.push(...spill([...group, ...listed(group)], pages.length, room));
      group = next;
      filled = next.reduce(fill, EMPTY);
    } else {
      group = longer;
      filled = fuller;
    }
  }
  return [...pages, ...spill([...group, ...listed(group), ...tail], pages.length, room)];
}

function keepTogether(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (open && last !== undefined) last.push(piece);
    else groups.push([piece]);
    open = piece.keep === true;
  }
  return groups;
}

/** Usually one page; more when a single piece has more sources than fit beside it. */
function spill(pieces: readonly Piece[], firstPage: number, room: Layout['room']): Page[] {
  const pages: Piece[][] = [];
  let filled = EMPTY;
  for (const piece of pieces) {
    const fuller = fill(filled, piece);
    const isFull = filled.parts > 0 && !fits(fuller, room(firstPage + pages.length - 1));
    filled = isFull ? fill(EMPTY, piece) : fuller;
    if (isFull || pages.length === 0) pages.push([piece]);
    else pages.at(-1)?.push(piece);
  }
  return pages.map(describe);
}

/** How full a page is, counted while pieces are added: laying out a long answer anew for each of them would take seconds. */
interface Filled {
  readonly parts: number;
  /** The characters of all parts, and of the last. */
  readonly total: number;
  readonly last: number;
  /** An embed shows its picture below its text: what comes after a picture stands in the next one. */
  readonly isClosed: boolean;
}

const EMPTY: Filled = { parts: 0, total: 0, last: 0, isClosed: true };

function fill({ parts, total, last, isClosed }: Filled, { text, gap, image }: Piece): Filled {
  const more = text === '' ? 0 : gap.length + text.length;
  const added = { isClosed: image !== undefined };
  if (isClosed || last + more > MAX_DESCRIPTION) {
    return { ...added, parts: parts + 1, total: total + text.length, last: text.length };
  }
  return { ...added, parts, total: total + more, last: last + more };
}

const fits = ({ parts, total }: Filled, room: number) => parts <= MAX_EMBEDS && total <= room;

function describe(pieces: readonly Piece[]): Page {
  const parts: Piece[][] = [];
  let filled = EMPTY;
  for (const piece of pieces) {
    const { parts: before } = filled;
    filled = fill(filled, piece);
    if (filled.parts > before) parts.push([piece]);
    else parts.at(-1)?.push(piece);
  }
  return parts.map(toPart);
}

function toPart(pieces: readonly Piece[]): Part {
  const image = pieces.at(-1)?.image;
  const texts = pieces.map(({ text, gap }, index) => (index === 0 || text === '' ? text : gap + text));
  return { text: texts.join(''), ...(image === undefined ? {} : { image }) };
}
