/** Facts at a glance: the few things that people look up first, with a gap where nothing is recorded. */
import { asOf, type Citations } from '../base/citations.ts';
import { longDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { entityLink } from '../base/links.ts';
import { valueText } from '../base/values.ts';
import { classesDiffer } from './disagreements.ts';
import { type EntityPageData, relatedBy, type ValueData } from './documents.ts';
import type { RelatedEdge } from './relation-documents.ts';
import { notRecorded } from './section.ts';

interface Cell {
  readonly label: string;
  readonly content: Html;
}

interface GlanceOptions {
  readonly citations: Citations;
  readonly today: string;
}

export function glance(data: EntityPageData, options: GlanceOptions): Html {
  const cells = cellsOf(data, options);
  if (cells.length === 0) return html``;
  return html`<dl class="glance" id="glance">${cells.map(({ label, content }) => html`<div><dt>${label}</dt><dd>${content}</dd></div>`)}</dl>`;
}

function cellsOf(data: EntityPageData, options: GlanceOptions): readonly Cell[] {
  const { entity } = data;
  const { citations } = options;
  switch (entity.__typename) {
    case 'Model':
      return modelCells(data, options);
    case 'Organization':
      return [
        { label: 'Country', content: plain(entity.country, data, citations) },
        {
          label: 'Site',
          content: entity.url === null ? notRecorded : html`<a href="${entity.url}" rel="noreferrer">${hostOf(entity.url)}</a>`,
        },
        { label: 'Models', content: html`<a href="/models?${`maker=${entity.slug}`}">all models by ${entity.name}</a>` },
      ];
    case 'Benchmark':
      return [
        { label: 'Scores are', content: plain(entity.metric, data, citations) },
        { label: 'Published', content: plain(entity.releasedOn === null ? null : longDate(entity.releasedOn), data, citations) },
        { label: 'Scores recorded', content: html`<b>${data.scores?.totalCount ?? 0}</b>` },
      ];
    default:
      return [];
  }
}

const plain = (text: string | null, { entity }: EntityPageData, { cite }: Citations): Html =>
  text === null ? notRecorded : html`<b>${text}</b>${cite(entity.citations)}`;

const hostOf = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

const MODEL_ATTRIBUTES = [
  ['Released', 'RELEASED_ON'],
  ['Parameters', 'PARAMETERS'],
  ['Takes', 'ACCEPTS'],
  ['Gives', 'PRODUCES'],
  ['Weights', 'OPEN_WEIGHTS'],
] as const;
const LATER_ATTRIBUTES = [
  ['Context', 'CONTEXT_TOKENS'],
  ['License', 'LICENSE'],
] as const;
/** Only where something is recorded: most models have neither. */
const RARE_ATTRIBUTES = [
  ['Knowledge until', 'KNOWLEDGE_CUTOFF'],
  ['End of service', 'RETIRED_ON'],
] as const;

function modelCells(data: EntityPageData, options: GlanceOptions): readonly Cell[] {
  const shownFor = (attribute: ValueData['attribute']) => data.values.find((value) => value.attribute === attribute);
  const cell = ([label, attribute]: readonly [string, ValueData['attribute']]): Cell => ({
    label,
    content: valueView(shownFor(attribute), options),
  });
  return [
    { label: 'Maker', content: entitiesView(relatedBy(data, 'makers'), options.citations) },
    ...MODEL_ATTRIBUTES.map(cell),
    { label: 'Class', content: html`${entitiesView(relatedBy(data, 'classes'), options.citations)}${classesDiffer(data) && differ}` },
    ...LATER_ATTRIBUTES.map(cell),
    ...RARE_ATTRIBUTES.filter(([, attribute]) => shownFor(attribute) !== undefined).map(cell),
  ];
}

const differ = html`<br><a class="differs" href="#disagreement">≠ sources differ</a>`;

function valueView(value: ValueData | undefined, { citations, today }: GlanceOptions): Html {
  if (value === undefined) return notRecorded;
  const { attribute, text, contested, observedOn } = value;
  return html`<b>${valueText(attribute, text)}</b>${citations.cite(value.citations)}${observedOn !== null && html` ${asOf(observedOn, today)}`}${contested && differ}`;
}

const entitiesView = (edges: readonly RelatedEdge[], { cite }: Citations): Html =>
  edges.length === 0
    ? notRecorded
    : html`${edges.map(({ node, citations }, index) => html`${index > 0 && ', '}<a href="${entityLink(node)}"><b>${node.name}</b></a>${cite(citations)}`)}`;
