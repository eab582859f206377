/** Renders the lead, blocks and sources of a reply as pieces of Discord markdown, none longer than an embed's description. */
import type { Action, Block, Claim, Reply, Source } from '../../core/contract/reply.ts';
import { unreachable } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { bold, escapeLine, escapeText, link, oneLine, safeUrl, wellFormed } from './escape.ts';
import type { Piece } from './layout.ts';
import { MAX_BUTTON_LABEL, MAX_BUTTON_URL, MAX_DESCRIPTION } from './limits.ts';
import { splitText } from './split.ts';

export function bodyPieces({ lead, blocks, sources }: Reply): Piece[] {
  const withKnownSources = (claim: Claim): Claim => ({
    ...claim,
    sources: [...new Set(claim.sources)].filter((number) => sources[number - 1]),
  });
  return [...claimPieces('', withKnownSources(lead), '\n\n'), ...blocks.flatMap((block) => blockPieces(block, withKnownSources))];
}

/** Lists sources with their numbers written out, because Discord would renumber a list with gaps. */
export function sourceList({ sources, locale }: Reply): (numbers: ReadonlySet<number>) => Piece[] {
  const lines = sources.map((source, index) =>
    sourceLines(source, index + 1).map((text): Piece => ({ text, sources: [], separator: '\n' })),
  );
  const top = heading(messagesFor(locale).names.sources);
  return (numbers) => {
    const listed = lines.flatMap((pieces, index) => (numbers.has(index + 1) ? pieces : []));
    return listed.length === 0 ? [] : [top, ...listed];
  };
}

/** Links that are too long for a button. */
export const linkPieces = (actions: readonly Action[]): Piece[] =>
  actions.flatMap((action) => {
    if (action.kind !== 'link' || action.url.length <= MAX_BUTTON_URL) return [];
    const [label = ''] = splitText(oneLine(action.label), MAX_BUTTON_LABEL);
    const maxLength = MAX_DESCRIPTION - label.length * 2 - '-# [](<>)'.length;
    const text = link(label, action.url, maxLength);
    return safeUrl(action.url, maxLength) === undefined ? [] : [{ text: `-# ${text}`, sources: [], separator: '\n\n' }];
  });

/** The full text of a title that is too long for the embed's title. */
export const titlePieces = (title: string): Piece[] =>
  splitText(oneLine(title), MAX_DESCRIPTION - 4).map((part) => ({ text: bold(part), sources: [], separator: '\n' }));

function blockPieces(block: Block, withKnownSources: (claim: Claim) => Claim): Piece[] {
  switch (block.kind) {
    case 'claims': {
      const prefix = (index: number) => (block.ordered ? `${(block.from ?? 1) + index}. ` : '- ');
      const items = block.claims.flatMap((claim, index) => claimPieces(prefix(index), withKnownSources(claim), '\n'));
      return spaced([...headings(block.heading), ...items]);
    }
    case 'table':
      return [
        ...headings(block.heading),
        ...block.rows.flatMap(({ label, cells }) => rowPieces(label, block.columns, cells.map(withKnownSources))),
      ];
    case 'note':
      return spaced(splitText(oneLine(block.text), MAX_DESCRIPTION - 3).flatMap((part) => piece('-# ', escapeLine(part))));
    case 'image':
      return imagePieces(block.url, block.alt);
    case 'chart':
      return [];
    default:
      return unreachable(block);
  }
}

/** The alt text of an image with the image below it; only the text if Discord cannot load the address. */
function imagePieces(url: string, alt: string): Piece[] {
  const image = safeUrl(url);
  const textPieces = spaced(splitText(oneLine(alt), MAX_DESCRIPTION - 3).flatMap((part) => piece('-# ', escapeLine(part))));
  const last = textPieces.at(-1) ?? { text: '', sources: [], separator: '\n' };
  return image === undefined ? textPieces : [...textPieces.slice(0, -1), { ...last, image }];
}

function rowPieces(label: string, columns: readonly string[], cells: readonly Claim[]): Piece[] {
  const lines = cells.flatMap((cell, index) => claimPieces('- ', { ...cell, label: joined(columns[index], cell.label) }, '\n'));
  return spaced([...headings(label), ...lines]);
}

/** A claim with its label in front and its source numbers at the end; several pieces only if one embed cannot hold it. */
function claimPieces(prefix: string, { label = '', text, sources }: Claim, separator: Piece['separator']): Piece[] {
  const isNameLong = bold(label).length > MAX_DESCRIPTION / 4;
  if (isNameLong && fitsWith(sources, text) && !fitsWith(sources, prefix, joined(label, text)))
    return [...claimPieces(prefix, { text: label, sources: [] }, separator), ...claimPieces('', { text, sources }, '\n')];
  const name = isNameLong ? '' : bold(label);
  const content = wellFormed(name === '' ? joined(label, text) : text).trim();
  const start = `${prefix}${name}${name !== '' && content !== '' ? ': ' : ''}`;
  const end = sources.map((number) => `[${number}]`).join('');
  const parts = splitText(content, MAX_DESCRIPTION - start.length - end.length - 1);
  return parts.flatMap((part, index) => {
    const isLast = index === parts.length - 1;
    const line = [`${index === 0 ? start : ''}${escapeText(part)}`.trimEnd(), isLast ? end : ''].filter(Boolean).join(' ');
    return line === prefix.trimEnd() ? [] : [{ text: line, sources: isLast ? sources : [], separator: index === 0 ? separator : '\n' }];
  });
}

/** Whether a text, with the numbers of its sources, is one piece. */
const fitsWith = (sources: readonly number[], ...texts: readonly string[]): boolean =>
  splitText(texts.join(''), MAX_DESCRIPTION - sources.map((number) => `[${number}]`).join('').length - 1).length <= 1;

function sourceLines({ title, url, publisher, published }: Source, number: number): string[] {
  const start = `[${number}] `;
  const from = [publisher, published ?? ''].map(oneLine).filter(Boolean).join(', ');
  const label = [from, oneLine(title)].filter(Boolean).join(': ') || url;
  const line = `${start}${link(label, url)}`;
  if (line.length <= MAX_DESCRIPTION) return [line];
  const parts = splitText(label, MAX_DESCRIPTION - start.length).map(escapeText);
  return parts.map((part, index) => (index === 0 ? `${start}${part}` : part)).concat(link('', url) || []);
}

const headings = (text: string | undefined): Piece[] =>
  text === undefined ? [] : splitText(oneLine(text), MAX_DESCRIPTION - 4).flatMap((part) => (part === '' ? [] : heading(part)));
const heading = (text: string): Piece => ({ text: bold(text), sources: [], separator: '\n\n', keepWithNext: true });
const piece = (prefix: string, text: string): Piece[] => (text === '' ? [] : [{ text: `${prefix}${text}`, sources: [], separator: '\n' }]);
const spaced = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((item, index) => (index === 0 && !item.keepWithNext ? { ...item, separator: '\n\n' } : item));
const joined = (...texts: readonly (string | undefined)[]) =>
  texts
    .map((text) => text?.trim())
    .filter(Boolean)
    .join(': ');
