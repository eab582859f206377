/** All models: a table with a form that filters and sorts it. */
import { longDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { entityLink } from '../base/links.ts';
import { countText } from '../base/values.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import { counted, notRecorded } from '../entity/section.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { fieldOf, pageOutcome } from '../serve/visit.ts';
import { select } from './form-parts.ts';
import { kindNav } from './kind-nav.ts';
import { type ModelSearch, modelFilter, modelSearch, orderOf, orders } from './model-filter.ts';
import { pager } from './pager.ts';

const Models = graphql(`
  query PageModels($filter: ModelFilter, $orderBy: ModelOrder, $after: String) {
    models(filter: $filter, orderBy: $orderBy, first: 30, after: $after) {
      totalCount
      nodes {
        kind slug name releasedOn parameters contextTokens openWeights
        makers(first: 3) { nodes { kind slug name } }
        accepts(first: 6) { nodes { name } }
        produces(first: 6) { nodes { name } }
      }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
`);

const Choices = graphql(`
  query PageModelChoices {
    modalities { slug name }
    organizations(first: 100, orderBy: { field: NAME }) { nodes { slug name } }
  }
`);

type ModelData = ResultOf<typeof Models>['models']['nodes'][number];

export const modelsPage: PageDefinition = {
  path: '/models',
  open: async ({ search: raw }, { query }) => {
    const search = modelSearch(raw);
    const { orderBy } = orders[orderOf(search)];
    const after = fieldOf(raw, 'after', 500);
    const [{ models }, choices] = await Promise.all([
      query(Models, { filter: modelFilter(search), orderBy, after: after === '' ? null : after }),
      query(Choices, {}),
    ]);
    const { nodes, totalCount, pageInfo } = models;
    const main = html`<h1 class="tool top">Models <small>${counted(totalCount, 'model')}</small></h1>
${kindNav('MODEL')}
${filterForm(search, choices)}
${nodes.length === 0 ? html`<p class="say">No model is recorded with all of this.</p>` : modelTable(nodes)}
${pager('/models', raw, pageInfo)}`;
    return pageOutcome({
      title: 'Models',
      section: '/models',
      description: `${totalCount} models with what they take and give, who made them and when.`,
      main,
      twin: '/models.md',
    });
  },
};

function filterForm(search: ModelSearch, { modalities, organizations }: ResultOf<typeof Choices>): Html {
  const kinds = modalities.map(({ slug, name }) => ({ value: slug, name: name.toLowerCase() }));
  const makers = organizations.nodes.map(({ slug, name }) => ({ value: slug, name }));
  const sorts = Object.entries(orders).map(([value, { name }]) => ({ value, name }));
  const others = (['class', 'task', 'technique'] as const).filter((name) => search[name] !== '');
  return html`<form class="filters" action="/models" method="get">
${select({ name: 'accepts', label: 'Takes', value: search.accepts, any: 'anything', choices: kinds })}
${select({ name: 'produces', label: 'Gives', value: search.produces, any: 'anything', choices: kinds })}
${select({
  name: 'open',
  label: 'Open weights',
  value: search.open,
  any: 'any',
  choices: [
    { value: 'yes', name: 'yes' },
    { value: 'no', name: 'no' },
  ],
})}
${select({ name: 'maker', label: 'Maker', value: search.maker, any: 'any', choices: makers })}
<label><span>Released since</span><input name="since" value="${search.since}" placeholder="2025 or 2025-06" pattern="\\d{4}(-\\d{2}(-\\d{2})?)?" maxlength="10" size="12"></label>
${select({ name: 'sort', label: 'Order', value: search.sort === '' ? 'newest' : search.sort, choices: sorts })}
${others.map((name) => html`<label><span>${`${name[0]?.toUpperCase()}${name.slice(1)}`}</span><input name="${name}" value="${search[name]}" maxlength="100" size="14"></label>`)}
<button class="button main" type="submit">Show</button><a class="clear" href="/models">Clear</a></form>`;
}

const modelTable = (models: readonly ModelData[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="plain models"><thead><tr><th scope="col">Model</th><th scope="col">Maker</th><th scope="col">Released</th><th scope="col" class="number">Parameters</th><th scope="col" class="number">Context, tokens</th><th scope="col">Weights</th><th scope="col">Takes</th><th scope="col">Gives</th></tr></thead><tbody>${models.map(modelRow)}</tbody></table></div>`;

function modelRow({ makers, accepts, produces, ...model }: ModelData): Html {
  const names = (nodes: readonly { readonly name: string }[]) =>
    nodes.length === 0 ? notRecorded : nodes.map(({ name }) => name.toLowerCase()).join(', ');
  const count = (value: number | null, write: (value: number) => string) => (value === null ? notRecorded : write(value));
  return html`<tr><td><a class="name" href="${entityLink(model)}">${model.name}</a></td>
<td>${makers.nodes.length === 0 ? notRecorded : makers.nodes.map((maker, index) => html`${index > 0 && ', '}<a class="quiet" href="${entityLink(maker)}">${maker.name}</a>`)}</td>
<td class="date">${model.releasedOn === null ? notRecorded : longDate(model.releasedOn)}</td>
<td class="number">${count(model.parameters, countText)}</td>
<td class="number">${count(model.contextTokens, (value) => value.toLocaleString('en'))}</td>
<td>${model.openWeights === null ? notRecorded : weights(model.openWeights)}</td>
<td>${names(accepts.nodes)}</td><td>${names(produces.nodes)}</td></tr>`;
}

const weights = (open: boolean): string => (open ? 'open' : 'not open');
