import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { shareOption } from '../options.ts';
import { factClaims, listed, notesBlock } from '../parts.ts';
import { CitationParts, FactParts, numberSources } from '../sources.ts';
import type { Words } from '../words/index.ts';

const Source = graphql(
  `query Source($slug: String!) {
    source(slug: $slug) { title url publisher published retrieved kind }
    facts(citing: $slug, first: 60) { totalCount nodes { ...FactParts } }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export const source = (words: Words): Command =>
  command({
    name: 'source',
    aliases: ['sources', 'cite'],
    description: words.source.description,
    options: { id: { type: 'text', description: words.source.options.id, required: true }, share: shareOption(words) },
    examples: ['source clip-paper'],
    run: async ({ id }, { query }) => {
      const variables = { slug: id.replace(/^source\//, '') };
      return { ...toReply(await query(Source, variables), words), behind: { document: Source, variables } };
    },
  });

function toReply({ source: found, facts, meta }: ResultOf<typeof Source>, words: Words): Said {
  if (found === null) throw new TypeError('the API answered without a source and without an error');
  const say = words.source;
  const numbering = numberSources();
  const lead = numbering.claim(say.lead(found.publisher, found.published), [{ source: found }]);
  return {
    title: found.title,
    badge: say.kinds[found.kind],
    lead,
    blocks: [
      ...listed(say.says, factClaims(facts.nodes, numbering, words)),
      ...notesBlock([found.retrieved === null ? null : say.retrieved(found.retrieved), facts.totalCount === 0 ? say.noFacts : null]),
    ],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
  };
}
