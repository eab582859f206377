/** The page of an entity: what it is, what is recorded about it and by whom, and what isn't recorded. */

import { NotFound } from '../../errors.ts';
import { createCitations } from '../base/citations.ts';
import { dataScript, type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { kindName, kindOfPath, kindPlural } from '../base/kinds.ts';
import { entityLink, kindLink } from '../base/links.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { type Outcome, pageOutcome } from '../serve/visit.ts';
import type { EntityPageData } from './documents.ts';
import { glance } from './glance.ts';
import { jsonLd } from './json-ld.ts';
import { loadEntity } from './load.ts';
import { rail } from './rail.ts';
import { sectionView } from './section.ts';
import { sectionsOf } from './sections.ts';

export const entityPage: PageDefinition = {
  path: '/e/:kind/:slug',
  open: async ({ params: { kind: path = '', slug = '' }, today }, { query, publicUrl, frame: { hasPlayground } }): Promise<Outcome> => {
    const kind = kindOfPath(path);
    if (kind === undefined) throw new NotFound(`There is no kind of entity called "${path.slice(0, 40)}".`);
    const data = await loadEntity(query, kind, slug, today);
    const { entity } = data;
    // Its id is retired, and the API follows it to the new one.
    if (entity.slug !== slug || entity.kind !== kind) return { kind: 'moved', to: entityLink(entity) };
    return pageOutcome({
      title: entity.name,
      description: entity.summary,
      section: entity.kind === 'MODEL' ? '/models' : '',
      main: entityView(data, { today, hasPlayground }),
      data: dataScript('application/ld+json', jsonLd(data, publicUrl)),
      twin: `${entityLink(entity)}.md`,
    });
  },
};

export interface EntityViewOptions {
  readonly today: string;
  readonly hasPlayground: boolean;
}

export function entityView(data: EntityPageData, { today, hasPlayground }: EntityViewOptions): Html {
  const { entity } = data;
  const citations = createCitations(today);
  // In the order of the page, because numbers follow the order of statements.
  const summary = html`<p class="say">${entity.summary}${citations.cite(entity.citations)}</p>`;
  const atAGlance = glance(data, { citations, today });
  const sections = sectionsOf(data, { citations, today });
  return html`<div class="beside"><article>
<nav aria-label="Breadcrumb"><ol class="crumbs"><li><a href="${kindLink(entity.kind)}">${kindPlural(entity.kind)}</a></li><li>${entity.name}</li></ol></nav>
<p class="pill">${kindIcon(entity.kind)}${kindName(entity.kind)}</p>
<h1>${entity.name}</h1>
${entity.aliases.length > 0 && html`<p class="aliases note">${entity.aliases.join(' · ')}</p>`}
${summary}
${atAGlance}
${entity.note !== null && html`<p class="note curator">Curators' note: ${entity.note}</p>`}
${sections.map(sectionView)}
</article>${rail(data, sections, hasPlayground)}</div>`;
}
