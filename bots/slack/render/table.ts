/** Renders a table as a block that people can sort. Pure. */
import type { DataTableBlock, RichTextBlock, RichTextLink, RichTextText } from '@slack/types';
import type { Claim, Row, Source, Table } from '../../core/contract/reply.ts';
import { rowSources, superscript } from '../../core/present/shown-sources.ts';
import { TABLE_COLUMNS, TABLE_ROWS } from './limits.ts';
import { literalText, truncate } from './mrkdwn.ts';
import { citation, toWebUrl } from './sources.ts';

type Cell = DataTableBlock['rows'][number][number];

/** Slack's own default: the others are one click away, and sorting sees them all. */
const PAGE_SIZE = 5;
const CAPTION_TEXT = 150;
/** Longer texts can't be read side by side: they become lines. */
const MAX_CELL_TEXT = 300;
/** A heading that isn't there: Slack takes no empty one. */
export const NO_HEADING = '\u00a0';
const EMPTY_CELL = '–';

/** Undefined for a table with too many rows or columns, or whose texts are too long to stand side by side. */
export function toTable(table: Table, caption: string, sources: readonly Source[]): DataTableBlock | undefined {
  const { corner = '', columns, rows } = table;
  const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length));
  if (rows.length === 0 || rows.length >= TABLE_ROWS || width >= TABLE_COLUMNS || width === 0) return undefined;
  const texts = [corner, ...columns, ...rows.flatMap(({ label, cells }) => [label, ...cells.map(textOf)])];
  if (texts.some((text) => text.length > MAX_CELL_TEXT)) return undefined;
  const headings = [corner, ...Array.from({ length: width }, (_, index) => columns[index] ?? '')];
  const look = { sources, isList: table.subjects === 'rows', hasSources: rows.some((row) => rowSources(row).length > 0) };
  return {
    type: 'data_table',
    caption: truncate(literalText(caption), CAPTION_TEXT) || NO_HEADING,
    page_size: PAGE_SIZE,
    row_header_column_index: 0,
    rows: [
      headings.map((heading) => ({ type: 'raw_text', text: literalText(heading) || NO_HEADING })),
      ...rows.map((row) => toRow(row, width, look)),
    ],
  };
}

interface Look {
  readonly sources: readonly Source[];
  /** Its rows name what it lists, so the sources of a row stand there. */
  readonly isList: boolean;
  readonly hasSources: boolean;
}

const textOf = ({ label = '', text }: Claim): string => label + text;

function toRow({ label, cells }: Row, width: number, look: Look): Cell[] {
  const all = Array.from({ length: width }, (_, index) => toCell(cells[index] ?? { text: '', sources: [] }, look));
  const name = literalText(label) || EMPTY_CELL;
  const cited = look.isList ? rowSources({ label, cells }) : [];
  return [cited.length === 0 ? { type: 'raw_text', text: name } : toRichText([boldText(name)], cited, look.sources), ...all];
}

/** Text of our own between values with sources says that something isn't known: it is set apart. */
function toCell({ label = '', text, sources: numbers }: Claim, { isList, hasSources, sources }: Look): RichTextBlock {
  const shown = literalText(text);
  const name = literalText(label);
  const isGap = hasSources && numbers.length === 0 && name === '';
  const parts: RichTextText[] = [
    ...(name === '' ? [] : [boldText(shown === '' ? name : `${name}: `)]),
    ...(shown === '' ? [] : [{ type: 'text' as const, text: shown, ...(isGap ? { style: { italic: true } } : {}) }]),
  ];
  return toRichText(parts, isList ? [] : numbers, sources);
}

const boldText = (text: string): RichTextText => ({ type: 'text', text, style: { bold: true } });

function toRichText(parts: readonly RichTextText[], numbers: readonly number[], sources: readonly Source[]): RichTextBlock {
  const citations = numbers.flatMap((number) => [{ type: 'text' as const, text: ' ' }, citationElement(number, sources[number - 1])]);
  const all = [...parts, ...citations];
  const elements = all.length === 0 ? [{ type: 'text' as const, text: EMPTY_CELL }] : all;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function citationElement(number: number, source: Source | undefined): RichTextLink | RichTextText {
  const url = toWebUrl(source?.url ?? '');
  const isLinked = url !== undefined && citation(number, source).startsWith('<');
  return isLinked ? { type: 'link', url, text: superscript(number) } : { type: 'text', text: superscript(number) };
}
