/** Tables and charts. */
import { isRecord } from '../../is-record.ts';
import * as limits from '../limits.ts';
import { id, type } from './elements.ts';
import { address, anyNumber, booleanValue, byType, list, number, object, refine, text, type ValidationRule } from './rules.ts';

const anyText = text(limits.TABLE_TEXT);
const style = object({}, { bold: booleanValue, italic: booleanValue, strike: booleanValue, code: booleanValue });
const richElement = byType({
  text: object({ type, text: anyText }, { style }),
  link: object({ type, url: address(limits.BUTTON_URL) }, { text: anyText, style }),
});
const richText = object(
  { type, elements: list(byType({ rich_text_section: object({ type, elements: list(richElement, limits.TABLE_TEXT) }) }), 1) },
  id,
);
const rawCells = {
  raw_text: object({ type, text: anyText }),
  raw_number: object({ type, value: anyNumber, text: anyText }),
};
const rowOf = (cells: Readonly<Record<string, ValidationRule>>) => list(byType(cells), limits.TABLE_COLUMNS);

/** Rich text is not allowed in the row of headings. */
const tableRows: ValidationRule = (rows, path) => {
  const problems = list((row, at) => rowOf({ ...rawCells, rich_text: richText })(row, at), limits.TABLE_ROWS, 2)(rows, path);
  if (!Array.isArray(rows) || problems.length > 0) return problems;
  const widths = new Set(rows.map((row: unknown) => (Array.isArray(row) ? row.length : 0)));
  return [...rowOf(rawCells)(rows[0], `${path}[0]`), ...(widths.size > 1 ? [`${path}: rows must have the same number of cells`] : [])];
};

const dataTable = refine(
  object(
    { type, rows: tableRows, caption: text(limits.TABLE_TEXT) },
    { ...id, page_size: number(1, limits.TABLE_PAGE), row_header_column_index: number(0, limits.TABLE_COLUMNS - 1) },
  ),
  (block) => cellLength(block['rows']) <= limits.TABLE_TEXT,
  `has more than ${limits.TABLE_TEXT} characters in its cells`,
);

const label = text(limits.CHART_LABEL);
const axisLabel = text(limits.CHART_AXIS_LABEL);
const series = list(object({ name: label, data: list(object({ label, value: anyNumber }), limits.CHART_CATEGORIES) }), limits.CHART_SERIES);
const plot = refine(
  object({
    type,
    series,
    axis_config: object({ categories: list(label, limits.CHART_CATEGORIES) }, { x_label: axisLabel, y_label: axisLabel }),
  }),
  isComplete,
  'needs a value of every series for every category, and names that differ',
);
const chart = object({ type, title: text(limits.CHART_TITLE), chart: byType({ bar: plot, line: plot, area: plot }) }, id);

export const dataBlocks: Readonly<Record<string, ValidationRule>> = { data_table: dataTable, data_visualization: chart };

/** Characters in all cells of tables. */
export function cellLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, member) => sum + cellLength(member), 0);
  if (!isRecord(value)) return 0;
  const { text: own, ...others } = value;
  return (typeof own === 'string' ? own.length : 0) + Object.values(others).reduce((sum: number, member) => sum + cellLength(member), 0);
}

function isComplete({ series: all, axis_config: axis }: Readonly<Record<string, unknown>>): boolean {
  const categories = isRecord(axis) ? axis['categories'] : undefined;
  if (!Array.isArray(all) || !Array.isArray(categories)) return true;
  const names = all.map((one) => one?.name);
  const wanted = JSON.stringify(categories);
  const isWhole = (data: unknown) => Array.isArray(data) && JSON.stringify(data.map((point) => point?.label)) === wanted;
  return [names, categories].every((each) => new Set(each).size === each.length) && all.every((one) => isWhole(one?.data));
}
