import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const Source = graphql(
  `query Source($slug: String!) {
    source(slug: $slug) { title url publisher published retrieved kind }
    facts(citing: $slug, first: 60) { totalCount nodes { ...FactParts } }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export const source = (messages: Messages): Command =>
  command({
    name: 'source',
    aliases: ['sources', 'cite'],
    description: messages.source.description,
    topic: 'app',
    options: { id: { type: 'text', description: messages.source.options.id, required: true }, share: shareOption(messages) },
    examples: ['source clip-paper'],
    run: ({ id }, { query }) => resultFrom(query, Source, { slug: id.replace(/^source\//, '') }, (data) => toReply(data, messages)),
  });

function toReply({ source: sourceData, facts }: ResultOf<typeof Source>, messages: Messages): QueriedResult {
  if (sourceData === null) throw new TypeError('the API answered without a source and without an error');
  const texts = messages.source;
  const numbering = numberSources();
  const lead = numbering.claim(texts.lead(sourceData.publisher, sourceData.published), [{ source: sourceData }]);
  return {
    title: sourceData.title,
    badge: texts.kinds[sourceData.kind],
    lead,
    blocks: [
      ...claimsBlock(texts.says, factClaims(facts.nodes, numbering, messages)),
      ...asides([
        sourceData.retrieved === null ? null : texts.retrieved(sourceData.retrieved),
        facts.totalCount === 0 ? texts.noFacts : null,
      ]),
    ],
    sources: numbering.sources,
  };
}
