/** Renders the lead and the blocks of a reply as pieces of Discord markdown, none longer than an embed's description. */
import type { Block, Claim, Reply, Table } from '../../../core/contract/reply.ts';
import { unreachable } from '../../../core/contract/reply.ts';
import { bold, escapeText, oneLine, safeUrl, wellFormed } from '../escape.ts';
import type { EscapeProse } from '../inline.ts';
import type { Piece } from '../layout.ts';
import { MAX_DESCRIPTION } from '../limits.ts';
import { splitText } from '../split.ts';
import { type CitationLinks, type Cite, withFewerLinks } from './citations.ts';
import { notePieces } from './small-print.ts';
import { fieldPieces } from './table-fields.ts';

export interface PieceContext {
  readonly cite: Cite;
  readonly links: CitationLinks;
  readonly escapeProse: EscapeProse;
  readonly locale: string | undefined;
}

/** The lead, what must be known before the rest is read, and the rest. */
export function bodyPieces({ lead, blocks }: Pick<Reply, 'lead' | 'blocks'>, context: PieceContext): Piece[] {
  const notes = blocks.filter((block) => block.kind === 'note' && block.aside !== true);
  const rest = blocks.filter(({ kind }) => kind !== 'note');
  return [...claimPieces(lead, { separator: '\n\n' }, context), ...[...notes, ...rest].flatMap((block) => blockPieces(block, context))];
}

/** The full text of a title that is too long for the embed's title. */
export const titlePieces = (title: string): Piece[] =>
  splitText(oneLine(title), MAX_DESCRIPTION - 4).map((part) => ({ text: bold(part), sources: [], separator: '\n' }));

function blockPieces(block: Block, context: PieceContext): Piece[] {
  switch (block.kind) {
    case 'claims': {
      const { ordered, from = 1 } = block;
      const items = block.claims.flatMap((claim, index) =>
        claimPieces(claim, { prefix: ordered ? `${from + index}. ` : '- ', separator: '\n', isEntry: ordered }, context),
      );
      return spaced([...headings(block.heading), ...items]);
    }
    case 'table':
      return [...headings(block.heading), ...(fieldPieces(block, context) ?? stackedPieces(block, context))];
    case 'note':
      return notePieces([block], context.escapeProse);
    case 'image':
      return imagePieces(block.url, block.alt, context);
    // It repeats what the other blocks say.
    case 'chart':
      return [];
    default:
      return unreachable(block);
  }
}

/** The alt text of an image with the image below it; only the text if Discord cannot load the address. */
function imagePieces(url: string, alt: string, { escapeProse }: PieceContext): Piece[] {
  const image = safeUrl(url);
  const textPieces = spaced(notePieces([{ text: alt }], escapeProse));
  const last = textPieces.at(-1) ?? { text: '', sources: [], separator: '\n' };
  return image === undefined ? textPieces : [...textPieces.slice(0, -1), { ...last, image }];
}

/** A table whose cells are too long to stand side by side: each row has a line for each column. */
const stackedPieces = ({ rows, columns }: Table, context: PieceContext): Piece[] =>
  rows.flatMap(({ label, cells }) => {
    const lines = cells.flatMap((cell, index) => claimPieces(cell, { prefix: '- ', separator: '\n', column: columns[index] }, context));
    return spaced([...headings(label), ...lines]);
  });

interface ClaimPlace {
  readonly prefix?: string;
  readonly separator: Piece['separator'];
  /** An entry of a list, whose label is the heading of a sentence. */
  readonly isEntry?: boolean;
  /** The name of the column that it stands in. */
  readonly column?: string | undefined;
  /** The claim of the reply, if this one is a part of it. */
  readonly original?: Claim;
}

/** A claim with its label in front and the numbers of its sources at the end; several pieces only if one embed cannot hold it. */
function claimPieces(
  claim: Claim,
  { prefix = '', separator, isEntry = false, column, original = claim }: ClaimPlace,
  context: PieceContext,
): Piece[] {
  const { text, sources } = claim;
  const label = joined(column, claim.label);
  const isNameLong = bold(label).length > MAX_DESCRIPTION / 4;
  const digits = context.cite([original], 'none');
  if (isNameLong && !fitsWith(digits, prefix, joined(label, text))) {
    const names = fitsWith('', prefix, label) ? [label] : [column ?? '', claim.label ?? ''].filter((name) => name.trim() !== '');
    return [
      ...names.flatMap((name, index) =>
        claimPieces({ text: name, sources: [] }, index === 0 ? { prefix, separator } : { separator: '\n' }, context),
      ),
      ...claimPieces({ text, sources }, { separator: '\n', original }, context),
    ];
  }
  const name = isNameLong ? '' : bold(label, context.escapeProse);
  const content = wellFormed(name === '' ? joined(label, text) : text).trim();
  const start = `${prefix}${content === '' ? name : introduction(name, isEntry && isSentence(content))}`;
  const end = citationsBeside(start, content, original, context);
  const parts = splitText(content, MAX_DESCRIPTION - start.length - end.length - 1);
  return parts.flatMap((part, index) => {
    const isLast = index === parts.length - 1;
    const shown = (escapeProse: EscapeProse) =>
      [`${index === 0 ? start : ''}${escapeProse(part)}`.trimEnd(), isLast ? end : ''].filter(Boolean).join(' ');
    // Markup can be longer than the words that it stands for.
    const line = [shown(context.escapeProse), shown(escapeText)].find(({ length }) => length <= MAX_DESCRIPTION) ?? '';
    return line === prefix.trimEnd() ? [] : [{ text: line, sources: isLast ? sources : [], separator: index === 0 ? separator : '\n' }];
  });
}

/** With as many links as leave the text in one piece, if it is one without them. */
function citationsBeside(start: string, content: string, claim: Claim, { cite, links }: PieceContext): string {
  const left = MAX_DESCRIPTION - start.length - escapeText(content).length - 1;
  const room = left > 0 ? left : MAX_DESCRIPTION / 4;
  const drafts = withFewerLinks(links).map((fewer) => cite([claim], fewer));
  return drafts.find(({ length }) => length <= room) ?? cite([claim], 'none');
}

/** What stands before the text of a claim with this name: "**Size**: " or "**Data bias.** ". */
function introduction(name: string, isHeading: boolean): string {
  if (name === '') return '';
  return isHeading && /[\p{L}\p{N}]\*\*$/u.test(name) ? `${name.slice(0, -2)}.** ` : `${name}: `;
}

const isSentence = (text: string): boolean => /^\p{Lu}.*[.!?]$/su.test(text);

/** Whether a text, with the numbers of its sources, is one piece. */
const fitsWith = (digits: string, ...texts: readonly string[]): boolean =>
  splitText(texts.join(''), MAX_DESCRIPTION - digits.length - 1).length <= 1;

const headings = (text: string | undefined): Piece[] =>
  text === undefined ? [] : splitText(oneLine(text), MAX_DESCRIPTION - 4).flatMap((part) => (part === '' ? [] : heading(part)));
const heading = (text: string): Piece => ({ text: bold(text), sources: [], separator: '\n\n', keepWithNext: true });
const spaced = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((item, index) => (index === 0 && !item.keepWithNext ? { ...item, separator: '\n\n' } : item));
const joined = (...texts: readonly (string | undefined)[]) =>
  texts
    .map((text) => text?.trim())
    .filter(Boolean)
    .join(': ');
