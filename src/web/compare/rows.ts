/** The rows of a comparison as the page groups them: lists of inputs and outputs become a row for each entry. */
import type { EntityKind } from '../data/graphql.ts';
import type { CellData, ComparisonData, RowData } from './documents.ts';

export interface CompareRow {
  readonly name: string;
  readonly under: { readonly kind: EntityKind; readonly slug: string } | null;
  readonly left: CellData | null;
  readonly right: CellData | null;
  /** Both sides say the same: the eye can pass over it. */
  readonly isEqual: boolean;
}

export interface RowGroup {
  /** Undefined for the first group, which needs no heading. */
  readonly title?: string;
  readonly rows: readonly CompareRow[];
}

const LISTS: Readonly<Record<string, string>> = { Inputs: 'Takes', Outputs: 'Gives' };
/** By their names in the API. */
const WORKINGS = /^(Builds on|Techniques|Tasks|Uses|Performs|Limitations)/;

export function groupsOf({ rows }: ComparisonData): readonly RowGroup[] {
  const lists = rows.filter(({ name }) => LISTS[name] !== undefined);
  const others = rows.filter(({ name }) => LISTS[name] === undefined).map(toRow);
  const [workings, basics] = [others.filter((row) => isWorking(row)), others.filter((row) => !isWorking(row))];
  return [
    { rows: basics },
    ...lists.map((row) => ({ title: LISTS[row.name] ?? row.name, rows: entriesOf(row) })),
    { title: 'How it works', rows: workings },
  ].filter((group) => group.rows.length > 0);
}

const isWorking = ({ name, under }: CompareRow): boolean => under !== null || WORKINGS.test(name);

const toRow = ({ name, under, left, right, verdict }: RowData): CompareRow => ({ name, under, left, right, isEqual: verdict === 'EQUAL' });

/** "Text, Image" as its two names; empty if nothing is recorded. */
export const listOf = (cell: CellData | null): readonly string[] => cell?.text.split(', ') ?? [];

function entriesOf({ left, right }: RowData): readonly CompareRow[] {
  const names = [...new Set([...listOf(left), ...listOf(right)])];
  const side = (cell: CellData | null, name: string) =>
    cell !== null && listOf(cell).includes(name) ? { ...cell, text: 'yes', note: null } : null;
  return names.map((name) => {
    const [one, other] = [side(left, name), side(right, name)];
    return { name, under: null, left: one, right: other, isEqual: one !== null && other !== null };
  });
}
