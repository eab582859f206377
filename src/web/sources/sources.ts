/** The sources: a list of all, and a page for each with what it supports. */
import { BadInput, NotFound } from '../../errors.ts';
import { describeSource, sourceKindName } from '../base/citations.ts';
import { longDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { entityLink, factLink, sourceLink } from '../base/links.ts';
import { type SourceData, SourceFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import { counted } from '../entity/section.ts';
import { select } from '../lists/form-parts.ts';
import { pager } from '../lists/pager.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { fieldOf, pageOutcome } from '../serve/visit.ts';

const Sources = graphql(
  `
  query PageSources($filter: SourceFilter, $after: String) {
    sources(filter: $filter, orderBy: { field: PUBLISHED, direction: DESC }, first: 50, after: $after) {
      totalCount
      nodes { ...SourceFields }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
`,
  [SourceFields],
);

const Source = graphql(
  `
  query PageSource($slug: String!) {
    source(slug: $slug) { ...SourceFields }
    entities(filter: { citing: $slug }, first: 100) { totalCount nodes { kind slug name } }
    facts(citing: $slug, first: 50) { totalCount nodes { slug text sensitive } }
  }
`,
  [SourceFields],
);

const KINDS = ['PAPER', 'ANNOUNCEMENT', 'ARTICLE', 'DATASET', 'DOCUMENTATION'] as const satisfies readonly SourceData['kind'][];

export const sourcesPage: PageDefinition = {
  path: '/sources',
  open: async ({ search }, { query }) => {
    const [kind, publisher, after] = [fieldOf(search, 'kind'), fieldOf(search, 'publisher'), fieldOf(search, 'after', 500)];
    const filter = { ...(kind === '' ? {} : { kind: kindFrom(kind) }), ...(publisher === '' ? {} : { publisher }) };
    const { nodes, totalCount, pageInfo } = (await query(Sources, { filter, after: after === '' ? null : after })).sources;
    const choices = KINDS.map((value) => ({ value: value.toLowerCase(), name: sourceKindName(value) }));
    const main = html`<h1 class="tool top">Sources <small>${counted(totalCount, 'source')}</small></h1>
<p class="lead-in">Where every statement here comes from, newest first.</p>
<form class="filters" action="/sources" method="get">${select({ name: 'kind', label: 'Kind', value: kind, any: 'all', choices })}
<label><span>Publisher</span><input name="publisher" value="${publisher}" placeholder="such as arXiv" maxlength="100"></label><button class="button main" type="submit">Show</button></form>
<ul class="entries">${nodes.map(sourceEntry)}</ul>${pager('/sources', search, pageInfo)}`;
    return pageOutcome({ title: 'Sources', section: '/sources', main, twin: '/sources.md' });
  },
};

function kindFrom(text: string): SourceData['kind'] {
  const found = KINDS.find((kind) => kind.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new BadInput(`"${text}" is not a kind of source. Use one of: ${KINDS.join(', ').toLowerCase()}.`);
  return found;
}

const sourceEntry = (source: SourceData): Html =>
  html`<li><div><a href="${sourceLink(source.slug)}"><b>${source.title}</b></a><p>${source.publisher} · ${describeSource(source)}</p></div></li>`;

export const sourcePage: PageDefinition = {
  path: '/sources/:slug',
  open: async ({ params: { slug = '' } }, { query }) => {
    const data = await query(Source, { slug });
    if (data.source === null) throw new NotFound(`No source is called "${slug.slice(0, 80)}".`);
    return pageOutcome({
      title: data.source.title,
      section: '/sources',
      main: sourceView(data.source, data),
      twin: `${sourceLink(data.source.slug)}.md`,
    });
  },
};

type Supported = Pick<ResultOf<typeof Source>, 'entities' | 'facts'>;

const sourceView = (
  source: SourceData,
  { entities, facts }: Supported,
): Html => html`<nav aria-label="Breadcrumb"><ol class="crumbs"><li><a href="/sources">Sources</a></li><li>${source.publisher}</li></ol></nav>
<h1 class="tool top">${source.title}</h1>
<dl class="glance"><div><dt>Kind</dt><dd><b>${sourceKindName(source.kind)}</b></dd></div>
<div><dt>Publisher</dt><dd><b>${source.publisher}</b></dd></div>
<div><dt>Published</dt><dd>${source.published === null ? 'undated' : html`<b>${longDate(source.published)}</b>`}</dd></div>
<div><dt>Read</dt><dd>${source.retrieved === null ? html`<span class="gap">not recorded</span>` : html`<b>${longDate(source.retrieved)}</b>`}</dd></div>
<div><dt>Where</dt><dd><a href="${source.url}" rel="noreferrer">${source.url}</a></dd></div></dl>
<section class="part"><h2>What it supports <small>${counted(entities.totalCount, 'entity', 'entities')}, ${counted(facts.totalCount, 'fact')}</small></h2>
<ul class="ends">${entities.nodes.map((entity) => html`<li>${kindIcon(entity.kind)} <a href="${entityLink(entity)}">${entity.name}</a></li>`)}${entities.totalCount > entities.nodes.length && html`<li class="note">and ${entities.totalCount - entities.nodes.length} more</li>`}</ul>
<ul class="claims">${facts.nodes.filter(({ sensitive }) => !sensitive).map((fact) => html`<li><a class="quiet" href="${factLink(fact.slug)}">${fact.text}</a></li>`)}</ul></section>`;
