/** The table of an answer: a list with a row for each entity, or a comparison with a row for each point. */
import type { Citations } from '../base/citations.ts';
import { type Html, html } from '../base/html.ts';
import { entityLink } from '../base/links.ts';
import type { AnswerData } from './ask.ts';

type Table = NonNullable<AnswerData['table']>;

/** More rows are folded, so that the sources stay in sight. */
const OPEN_ROWS = 8;
const MAX_ROWS = 60;

export function answerTable(answer: AnswerData, table: Table, citations: Citations): Html {
  const write = cellWriter(answer, table, citations);
  const writeRow = (cells: readonly string[]) => html`<tr>${cells.map((cell, index) => write(cell, index, cells[0] ?? ''))}</tr>`;
  const open = table.rows.slice(0, OPEN_ROWS).map(writeRow);
  const line = citations.line();
  const known = citations.size();
  const folded = table.rows.slice(OPEN_ROWS, MAX_ROWS).map(writeRow);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="plain">${head(table)}<tbody>${open}</tbody></table></div>
${line}
${folded.length > 0 && html`<details class="more-rows"><summary>${folded.length} more</summary><div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="plain">${head(table)}<tbody>${folded}</tbody></table></div>${citations.line(known)}</details>`}`;
}

function head({ columns }: Table): Html {
  const name = (column: string) =>
    column === '' ? html`<span class="unseen">Point</span>` : `${column[0]?.toUpperCase()}${column.slice(1)}`;
  return html`<thead><tr>${columns.map((column) => html`<th scope="col">${name(column)}</th>`)}</tr></thead>`;
}

/** Claims are about an entry of the list, or about one cell of a comparison. */
function cellWriter({ entities, claims }: AnswerData, { columns }: Table, citations: Citations) {
  const links = new Map(entities.map((entity) => [entity.name, entityLink(entity)]));
  const cited = new Map(claims.map((claim) => [claim.text, claim.citations]));
  return (cell: string, index: number, row: string): Html => {
    if (cell === '') return html`<td><span class="gap">not recorded</span></td>`;
    const link = index === 0 ? links.get(cell) : undefined;
    const text = link === undefined ? cell : html`<a class="name" href="${link}">${cell}</a>`;
    const sources = cited.get(cell) ?? cited.get(`${row}, ${columns[index]}: ${cell}`) ?? [];
    const content = html`${text}${citations.cite(sources)}`;
    return index === 0 && columns[0] === '' ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;
  };
}
