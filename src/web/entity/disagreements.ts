/** Where sources disagree: both values at equal weight, who says each and when, and why one is shown above. */
import { type Citations, describeSource } from '../base/citations.ts';
import { shortDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { entityLink } from '../base/links.ts';
import { attributeName, valueText } from '../base/values.ts';
import type { CitationData } from '../data/fragments.ts';
import { type EntityPageData, relatedBy, type ValueData } from './documents.ts';
import type { RelatedEdge } from './relation-documents.ts';

interface Side {
  readonly text: Html | string;
  readonly citations: readonly CitationData[];
  readonly date: string | null;
}

interface Disagreement {
  readonly about: string;
  readonly sides: readonly Side[];
  readonly why: string;
}

/** The classes under which a source lists the model, and the curators don't file it. */
export function otherClasses(data: EntityPageData): readonly RelatedEdge[] {
  const filed = new Set(relatedBy(data, 'classes').map(({ node }) => node.id));
  return filed.size === 0 ? [] : relatedBy(data, 'listedAs').filter(({ node }) => !filed.has(node.id));
}

export const classesDiffer = (data: EntityPageData): boolean => otherClasses(data).length > 0;

export function disagreementsOf(data: EntityPageData): readonly Disagreement[] {
  const values = data.values.filter(({ contested }) => contested).map(valueDisagreement);
  return classesDiffer(data) ? [classDisagreement(data), ...values] : values;
}

function classDisagreement(data: EntityPageData): Disagreement {
  const filed = relatedBy(data, 'classes');
  const side = ({ node, citations }: RelatedEdge): Side => ({
    text: html`<a href="${entityLink(node)}">${node.name}</a>`,
    citations,
    date: null,
  });
  const note = filed.find((edge) => edge.note !== null)?.note ?? `Curators file it as ${filed.map(({ node }) => node.name).join(' and ')}.`;
  return { about: 'the class', sides: [...filed, ...otherClasses(data)].map(side), why: note };
}

function valueDisagreement({ attribute, text, citations, observedOn, alternatives }: ValueData): Disagreement {
  const others = alternatives.filter(({ agrees }) => !agrees);
  const write = (value: string) => valueText(attribute, value);
  const sides = [
    { text: write(text), citations, date: observedOn },
    ...others.map((other) => ({
      text: write(other.text),
      citations: other.source === null ? [] : [{ locator: '', source: other.source }],
      date: other.observedOn,
    })),
  ];
  return {
    about: attributeName(attribute),
    sides,
    why: 'The first is shown above: what curators checked comes before what catalogs list.',
  };
}

const MAX_SIDES = 4;

export const disagreementView = (
  { about, sides, why }: Disagreement,
  name: string,
  citations: Citations,
): Html => html`<div class="disagreement">
<p class="head"><b>≠ Sources disagree on ${about} of ${name}</b><span>both are shown, neither is averaged</span></p>
<div class="sides">${sides.slice(0, MAX_SIDES).map((side) => sideView(side, citations))}</div>
<p class="why">${why} <a href="/about#mistakes">Disagree?</a></p></div>`;

function sideView({ text, citations, date }: Side, { cite }: Citations): Html {
  const [first] = citations;
  const when = date === null ? '' : ` · seen on ${shortDate(date)}`;
  return html`<div><p class="value">${text}${cite(citations)}</p>${first !== undefined && html`<p class="note">${first.source.publisher}, ${describeSource(first.source)}${when}</p>${first.locator !== '' && html`<p class="note">${first.locator}</p>`}`}</div>`;
}
