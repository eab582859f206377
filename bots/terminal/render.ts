/** Renders a reply for a terminal: wrapped to its width, with styles if it shows colors; pure. */
import stringWidth from 'string-width';
import { type Block, type Claim, type Reply, type Row, type Table, unreachable } from '../core/contract/reply.ts';
import { type Messages, messagesFor } from '../core/messages/index.ts';
import { rowSources } from '../core/present/shown-sources.ts';
import { isTitleInLead } from '../core/present/title-in-lead.ts';
import { alignedTable } from './table.ts';

export interface TerminalStyle {
  /** Columns to wrap at. */
  readonly width: number;
  readonly colors: boolean;
}

/** Longer lines are hard to read. */
const MAX_WIDTH = 96;
const MIN_WIDTH = 32;

interface RenderContext {
  readonly width: number;
  readonly paint: Paint;
  readonly messages: Messages;
}

type Paint = (style: 'bold' | 'dim' | 'red', text: string) => string;

const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39] } as const;
const createPaint =
  (colors: boolean): Paint =>
  (style, text) =>
    colors ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text;

export function toText(reply: Reply, style: TerminalStyle): string {
  const width = Math.max(MIN_WIDTH, Math.min(style.width, MAX_WIDTH));
  const paint = createPaint(style.colors);
  const context: RenderContext = { width, paint, messages: messagesFor(reply.locale) };
  const parts = [
    ...titleLines(reply, context),
    ...wrap(withSources(reply.lead), width, '').map((line) => (isErrorReply(reply) ? paint('red', line) : line)),
    ...shownBlocks(reply).flatMap((block, index, all) => [...blankLineBefore(block, all[index - 1]), ...blockLines(block, context)]),
    ...sourceLines(reply, context),
    ...footerLines(reply, context),
  ];
  return `${parts.join('\n')}\n`;
}

const isErrorReply = ({ badge }: Reply): boolean => badge === 'error';

/** A title that the sentence repeats is left out. */
const titleLines = (reply: Reply, { width, paint }: RenderContext): string[] =>
  isTitleInLead(reply) ? [] : wrap(clean(titleOf(reply)), width, '').map((line) => paint('bold', line));

/** Remarks come last, before the sources. */
const shownBlocks = ({ blocks }: Reply): Block[] => {
  const isAside = (block: Block) => block.kind === 'note' && block.aside === true;
  const shown = blocks.filter(({ kind }) => kind !== 'chart');
  return [...shown.filter((block) => !isAside(block)), ...shown.filter(isAside)];
};

/** An error shows by its color and text. */
const titleOf = (reply: Reply): string => [reply.title, isErrorReply(reply) ? '' : (reply.badge ?? '')].filter(Boolean).join(' · ');

/** An empty line before every block, but not between notes. */
const blankLineBefore = (block: Block, before: Block | undefined): string[] =>
  block.kind === 'note' && before?.kind === 'note' ? [] : [''];

/** Text from the graph must not control the terminal. */
const clean = (text: string): string => text.replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, ' ');

const withSources = ({ text, sources }: Claim): string => `${clean(text)}${sources.map((source) => ` [${source}]`).join('')}`;
const withLabel = (claim: Claim): string => (claim.label === undefined ? '' : `${clean(claim.label)}: `) + withSources(claim);

function blockLines(block: Block, context: RenderContext): string[] {
  const { width, paint, messages } = context;
  switch (block.kind) {
    case 'claims':
      return [
        ...headingLines(block.heading, context),
        ...block.claims.flatMap((claim, index) => claimLines(claim, block.ordered ? `${(block.from ?? 1) + index}. ` : '- ', context)),
      ];
    case 'table':
      return [...headingLines(block.heading, context), ...tableLines(block, context)];
    case 'note':
      return wrap(messages.platforms.note(clean(block.text)), width, '  ', '').map((line) => paint('dim', line));
    case 'image':
      return [
        ...wrap(clean(block.caption ?? block.alt), width, '  ', ''),
        ...wrap(clean(block.url), width, '  ').map((line) => paint('dim', line)),
      ];
    case 'chart':
      return [];
    default:
      return unreachable(block);
  }
}

function tableLines(table: Table, context: RenderContext): string[] {
  const aligned = alignedTable(table, context.width, clean);
  if (aligned !== undefined) return [context.paint('dim', aligned.header), ...aligned.rows];
  if (table.subjects === 'rows') return table.rows.flatMap((row) => claimLines(listEntry(row, table.columns), '- ', context));
  return table.rows.flatMap(({ label, cells }, index) => [
    ...(index === 0 ? [] : ['']),
    ...headingLines(label, context),
    ...cells.flatMap((cell, column) => claimLines({ ...cell, label: table.columns[column] ?? '' }, '  ', context)),
  ]);
}

/** A row of a list as one statement: "Release date: 2026-04 · Parameters: 12 billion". */
const listEntry = (row: Row, columns: readonly string[]): Claim => ({
  label: row.label,
  text: row.cells.map(({ text }, column) => `${columns[column]}: ${text}`).join(' · '),
  sources: rowSources(row),
});

const headingLines = (text: string | undefined, { width, paint }: RenderContext): string[] =>
  text === undefined ? [] : wrap(clean(text), width, '').map((line) => paint('bold', line));

/** A claim after its bullet, with a hanging indent and a bold label. */
function claimLines(claim: Claim, mark: string, { width, paint }: RenderContext): string[] {
  const lines = wrap(withLabel(claim), width, ' '.repeat(mark.length), mark);
  const label = claim.label === undefined ? '' : `${clean(claim.label)}:`;
  return lines.map((line, index) => (index === 0 && label !== '' ? line.replace(label, () => paint('bold', label)) : line));
}

function footerLines({ footer: { checked } }: Reply, { width, paint, messages }: RenderContext): string[] {
  if (checked === undefined) return [];
  return ['', ...wrap(messages.platforms.checked(messages.shortMonth(clean(checked))), width, '').map((line) => paint('dim', line))];
}

function sourceLines({ sources }: Reply, { width, paint, messages }: RenderContext): string[] {
  if (sources.length === 0) return [];
  const lines = sources.flatMap(({ title, url, publisher, published }, index) => [
    ...wrap(`${clean(publisher)}${published === undefined ? '' : `, ${published}`}: ${clean(title)}`, width, '    ', `[${index + 1}] `),
    // An address has no spaces, so it is never broken and terminals can open it.
    ...wrap(clean(url), width, '    ').map((line) => paint('dim', line)),
  ]);
  return ['', paint('bold', messages.names.sources), ...lines];
}

/** Breaks lines at spaces to at most `width` columns; a longer word stays whole. */
function wrap(text: string, width: number, indent: string, first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
