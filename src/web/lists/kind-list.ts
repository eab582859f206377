/** All entities of a kind, by name, each with its sentence. */
import { NotFound } from '../../errors.ts';
import { html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { kindOfPath, kindPath, kindPlural } from '../base/kinds.ts';
import { entityLink } from '../base/links.ts';
import { graphql } from '../data/graphql.ts';
import { counted } from '../entity/section.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { fieldOf, type Outcome, pageOutcome } from '../serve/visit.ts';
import { kindNav } from './kind-nav.ts';
import { pager } from './pager.ts';

const Entities = graphql(`
  query PageEntities($kind: Kind!, $after: String) {
    entities(kinds: [$kind], first: 100, after: $after) {
      totalCount
      nodes { kind slug name summary }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
`);

export const kindListPage: PageDefinition = {
  path: '/e/:kind',
  open: async ({ params: { kind: path = '' }, search }, { query }): Promise<Outcome> => {
    const kind = kindOfPath(path);
    if (kind === undefined) throw new NotFound(`There is no kind of entity called "${path.slice(0, 40)}".`);
    if (kind === 'MODEL') return { kind: 'moved', to: '/models' };
    const after = fieldOf(search, 'after', 500);
    const { entities } = await query(Entities, { kind, after: after === '' ? null : after });
    const { nodes, totalCount, pageInfo } = entities;
    const address = `/e/${kindPath(kind)}`;
    const main = html`<h1 class="tool top">${kindPlural(kind)} <small>${counted(totalCount, 'entry', 'entries')}</small></h1>
${kindNav(kind)}
<ul class="entries">${nodes.map((entity) => html`<li>${kindIcon(entity.kind)}<div><a href="${entityLink(entity)}"><b>${entity.name}</b></a><p>${entity.summary}</p></div></li>`)}</ul>
${pager(address, search, pageInfo)}`;
    return pageOutcome({ title: kindPlural(kind), main, twin: `${address}.md` });
  },
};
