import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { modelClass, share, toModelClass } from '../options.ts';
import { CitationParts, numberSources } from '../sources.ts';
import type { Words } from '../words/index.ts';

const Limitations = graphql(
  `query Limitations($of: ModelClass!, $slug: String!) {
    limitations(of: $of) { name statement citations { ...CitationParts } }
    entity(kind: MODEL_CLASS, slug: $slug) { ... on ModelClassEntity { limitedBy(first: 100) { edges { note } } } }
    meta { revision }
  }`,
  [CitationParts],
);

export const limitations = ({ limitations: say }: Words): Command =>
  command({
    name: 'limitations',
    description: say.description,
    options: { of: modelClass, share },
    examples: ['limitations', 'limitations of llm'],
    run: async ({ of = 'lmm' }, { query }) => {
      const variables = { of: toModelClass(of), slug: of } as const;
      return { ...toReply(await query(Limitations, variables), of, say), behind: { document: Limitations, variables } };
    },
  });

function toReply({ limitations: all, entity, meta }: ResultOf<typeof Limitations>, of: 'lmm' | 'llm', say: Words['limitations']): Said {
  const { claim, cite, sources } = numberSources();
  const classOf = entity !== null && 'limitedBy' in entity ? entity : undefined;
  const claims = all.map(({ name, statement, citations }) => claim(statement, citations, name));
  const notes = [...new Set(classOf?.limitedBy.edges.flatMap(({ note }) => note ?? []))];
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))].join(' and ');
  return {
    title: say.title(toModelClass(of)),
    lead: {
      text: all.length === 0 ? say.none : say.lead(all.length, publishers),
      sources: cite(all.flatMap(({ citations }) => citations)),
    },
    blocks: [{ kind: 'claims', ordered: true, claims }, ...notes.map((text) => ({ kind: 'note', text }) as const)],
    sources,
    footer: { revision: String(meta.revision) },
  };
}
