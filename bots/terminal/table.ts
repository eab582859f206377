/** A table whose rows fit into the width of the terminal, as aligned columns. */
import stringWidth from 'string-width';
import type { Claim, Table } from '../core/contract/reply.ts';
import { rowSources } from '../core/present/shown-sources.ts';

interface TableText {
  readonly header: string;
  readonly rows: readonly string[];
}

/** Between columns. */
const GAP = '  ';

const citations = (sources: readonly number[]): string => sources.map((source) => ` [${source}]`).join('');

/** Undefined if it doesn't fit. `clean` makes text safe to print. */
export function alignedTable(table: Table, width: number, clean: (text: string) => string): TableText | undefined {
  const isList = table.subjects === 'rows';
  const cellText = ({ text, sources }: Claim): string => clean(text) + (isList ? '' : citations(sources));
  const lines = [
    [table.corner ?? '', ...table.columns].map(clean),
    ...table.rows.map((row) => [clean(row.label) + (isList ? citations(rowSources(row)) : ''), ...row.cells.map(cellText)]),
  ];
  const count = Math.max(...lines.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))));
  if (widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1) > width) return undefined;
  const pad = (text: string, column: number): string => text + ' '.repeat((widths[column] ?? 0) - stringWidth(text));
  const [header = '', ...rows] = lines.map((line) => line.map(pad).join(GAP).trimEnd());
  return { header, rows };
}
