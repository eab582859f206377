/** Draws a `data_table`: its first page of rows, and the others behind a switch that needs no script. */
import { type Html, html } from './html.ts';

export interface Cell {
  readonly type: string;
  readonly text?: string;
  readonly value?: number;
}

export interface DataTable {
  readonly type: 'data_table';
  readonly caption: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly page_size?: number;
  readonly row_header_column_index?: number;
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
const DEFAULT_PAGE_SIZE = 5;

export function drawDataTable(
  { caption, rows: [head = [], ...rows], page_size = DEFAULT_PAGE_SIZE, row_header_column_index: header = 0 }: DataTable,
  drawCell: (cell: Cell) => Html,
): Html {
  const isPaged = rows.length > page_size;
  return html`<div class="data-table"><div class="scroll"><table><caption>${caption}</caption><thead><tr>${head.map(
    (cell) => html`<th scope="col">${drawCell(cell)}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row, index) =>
      html`<tr class="${index < page_size ? 'first' : 'later'}">${row.map((cell, column) =>
        column === header ? html`<th scope="row">${drawCell(cell)}</th>` : html`<td>${drawCell(cell)}</td>`,
      )}</tr>`,
  )}</tbody></table></div>${
    isPaged
      ? html`<label class="pager"><input type="checkbox"><span class="some">1–${page_size} of ${rows.length}</span><span class="all">all ${rows.length}</span></label>`
      : undefined
  }</div>`;
}
