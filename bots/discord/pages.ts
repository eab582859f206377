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
  /** The characters that a page may hold. */
  readonly room: (pageIndex: number) => number;
}

/** Lays pieces out in order; a page is full when its pieces and their sources no longer fit into one message. */
export function layOut(pieces: readonly Piece[], { sourcePieces, room }: Layout): Page[] {
  const pages: Page[] = [];
  const withSources = (group: readonly Piece[]) => [...group, ...sourcePieces(new Set(group.flatMap(({ sources }) => sources)))];
  let group: readonly Piece[] = [];
  for (const next of keepTogether(pieces)) {
    const longer = [...group, ...next];
    if (group.length > 0 && !fits(describe(withSources(longer)), room(pages.length))) {
      pages.push(...spill(withSources(group), pages.length, room));
      group = next;
    } else {
      group = longer;
    }
  }
  return [...pages, ...spill(withSources(group), pages.length, room)];
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
  const pages: Page[] = [];
  let current: Piece[] = [];
  for (const piece of pieces) {
    if (current.length > 0 && !fits(describe([...current, piece]), room(firstPage + pages.length))) {
      pages.push(describe(current));
      current = [];
    }
    current.push(piece);
  }
  return current.length === 0 ? pages : [...pages, describe(current)];
}

function describe(pieces: readonly Piece[]): Page {
  const parts: Part[] = [];
  for (const { text, gap, image } of pieces) {
    const last = parts.at(-1);
    const longer = last === undefined ? text : `${last.text}${gap}${text}`;
    // An embed shows its picture below its text: what comes after a picture stands in the next one.
    const isNew = last === undefined || last.image !== undefined || longer.length > MAX_DESCRIPTION;
    if (!isNew) parts.pop();
    parts.push({ text: isNew ? text : longer.trimEnd(), ...(image === undefined ? {} : { image }) });
  }
  return parts;
}

const fits = (page: Page, room: number) => page.length <= MAX_EMBEDS && page.reduce((length, { text }) => length + text.length, 0) <= room;
