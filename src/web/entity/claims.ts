/** Claims: facts by what they say, each with its kind of claim; sensitive ones are folded. */
import { asOf, type Citations } from '../base/citations.ts';
import { type Html, html } from '../base/html.ts';
import { linkNames } from '../base/link-names.ts';
import { factLink } from '../base/links.ts';
import type { FactsData } from './documents.ts';

export type FactData = FactsData['facts']['nodes'][number];

/** In the order of a page. */
const aspects: readonly (readonly [FactData['aspect'], string])[] = [
  ['DEFINITION', 'What it is'],
  ['KEY_FEATURE', 'Sets it apart'],
  ['CAPABILITY', 'Can do'],
  ['TRAINING', 'Training'],
  ['COVERAGE', 'Covers'],
  ['MEASUREMENT', 'Measured'],
  ['LIMITATION', 'Limits'],
  ['HISTORY', 'History'],
  ['OUTLOOK', 'Outlook'],
];

export interface ClaimOptions {
  readonly citations: Citations;
  readonly today: string;
  /** The entity whose page it is: it isn't linked. */
  readonly on?: string;
}

export const claimsView = (facts: readonly FactData[], options: ClaimOptions): Html =>
  html`<dl class="rows claims-by-aspect">${aspects.map(([aspect, label]) => {
    const own = facts.filter((fact) => fact.aspect === aspect);
    return own.length > 0 && html`<div><dt>${label}</dt>${own.map((fact) => html`<dd>${claimView(fact, options)}</dd>`)}</div>`;
  })}</dl>`;

export function claimView(fact: FactData, options: ClaimOptions): Html {
  if (!fact.sensitive) return statement(fact, options);
  return html`<details class="sensitive"><summary>A claim about abuse or discrimination, marked sensitive <span>Show</span></summary>${statement(fact, options)}</details>`;
}

function statement(fact: FactData, { citations, today, on }: ClaimOptions): Html {
  const others = fact.about.filter(({ slug }) => slug !== on);
  return html`<p>${linkNames(fact.text, others)}${citations.cite(fact.citations)}${fact.asOf !== null && html` ${asOf(fact.asOf, today)}`} <a class="permalink web-only" href="${factLink(fact.slug)}" aria-label="This fact alone">#</a></p>${claimType(fact)}${fact.note !== null && html`<p class="note">${fact.note}</p>`}`;
}

const typeNames: Readonly<Record<FactData['type'], string>> = {
  FACT: '',
  VENDOR_CLAIM: "maker's claim",
  MEASUREMENT: 'measurement',
  ESTIMATE: 'estimate',
  OPINION: 'opinion',
};

/** What kind of claim it is, in words; plain facts need none. */
export function claimType({ type, attributedTo, method }: Pick<FactData, 'type' | 'attributedTo' | 'method'>): Html | false {
  const name = typeNames[type];
  if (name === '') return false;
  return html`<p class="claim-type"><span class="tag">${name}${attributedTo !== null && `, ${attributedTo}`}</span>${method !== null && html` <span class="note">${method}</span>`}</p>`;
}
