/**
 * Layout: distributes pieces of text over the embeds of one or more messages.
 * Piece: a text that is never cut, with the sources it cites. Embed part: the text of one embed, with the image below it.
 * Embed group: the embeds of one message; it ends with the sources that its pieces cite.
 */

import { compact } from '../../core/compact.ts';
import { MAX_DESCRIPTION, MAX_EMBEDS } from './limits.ts';

export interface Piece {
  readonly text: string;
  readonly sources: readonly number[];
  /** Lines between this piece and the one before it. */
  readonly separator: '\n' | '\n\n';
  /** Keeps a heading with the piece after it. */
  readonly keepWithNext?: true;
  /** The address of an image, shown right below the text. */
  readonly image?: string;
}

export interface EmbedPart {
  readonly text: string;
  readonly image?: string;
}

export type EmbedGroup = readonly EmbedPart[];

export interface LayoutOptions {
  /** The pieces that list these sources, with the heading first; empty when there are none. */
  readonly sourcePieces: (sources: ReadonlySet<number>) => readonly Piece[];
  /** The pieces after the sources of the last message. */
  readonly lastPieces: readonly Piece[];
  /** The characters that the embeds of a message may hold. */
  readonly maxLength: (messageIndex: number) => number;
}

/** Lays pieces out in order; a group is full when its pieces and their sources no longer fit into one message. */
export function layoutPieces(pieces: readonly Piece[], { sourcePieces, lastPieces, maxLength }: LayoutOptions): EmbedGroup[] {
  const embedGroups: EmbedGroup[] = [];
  const sourcePiecesOf = (group: readonly Piece[]) => sourcePieces(new Set(group.flatMap(({ sources }) => sources)));
  let group: readonly Piece[] = [];
  let filled = EMPTY_LEVEL;
  for (const next of keepTogether(pieces)) {
    const longer = [...group, ...next];
    const fuller = next.reduce(addPiece, filled);
    if (group.length > 0 && !fits(sourcePiecesOf(longer).reduce(addPiece, fuller), maxLength(embedGroups.length))) {
      embedGroups.push(...splitIntoGroups([...group, ...sourcePiecesOf(group)], embedGroups.length, maxLength));
      group = next;
      filled = next.reduce(addPiece, EMPTY_LEVEL);
    } else {
      group = longer;
      filled = fuller;
    }
  }
  return [...embedGroups, ...splitIntoGroups([...group, ...sourcePiecesOf(group), ...lastPieces], embedGroups.length, maxLength)];
}

function keepTogether(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (open && last !== undefined) last.push(piece);
    else groups.push([piece]);
    open = piece.keepWithNext === true;
  }
  return groups;
}

/** Usually one group; more when a single piece has more sources than fit into its message. */
function splitIntoGroups(pieces: readonly Piece[], firstIndex: number, maxLength: LayoutOptions['maxLength']): EmbedGroup[] {
  const groups: Piece[][] = [];
  let filled = EMPTY_LEVEL;
  for (const piece of pieces) {
    const fuller = addPiece(filled, piece);
    const isFull = filled.parts > 0 && !fits(fuller, maxLength(firstIndex + groups.length - 1));
    filled = isFull ? addPiece(EMPTY_LEVEL, piece) : fuller;
    if (isFull || groups.length === 0) groups.push([piece]);
    else groups.at(-1)?.push(piece);
  }
  return groups.map(toEmbedGroup);
}

/** How full a message is, updated as pieces are added: recomputing it for each piece of a long answer would take seconds. */
interface FillLevel {
  readonly parts: number;
  readonly total: number;
  readonly last: number;
  /** An embed shows its image below its text, so text after an image goes into the next embed. */
  readonly isClosed: boolean;
}

const EMPTY_LEVEL: FillLevel = { parts: 0, total: 0, last: 0, isClosed: true };

function addPiece({ parts, total, last, isClosed }: FillLevel, { text, separator, image }: Piece): FillLevel {
  const more = text === '' ? 0 : separator.length + text.length;
  const added = { isClosed: image !== undefined };
  if (isClosed || last + more > MAX_DESCRIPTION) {
    return { ...added, parts: parts + 1, total: total + text.length, last: text.length };
  }
  return { ...added, parts, total: total + more, last: last + more };
}

const fits = ({ parts, total }: FillLevel, maxLength: number) => parts <= MAX_EMBEDS && total <= maxLength;

function toEmbedGroup(pieces: readonly Piece[]): EmbedGroup {
  const parts: Piece[][] = [];
  let filled = EMPTY_LEVEL;
  for (const piece of pieces) {
    const { parts: before } = filled;
    filled = addPiece(filled, piece);
    if (filled.parts > before) parts.push([piece]);
    else parts.at(-1)?.push(piece);
  }
  return parts.map(toPart);
}

function toPart(pieces: readonly Piece[]): EmbedPart {
  const image = pieces.at(-1)?.image;
  const texts = pieces.map(({ text, separator }, index) => (index === 0 || text === '' ? text : separator + text));
  return compact({ text: texts.join(''), image });
}
