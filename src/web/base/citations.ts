/** Citations: a small number after each statement, and one list of the sources that the numbers stand for. */
import type { CitationData, SourceData } from '../data/fragments.ts';
import { isOlderThanAYear, longDate, monthOf, shortDate, yearOf } from './dates.ts';
import { type Html, html } from './html.ts';
import { sign } from './icons.ts';
import { sourceLink } from './links.ts';

interface CitedSource {
  readonly number: number;
  readonly source: SourceData;
  /** The places in it, as the statements of this page name them. */
  readonly locators: Set<string>;
  count: number;
}

/** The citations of one page or of one answer. Numbers follow the order in which statements are written. */
export interface Citations {
  /** The superscript after a statement; nothing without citations. */
  readonly cite: (citations: readonly CitationData[]) => Html;
  /** One line: for an answer. With `after`, only the sources above that number. */
  readonly line: (after?: number) => Html;
  /** One row for each source: for a page. */
  readonly list: () => Html;
  readonly size: () => number;
}

/** `today` tells which sources are old; `prefix` keeps ids apart where a page has several lists. */
export function createCitations(today: string, prefix = 's'): Citations {
  const sources = new Map<string, CitedSource>();
  const numberOf = ({ locator, source }: CitationData): number => {
    const known = sources.get(source.slug) ?? { number: sources.size + 1, source, locators: new Set(), count: 0 };
    sources.set(source.slug, known);
    known.locators.add(locator);
    known.count += 1;
    return known.number;
  };
  const idOf = (number: number) => `${prefix}${number}`;
  return {
    cite: (citations) => {
      const numbers = [...new Set(citations.map(numberOf))].sort((one, other) => one - other);
      const [first] = numbers;
      if (first === undefined) return html``;
      const text = numbers.join(', ');
      const label = numbers.length === 1 ? `Source ${text}` : `Sources ${text}`;
      const ids = numbers.map(idOf).join(' ');
      return html`<sup class="cite"><a href="#${idOf(first)}" data-sources="${ids}" aria-label="${label}"><span>${text}</span></a></sup>`;
    },
    line: (after = 0) => {
      const shown = [...sources.values()].filter(({ number }) => number > after);
      return html`${shown.length > 0 && html`<ol class="source-line">${shown.map((cited) => lineEntry(cited, idOf(cited.number), today))}</ol>`}`;
    },
    list: () => html`<ol class="source-list">${[...sources.values()].map((cited) => listEntry(cited, idOf(cited.number)))}</ol>`,
    size: () => sources.size,
  };
}

const kindNames: Readonly<Record<SourceData['kind'], string>> = {
  ANNOUNCEMENT: 'Announcement',
  ARTICLE: 'Article',
  DATASET: 'Dataset',
  DOCUMENTATION: 'Documentation',
  PAPER: 'Paper',
};

export const sourceKindName = (kind: SourceData['kind']): string => kindNames[kind];

/** A catalog is read again and again, so that its date is the day of reading; of anything else it's the day of publication. */
const dateOf = ({ kind, published, retrieved }: SourceData): { readonly date: string; readonly isReading: boolean } | undefined => {
  if (kind === 'DATASET' && retrieved !== null) return { date: retrieved, isReading: true };
  return published === null ? undefined : { date: published, isReading: false };
};

const MAX_SHORT_NAME = 44;

/** A paper is known by its title, and anything else by who published it. */
function shortName({ kind, title, publisher }: SourceData): string {
  if (kind !== 'PAPER') return publisher;
  const name = title.split(': ', 1)[0] ?? title;
  return name.length <= MAX_SHORT_NAME ? name : `${name.slice(0, MAX_SHORT_NAME).replace(/\s+\S*$/, '')} …`;
}

function lineEntry({ number, source, locators }: CitedSource, id: string, today: string): Html {
  const dated = dateOf(source);
  const date = dated?.isReading === true ? asOf(dated.date, today) : dated !== undefined && yearOf(dated.date);
  return html`<li id="${id}"><b>${number}</b> <a href="${source.url}" rel="noreferrer">${shortName(source)}</a>${date && html`, ${date}`}${card(source, locators)}</li>`;
}

/** "as of Feb 2025", with a ring before it if that's more than a year ago. */
export const asOf = (date: string, today: string): Html =>
  html`<span class="as-of">${isOlderThanAYear(date, today) && html`<i class="ring" title="more than a year old"></i> `}as of ${monthOf(date)}</span>`;

function listEntry({ number, source, locators, count }: CitedSource, id: string): Html {
  return html`<li id="${id}"><b class="number">${number}</b>
<div><p>${source.publisher}, <a href="${source.url}" rel="noreferrer">${source.title}</a></p><p class="note">${describeSource(source)}${[...locators].slice(0, MAX_LOCATORS).map((locator) => ` · ${locator}`)}</p>${card(source, locators)}</div>
<a class="count" href="${sourceLink(source.slug)}">${count} ${count === 1 ? 'citation' : 'citations'}</a></li>`;
}

/** Catalogs are cited in a place for each value. */
const MAX_LOCATORS = 3;

export function describeSource(source: SourceData): string {
  const dated = dateOf(source);
  if (dated === undefined) return `${kindNames[source.kind]}, undated`;
  return `${kindNames[source.kind]}, ${dated.isReading ? 'read on ' : ''}${shortDate(dated.date)}`;
}

/** What a script shows beside a number that has the focus or the pointer. */
function card({ slug, title, url, kind, published, publisher, retrieved }: SourceData, locators: ReadonlySet<string>): Html {
  const year = published === null ? 'undated' : yearOf(published);
  return html`<div class="source-card" hidden><p class="note">${sign('page')} ${kindNames[kind]} · ${year}</p><p class="title">${title}</p>
<dl><dt>Where</dt><dd>${[...locators].slice(0, MAX_LOCATORS).join('; ')}</dd><dt>Published</dt><dd>${publisher}${published !== null && `, ${longDate(published)}`}</dd>${retrieved !== null && html`<dt>Read</dt><dd>${longDate(retrieved)}</dd>`}</dl>
<p class="links"><a href="${url}" rel="noreferrer">Open source</a> <a href="${sourceLink(slug)}">What it supports here</a></p></div>`;
}
