/** The facts: a list by topic, and a page for each. */
import { NotFound } from '../../errors.ts';
import { asOf, createCitations } from '../base/citations.ts';
import { longDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { linkNames } from '../base/link-names.ts';
import { entityLink, factLink } from '../base/links.ts';
import { CitationFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import { claimType } from '../entity/claims.ts';
import { counted } from '../entity/section.ts';
import { select } from '../lists/form-parts.ts';
import { pager } from '../lists/pager.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { fieldOf, pageOutcome } from '../serve/visit.ts';

const FactFields = graphql(
  `
  fragment PageFactFields on Fact {
    slug text type method attributedTo asOf checkedOn note sensitive topic
    about { kind slug name }
    citations { ...CitationFields }
  }
`,
  [CitationFields],
);

const Facts = graphql(
  `
  query PageFacts($topic: String, $after: String) {
    facts(topic: $topic, orderBy: { field: CHECKED_ON, direction: DESC }, first: 40, after: $after) {
      totalCount
      nodes { ...PageFactFields }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
`,
  [FactFields],
);

const Fact = graphql(
  `
  query PageFact($slug: String!) {
    fact(slug: $slug) {
      ...PageFactFields
      retracted { reason }
      supersededBy { slug text }
      contradicts { slug text }
    }
  }
`,
  [FactFields],
);

type FactData = ResultOf<typeof Facts>['facts']['nodes'][number];
type OneFact = NonNullable<ResultOf<typeof Fact>['fact']>;

const TOPICS = ['benchmarks', 'history', 'limits', 'modalities', 'questions', 'training'];

export const factsPage: PageDefinition = {
  path: '/facts',
  open: async ({ search, today }, { query }) => {
    const [topic, after] = [fieldOf(search, 'topic'), fieldOf(search, 'after', 500)];
    const { nodes, totalCount, pageInfo } = (await query(Facts, { topic: topic === '' ? null : topic, after: after === '' ? null : after }))
      .facts;
    const citations = createCitations(today);
    const choices = TOPICS.map((value) => ({ value, name: value }));
    const main = html`<h1 class="tool top">Facts <small>${counted(totalCount, 'fact')}</small></h1>
<p class="lead-in">Short statements, each with its sources, those checked last first. One of them is posted each day: <a href="/feeds">subscribe to a feed</a>.</p>
<form class="filters" action="/facts" method="get">${select({ name: 'topic', label: 'Topic', value: topic, any: 'all', choices })}<button class="button main" type="submit">Show</button></form>
<ul class="claims facts">${nodes.map((fact) => html`<li>${factEntry(fact, citations.cite(fact.citations), today)}</li>`)}</ul>
${pager('/facts', search, pageInfo)}
<section class="part"><h2>Sources <small>${citations.size()} cited on this page</small></h2>${citations.list()}</section>`;
    return pageOutcome({ title: 'Facts', section: '/facts', main, twin: '/facts.md' });
  },
};

function factEntry(fact: FactData, cited: Html, today: string): Html {
  const text = html`<p>${linkNames(fact.text, fact.about)}${cited}${fact.asOf !== null && html` ${asOf(fact.asOf, today)}`} <a class="permalink web-only" href="${factLink(fact.slug)}" aria-label="This fact alone">#</a></p>${claimType(fact)}`;
  if (!fact.sensitive) return text;
  return html`<details class="sensitive"><summary>A claim about abuse or discrimination, marked sensitive <span>Show</span></summary>${text}</details>`;
}

export const factPage: PageDefinition = {
  path: '/facts/:slug',
  open: async ({ params: { slug = '' }, today }, { query }) => {
    const { fact } = await query(Fact, { slug });
    if (fact === null) throw new NotFound(`No fact is called "${slug.slice(0, 80)}".`);
    return pageOutcome({
      title: fact.sensitive ? 'A fact' : fact.text,
      section: '/facts',
      main: factView(fact, today),
      twin: `${factLink(fact.slug)}.md`,
    });
  },
};

function factView(fact: OneFact, today: string): Html {
  const citations = createCitations(today);
  const other = ({ slug, text }: { readonly slug: string; readonly text: string }) => html`<a href="${factLink(slug)}">${text}</a>`;
  return html`<nav aria-label="Breadcrumb"><ol class="crumbs"><li><a href="/facts">Facts</a></li>${fact.topic !== null && html`<li><a href="/facts?${`topic=${fact.topic.toLowerCase()}`}">${fact.topic.toLowerCase()}</a></li>`}</ol></nav>
<h1 class="unseen">A fact</h1>
${fact.retracted !== null && html`<p class="differs">Withdrawn: ${fact.retracted.reason}</p>`}
<p class="say alone">${linkNames(fact.text, fact.about)}${citations.cite(fact.citations)}</p>${claimType(fact)}
<p class="note">${fact.asOf !== null && html`${asOf(fact.asOf, today)} · `}checked on ${longDate(fact.checkedOn)}</p>
${fact.note !== null && html`<p class="note">Curators' note: ${fact.note}</p>`}
${fact.supersededBy !== null && html`<p>Replaced by: ${other(fact.supersededBy)}</p>`}
${fact.contradicts.length > 0 && html`<p>Another source says otherwise:</p><ul class="claims">${fact.contradicts.map((one) => html`<li>${other(one)}</li>`)}</ul>`}
<section class="part"><h2>About</h2><ul class="ends">${fact.about.map((entity) => html`<li>${kindIcon(entity.kind)} <a href="${entityLink(entity)}">${entity.name}</a></li>`)}</ul></section>
<section class="part"><h2>Sources</h2>${citations.list()}</section>`;
}
