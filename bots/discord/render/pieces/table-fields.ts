/**
 * Renders a table as fields, which stand side by side and which a phone stacks: one for each thing that the table is about, so that
 * what belongs together stays together.
 */
import type { Claim, Table } from '../../../core/contract/reply.ts';
import { messagesFor } from '../../../core/messages/index.ts';
import { escapeLine, oneLine } from '../escape.ts';
import type { EscapeProse } from '../inline.ts';
import { BLANK_NAME, type Piece } from '../layout.ts';
import { MAX_EMBED_FIELD_NAME, MAX_EMBED_FIELD_VALUE } from '../limits.ts';
import { type CitationLinks, type Cite, withFewerLinks } from './citations.ts';
import { describeCells } from './describe-cells.ts';

interface FieldContext {
  readonly cite: Cite;
  readonly links: CitationLinks;
  readonly escapeProse: EscapeProse;
  readonly locale: string | undefined;
}

/** In characters: a longer cell would make a tall and narrow column. */
const MAX_CELL = 80;
/** So many fields stand side by side. */
const MAX_SIDES = 3;
/** In characters, of short cells that share a line of a narrow field. */
const MAX_LINE = 24;
const BETWEEN = ' · ';

/** Undefined for a table that is too long for fields, or has rows without cells. */
export function fieldPieces(table: Table, { cite, links, escapeProse, locale }: FieldContext): Piece[] | undefined {
  if (!hasShortCells(table)) return undefined;
  const { notRecorded } = messagesFor(locale);
  const toFields = table.subjects === 'rows' ? rowFields : columnFields;
  for (const fewer of withFewerLinks(links)) {
    const fields = toFields(table, { cite: (claims) => cite(claims, fewer), escapeProse, notRecorded });
    if (fields.every(isWithinLimits)) return fields.map(toPiece);
  }
  return undefined;
}

function hasShortCells({ columns, rows, subjects }: Table): boolean {
  if (subjects !== 'rows' && columns.length > MAX_SIDES) return false;
  return rows.every(
    ({ cells }) =>
      cells.length > 0 && cells.length <= columns.length && cells.every(({ label = '', text }) => label.length + text.length <= MAX_CELL),
  );
}

interface CellContext {
  readonly cite: (claims: readonly Claim[]) => string;
  readonly escapeProse: EscapeProse;
  readonly notRecorded: string;
}

interface Field {
  readonly name: string;
  readonly lines: readonly string[];
  readonly claims: readonly Claim[];
}

const shownValue = ({ lines }: Field): string => lines.join('\n') || BLANK_NAME;

const isWithinLimits = (field: Field): boolean =>
  field.name.length <= MAX_EMBED_FIELD_NAME && shownValue(field).length <= MAX_EMBED_FIELD_VALUE;

const toPiece = (field: Field): Piece => ({
  field: field.name || BLANK_NAME,
  text: shownValue(field),
  sources: field.claims.flatMap(({ sources }) => sources),
  separator: '\n',
});

/** A list: its short cells share lines, and what isn't recorded comes last. */
function rowFields(table: Table, { cite, escapeProse, notRecorded }: CellContext): Field[] {
  return describeCells(table, notRecorded).map(({ label, known, missing }) => {
    const claims = known.map(({ claim }) => claim);
    // Sources that all cells share are named once.
    const isShared = known.every(({ text }) => text !== '') && new Set(claims.map(({ sources }) => String(sources))).size === 1;
    const items = known.map(({ text, claim }) => ({ text: escapeProse(text), end: isShared ? '' : cite([claim]), length: text.length }));
    const lines = packLines(items);
    const shared = isShared ? cite(claims) : '';
    const gaps = missing.length === 0 ? [] : [`-# ${missing.map(({ text }) => escapeProse(text)).join(BETWEEN)}`];
    return {
      name: escapeLine(label),
      lines: [...lines.map((line, index) => (index === lines.length - 1 ? withEnd(line, shared) : line)), ...gaps],
      claims,
    };
  });
}

interface Item {
  readonly text: string;
  readonly end: string;
  /** As shown, which is shorter than its markup. */
  readonly length: number;
}

function packLines(items: readonly Item[]): string[] {
  const lines: { text: string; length: number }[] = [];
  for (const { text, end, length } of items) {
    const last = lines.at(-1);
    const shown = withEnd(text, end);
    if (last !== undefined && last.length + BETWEEN.length + length <= MAX_LINE) {
      last.text = `${last.text}${BETWEEN}${shown}`;
      last.length += BETWEEN.length + length;
    } else lines.push({ text: shown, length });
  }
  return lines.map(({ text }) => text);
}

/** A comparison: a field for each side, with the same lines in each. */
const columnFields = ({ columns, rows }: Table, { cite, escapeProse }: CellContext): Field[] =>
  columns.map((column, index) => {
    const cells = rows.flatMap(({ label, cells }) => (cells[index] === undefined ? [] : [{ label, claim: cells[index] }]));
    const lines = cells.map(({ label, claim }) => {
      const text = [label, claim.label ?? '', claim.text].map(oneLine).filter(Boolean).join(': ');
      return withEnd(escapeProse(text), cite([claim]));
    });
    return { name: escapeLine(column), lines: lines.filter(Boolean), claims: cells.map(({ claim }) => claim) };
  });

const withEnd = (line: string, end: string): string => [line, end].filter(Boolean).join(' ');
