/** A comparison: the difference in a sentence, then the rows; those that are equal recede. */
import { type Citations, createCitations } from '../base/citations.ts';
import { longDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { sign } from '../base/icons.ts';
import { compareLink, entityLink } from '../base/links.ts';
import { notRecorded } from '../entity/section.ts';
import { differenceOf } from './difference.ts';
import type { CellData, ComparisonData } from './documents.ts';
import { pickForm } from './pick-form.ts';
import { type CompareRow, groupsOf, type RowGroup } from './rows.ts';

export interface CompareViewOptions {
  readonly today: string;
  readonly onlyDifferences: boolean;
}

export function compareView(data: ComparisonData, { today, onlyDifferences }: CompareViewOptions): Html {
  const { left, right } = data;
  const citations = createCitations(today);
  const all = groupsOf(data);
  const rows = all.flatMap((group) => group.rows);
  const differences = rows.filter((row) => !row.isEqual).length;
  const shown = onlyDifferences ? all.map((group) => ({ ...group, rows: group.rows.filter((row) => !row.isEqual) })) : all;
  const path = compareLink(left.slug, right.slug);
  const chip = (address: string, text: string, isCurrent: boolean) =>
    isCurrent
      ? html`<a class="chip" href="${address}" aria-current="true">${text}</a>`
      : html`<a class="chip" href="${address}">${text}</a>`;
  return html`<nav aria-label="Breadcrumb"><ol class="crumbs"><li><a href="/compare">Compare</a></li><li>${left.name} and ${right.name}</li></ol></nav>
<h1 class="pair">${left.name} <span>and</span> ${right.name}</h1>
<p class="say">${differenceOf(data)}</p>
<div class="pick-row">${pickForm(left.name, right.name)}<a class="button swap" href="${compareLink(right.slug, left.slug)}" aria-label="Swap the two">${sign('swap')}</a>
<p class="chips">${chip(path, `All ${rows.length} rows`, !onlyDifferences)}${chip(`${path}?show=differences`, `Differences, ${differences}`, onlyDifferences)}</p></div>
<table class="compare"><thead><tr><th scope="col"><span class="unseen">Point</span></th>${[left, right].map((entity) => html`<th scope="col"><a href="${entityLink(entity)}">${entity.name}</a></th>`)}</tr></thead>
${shown.filter((group) => group.rows.length > 0).map((group) => groupView(group, [left.name, right.name], citations))}</table>
${citations.line()}`;
}

type Names = readonly [left: string, right: string];

const groupView = ({ title, rows }: RowGroup, names: Names, citations: Citations): Html => html`<tbody>
${title !== undefined && html`<tr class="title"><th colspan="3" scope="rowgroup">${title}</th></tr>`}
${rows.map((row) => rowView(row, names, citations))}</tbody>`;

function rowView({ name, under, left, right, isEqual }: CompareRow, names: Names, citations: Citations): Html {
  const head = under === null ? name : html`<a class="quiet" href="${entityLink(under)}">${name}</a>`;
  if (left === null && right === null) return html`<tr><th scope="row">${head}</th><td colspan="2">${notRecorded} for either</td></tr>`;
  const cells = html`<td data-side="${names[0]}">${cellView(left, citations)}</td><td data-side="${names[1]}">${cellView(right, citations)}</td>`;
  return isEqual ? html`<tr class="equal"><th scope="row">${head}</th>${cells}</tr>` : html`<tr><th scope="row">${head}</th>${cells}</tr>`;
}

/** Dates come as data. */
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

function cellView(cell: CellData | null, { cite }: Citations): Html {
  if (cell === null) return notRecorded;
  const { text, note, citations } = cell;
  const shown = DATE.test(text) ? longDate(text) : text;
  const content = text === 'yes' ? html`<span class="yes">${sign('check')} yes</span>` : shown;
  return html`<span class="text">${content}</span>${cite(citations)}${note !== null && html`<details class="remark"><summary>Note</summary><p class="note">${note}</p></details>`}`;
}
