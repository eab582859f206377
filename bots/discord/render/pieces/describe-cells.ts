/** The cells of a list without its header: each says what it is about, unless its value tells. */
import type { Claim, Table } from '../../../core/contract/reply.ts';
import { oneLine } from '../escape.ts';

export interface DescribedCell {
  readonly text: string;
  readonly claim: Claim;
}

export interface DescribedRow {
  readonly label: string;
  readonly known: readonly DescribedCell[];
  /** What isn't recorded. */
  readonly missing: readonly DescribedCell[];
}

export function describeCells({ columns, rows }: Table, notRecorded: string): DescribedRow[] {
  const isMissing = ({ text, sources }: Claim): boolean => text === notRecorded && sources.length === 0;
  const shapes = columns.map((_, index) => shapeOf(rows.flatMap(({ cells }) => cells[index] ?? []).find((cell) => !isMissing(cell))?.text));
  return rows.map(({ label, cells }) => {
    const described = cells.map((claim, index) => {
      const column = oneLine(columns[index] ?? '');
      // Of two dates or two names, the reader can't tell which is which.
      const isAmbiguous = shapes.indexOf(shapes[index] ?? 'name') < index;
      return { claim, text: isMissing(claim) ? withoutValue(column, claim.text) : withValue(column, claim, isAmbiguous) };
    });
    const shown = described.filter(({ text, claim }) => text !== '' || claim.sources.length > 0);
    return {
      label,
      known: shown.filter(({ claim }) => !isMissing(claim)),
      missing: shown.filter(({ claim }) => isMissing(claim)),
    };
  });
}

/** `amount` counts what its column names: 1M of context. */
type Shape = 'date' | 'amount' | 'number' | 'name';

function shapeOf(text: string | undefined): Shape {
  if (text === undefined) return 'name';
  if (/^(?:\d{1,2} )?\p{L}{3,9} \d{4}$|^(?:19|20)\d{2}(?:-\d{2}){0,2}$/u.test(text)) return 'date';
  if (/^\d[\d.,]* ?[KMBT]$/.test(text)) return 'amount';
  return /\p{L}{3}/u.test(text) ? 'name' : 'number';
}

function withValue(column: string, { label, text }: Claim, isAmbiguous: boolean): string {
  const value = [label ?? '', text].map(oneLine).filter(Boolean).join(': ');
  const shape = shapeOf(text);
  if (column === '' || value === '' || value.toLowerCase().includes(column.toLowerCase())) return value;
  if (shape === 'amount') return `${value} ${inSentence(column)}`;
  return shape === 'number' || isAmbiguous ? `${column}: ${value}` : value;
}

const withoutValue = (column: string, text: string): string => [inSentence(column), oneLine(text)].filter(Boolean).join(' ');

/** A word of its own is written small in a sentence, an abbreviation isn't: "context", "MMMU". */
const inSentence = (name: string): string => (/^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name);
