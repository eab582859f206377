/**
 * Layout: distributes pieces of text over the embeds of one or more messages.
 * Piece: a text that is never cut, with the sources it cites. Embed part: the text of one embed, with its fields and the image below.
 * Embed group: the embeds of one message; it ends with the sources that its pieces cite.
 */

import { compact } from '../../core/compact.ts';
import { MAX_DESCRIPTION, MAX_EMBED_FIELD_VALUE, MAX_EMBED_FIELDS, MAX_EMBEDS } from './limits.ts';

export interface Piece {
  readonly text: string;
  readonly sources: readonly number[];
  /** What stands between this piece and the one before it. */
  readonly separator: '\n' | '\n\n' | ' · ';
  /** Keeps a heading with the piece after it. */
  readonly keepWithNext?: true;
  /** The address of an image, shown right below the text. */
  readonly image?: string;
  /** The text is the value of a field with this name, which stands beside its neighbours. */
  readonly field?: string;
  /** Small print: its lines begin with a mark. */
  readonly isSmall?: true;
}

export interface EmbedField {
  readonly name: string;
  readonly value: string;
  readonly inline?: true;
}

export interface EmbedPart {
  readonly text: string;
  readonly fields?: readonly EmbedField[];
  readonly image?: string;
}

export type EmbedGroup = readonly EmbedPart[];

export interface LayoutOptions {
  /** The pieces that list these sources; empty when there are none. */
  readonly sourcePieces: (sources: ReadonlySet<number>) => readonly Piece[];
  /** The pieces after the sources of the last message. */
  readonly lastPieces: readonly Piece[];
  /** The characters that the embeds of a message may hold. */
  readonly maxLength: (messageIndex: number) => number;
}

/** Discord requires a name for each field; this one shows nothing. */
export const BLANK_NAME = '\u200b';

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
  /** Of the last embed. */
  readonly fields: number;
  /** The characters of the text that is still open, in the description or the last field of the last embed. */
  readonly open: number;
  /** An embed shows its image below its text, so text after an image goes into the next embed. */
  readonly isClosed: boolean;
}

const EMPTY_LEVEL: FillLevel = { parts: 0, total: 0, fields: 0, open: 0, isClosed: true };

/** Where a piece goes: into a new embed, into a new field of the last one, or after the text before it. */
type Target = 'embed' | 'field' | 'text';

function targetOf({ fields, open, isClosed }: FillLevel, piece: Piece): Target {
  if (isClosed) return 'embed';
  if (piece.field !== undefined) return fields < MAX_EMBED_FIELDS ? 'field' : 'embed';
  if (piece.text === '') return 'text';
  // Without fields, the open text is the description.
  if (open + piece.separator.length + sizeOf(piece) <= (fields === 0 ? MAX_DESCRIPTION : MAX_EMBED_FIELD_VALUE)) return 'text';
  return fields > 0 && fields < MAX_EMBED_FIELDS && sizeOf(piece) <= MAX_EMBED_FIELD_VALUE ? 'field' : 'embed';
}

/** Nothing can follow the text of a field that stands beside others. */
const CLOSED = Number.POSITIVE_INFINITY;

function addPiece(level: FillLevel, piece: Piece): FillLevel {
  const { parts, total, fields, open } = level;
  const isClosed = piece.image !== undefined;
  const size = sizeOf(piece);
  const newOpen = piece.field === undefined ? size : CLOSED;
  const target = targetOf(level, piece);
  if (target === 'text') {
    const more = piece.text === '' ? 0 : piece.separator.length + size;
    return { parts, total: total + more, fields, open: open + more, isClosed };
  }
  const isField = target === 'field' || piece.field !== undefined;
  const added = total + size + (isField ? (piece.field ?? BLANK_NAME).length : 0);
  if (target === 'field') return { parts, total: added, fields: fields + 1, open: newOpen, isClosed };
  return { parts: parts + 1, total: added, fields: isField ? 1 : 0, open: newOpen, isClosed };
}

/** An upper bound: not every piece of small print begins a line. */
const sizeOf = ({ text, isSmall }: Piece): number => text.length + (isSmall ? SMALL.length : 0);
const SMALL = '-# ';

const fits = ({ parts, total }: FillLevel, maxLength: number) => parts <= MAX_EMBEDS && total <= maxLength;

function toEmbedGroup(pieces: readonly Piece[]): EmbedGroup {
  const embeds: Piece[][][] = [];
  let filled = EMPTY_LEVEL;
  for (const piece of pieces) {
    const target = targetOf(filled, piece);
    filled = addPiece(filled, piece);
    if (target === 'embed') embeds.push(piece.field === undefined ? [[piece]] : [[], [piece]]);
    else if (target === 'field') embeds.at(-1)?.push([piece]);
    else embeds.at(-1)?.at(-1)?.push(piece);
  }
  return embeds.map(toPart);
}

/** The description of an embed comes first, then its fields. */
function toPart([description = [], ...fields]: readonly (readonly Piece[])[]): EmbedPart {
  const image = [...description, ...fields.flat()].at(-1)?.image;
  const shown = fields.map((pieces): EmbedField => {
    const [name] = pieces.flatMap(({ field }) => field ?? []);
    return name === undefined ? { name: BLANK_NAME, value: textOf(pieces) } : { name, value: textOf(pieces), inline: true };
  });
  return compact({ text: textOf(description), fields: shown.length === 0 ? undefined : shown, image });
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, separator: wanted, isSmall }, index, all) => {
      if (text === '') return '';
      // Small print doesn't go on in a line of another size.
      const separator = wanted === ' · ' && all[index - 1]?.isSmall !== isSmall ? '\n' : wanted;
      const isLineStart = index === 0 || separator !== ' · ';
      return `${index === 0 ? '' : separator}${isSmall && isLineStart ? SMALL : ''}${text}`;
    })
    .join('');
