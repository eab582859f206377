/** The column beside an entity: contents, what to compare it with, and other forms of the page. */
import { type Html, html } from '../base/html.ts';
import { compareLink, entityLink, queryLink } from '../base/links.ts';
import type { EntityPageData } from './documents.ts';
import { nearbyView } from './nearby.ts';
import type { Section } from './section.ts';

export const rail = (data: EntityPageData, sections: readonly Section[], hasPlayground: boolean): Html => html`<aside class="rail web-only">
<nav class="contents" aria-label="On this page"><a href="#main">At a glance</a>${sections.map(({ id, title, count }) => html`<a href="#${id}">${title}${count !== undefined && html` <span>${count}</span>`}</a>`)}</nav>
${nearbyView(data)}
${compareWith(data)}
<section><h2 class="label">Use this page</h2><ul class="links">${hasPlayground && html`<li><a href="${queryLink(queryOf(data.entity))}">Query in GraphQL</a></li>`}<li><a href="${entityLink(data.entity)}.md">Markdown</a></li><li><a href="/about#mistakes">Report a mistake</a></li></ul></section>
</aside>`;

function compareWith({ entity, nearby }: EntityPageData): Html | false {
  const others = nearby.filter(({ kind, slug }) => kind === 'MODEL' && slug !== entity.slug).slice(0, 4);
  if (entity.kind !== 'MODEL' || others.length === 0) return false;
  return html`<section><h2 class="label">Compare with</h2><p class="chips">${others.map(({ slug, name }) => html`<a class="chip" href="${compareLink(entity.slug, slug)}">${name}</a>`)}</p></section>`;
}

/** The same in the API, short enough to read. */
const queryOf = ({ kind, slug }: EntityPageData['entity']): string =>
  `{ entity(kind: ${kind}, slug: "${slug}") { name summary citations { locator source { title url } } facts(first: 10) { nodes { text type citations { source { title url } } } } } }`;
