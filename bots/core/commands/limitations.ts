import { graphql, type ResultOf } from '../../api/graphql.ts';
import { command, type Said } from '../command.ts';
import { modelClass, share, toModelClass } from '../options.ts';
import { CitationParts, numberSources } from '../sources.ts';

const Limitations = graphql(
  `query Limitations($of: ModelClass!, $slug: String!) {
    limitations(of: $of) { name statement citations { ...CitationParts } }
    entity(kind: MODEL_CLASS, slug: $slug) { ... on ModelClassEntity { limitedBy(first: 100) { edges { note } } } }
    meta { revision }
  }`,
  [CitationParts],
);

export const limitations = command({
  name: 'limitations',
  description: 'What limits large multimodal models or large language models',
  options: { of: modelClass, share },
  examples: ['limitations', 'limitations of llm'],
  run: async ({ of = 'lmm' }, { query }) => toReply(await query(Limitations, { of: toModelClass(of), slug: of }), of),
});

function toReply({ limitations: all, entity, meta }: ResultOf<typeof Limitations>, of: 'lmm' | 'llm'): Said {
  const { claim, cite, sources } = numberSources();
  const classOf = entity !== null && 'limitedBy' in entity ? entity : undefined;
  const claims = all.map(({ name, statement, citations }) => claim(statement, citations, name));
  const notes = [...new Set(classOf?.limitedBy.edges.flatMap(({ note }) => note ?? []))];
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))].join(' and ');
  return {
    title: `Limitations of ${toModelClass(of)}s`,
    lead: {
      text: all.length === 0 ? 'None are recorded.' : `${all.length} limitations, as listed by ${publishers}:`,
      sources: cite(all.flatMap(({ citations }) => citations)),
    },
    blocks: [{ kind: 'claims', ordered: true, claims }, ...notes.map((text) => ({ kind: 'note', text }) as const)],
    sources,
    footer: { revision: String(meta.revision) },
  };
}
