import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type CommandResult, followUpButton } from '../contract/command.ts';
import type { Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';

const Limitation = graphql(
  `query Limitation($slug: String!) {
    entity(kind: LIMITATION, slug: $slug) {
      ... on Limitation {
        name statement note citations { ...CitationParts }
        facts(first: 20) { nodes { ...FactParts } }
        limits(first: 20) { edges { note node { kind name } citations { ...CitationParts } } }
        mitigatedBy(first: 20) { edges { note node { name summary } citations { ...CitationParts } } }
        measuredBy(first: 20) { edges { note node { name summary } citations { ...CitationParts } } }
      }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export function describeLimitation(slug: string, query: Query, messages: Messages): Promise<CommandResult> {
  return resultFrom(query, Limitation, { slug }, (data) => toReply(data, messages));
}

function toReply({ entity }: ResultOf<typeof Limitation>, messages: Messages): QueriedResult {
  if (entity === null || !('statement' in entity)) throw new TypeError('the API answered without a limitation and without an error');
  const { limitations: texts } = messages;
  const numbering = numberSources();
  const { claim, sources } = numbering;
  const lead = claim(entity.statement, entity.citations);
  const who = entity.limits.edges.map(({ node: { kind, name }, citations }) =>
    claim(kind === 'MODEL_CLASS' ? messages.plural(name) : name, citations),
  );
  const facts = factClaims(entity.facts.nodes, numbering, messages);
  const related = (edges: (typeof entity.mitigatedBy)['edges']): Claim[] =>
    edges.map(({ node, citations }) => claim(node.summary, citations, node.name));
  const edges = [entity.limits, entity.mitigatedBy, entity.measuredBy].flatMap((each): readonly { note: string | null }[] => each.edges);
  return {
    title: entity.name,
    kind: 'LIMITATION',
    badge: messages.kindNames.LIMITATION,
    lead,
    blocks: [
      ...claimsBlock(texts.who, who),
      ...claimsBlock(messages.knownFacts, facts),
      ...claimsBlock(texts.mitigations, related(entity.mitigatedBy.edges)),
      ...claimsBlock(texts.measuredBy, related(entity.measuredBy.edges)),
      ...asides([entity.note, ...edges.map(({ note }) => note)]),
    ],
    sources,
    followUps: ['lmm', 'llm'].map((of) => followUpButton(texts.title(messages.plural(of.toUpperCase())), 'limitations', { of })),
  };
}
