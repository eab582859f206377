/**
 * Pages: pieces of text laid out over messages.
 * Piece: a text that is never cut, with the sources it cites. Page: the embed descriptions of one message; it ends with the
 * sources that its pieces cite.
 */
import { MAX_DESCRIPTION, MAX_EMBEDS } from './limits.ts';

export interface Piece {
  readonly text: string;
  readonly sources: readonly number[];
  /** Lines between this piece and the one before it. */
  readonly gap: '\n' | '\n\n';
  /** A heading stays with what follows it. */
  readonly keep?: true;
}

export type Page = readonly string[];

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
  const descriptions: string[] = [];
  for (const { text, gap } of pieces) {
    const last = descriptions.at(-1);
    const longer = last === undefined ? text : `${last}${gap}${text}`;
    if (last === undefined || longer.length > MAX_DESCRIPTION) descriptions.push(text);
    else descriptions[descriptions.length - 1] = longer;
  }
  return descriptions;
}

const fits = (page: Page, room: number) => page.length <= MAX_EMBEDS && page.join('').length <= room;
