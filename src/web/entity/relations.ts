/** Relations, both ways: a row for each type and direction. */
import type { Citations } from '../base/citations.ts';
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { entityLink } from '../base/links.ts';
import type { EntityPageData, RelationData } from './documents.ts';

/** Longer rows are folded. */
const OPEN_ENTRIES = 12;

const capitalized = (label: string): string => {
  const short = label.replace(/^was /, '');
  return `${short[0]?.toUpperCase() ?? ''}${short.slice(1)}`;
};

export const relationsView = (relations: readonly RelationData[], citations: Citations): Html =>
  html`<dl class="rows">${relations.map((relation) => html`<div><dt>${capitalized(relation.label)}</dt><dd>${endsView(relation, citations)}</dd></div>`)}</dl>`;

function endsView({ edges, totalCount }: RelationData, citations: Citations): Html {
  const entries = edges.map(
    ({ node, citations: cited }) =>
      html`<li>${kindIcon(node.kind)} <a href="${entityLink(node)}">${node.name}</a>${citations.cite(cited)}</li>`,
  );
  const [open, folded] = [entries.slice(0, OPEN_ENTRIES), entries.slice(OPEN_ENTRIES)];
  const rest = totalCount - entries.length;
  return html`<ul class="ends">${open}${rest > 0 && folded.length === 0 && html`<li class="note">and ${rest} more</li>`}</ul>
${folded.length > 0 && html`<details class="more-rows"><summary>${totalCount - open.length} more</summary><ul class="ends">${folded}${rest > 0 && html`<li class="note">and ${rest} more</li>`}</ul></details>`}`;
}

/** The list of models behind a relation, for entities with more of them than a page shows. */
const listFields: Partial<Record<EntityPageData['entity']['kind'], readonly (readonly [field: string, text: string])[]>> = {
  MODALITY: [
    ['accepts', 'All models that take it'],
    ['produces', 'All models that give it'],
  ],
  MODEL_CLASS: [['class', 'All models of this class']],
  ORGANIZATION: [['maker', 'All its models']],
  TASK: [['task', 'All models that perform it']],
  TECHNIQUE: [['technique', 'All models that use it']],
};

export const listLinks = ({ kind, slug }: EntityPageData['entity']): Html =>
  html`${listFields[kind]?.map(
    ([field, text]) => html`<a class="button" href="/models?${new URLSearchParams({ [field]: slug }).toString()}">${text}</a> `,
  )}`;
