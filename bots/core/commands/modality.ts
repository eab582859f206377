import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type CommandResult, followUpButton } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims, namesClaim } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';

const Modality = graphql(
  `query Modality($slug: String!) {
    entity(kind: MODALITY, slug: $slug) {
      ... on Modality {
        name slug summary note citations { ...CitationParts }
        facts(first: 20) { nodes { ...FactParts } }
        tasks(first: 50) { edges { note node { name } citations { ...CitationParts } } }
        acceptedBy(first: 50) { edges { node { name } citations { ...CitationParts } } }
        producedBy(first: 50) { edges { node { name } citations { ...CitationParts } } }
      }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export function describeModality(slug: string, query: Query, messages: Messages): Promise<CommandResult> {
  return resultFrom(query, Modality, { slug }, (data) => toReply(data, messages));
}

function toReply({ entity }: ResultOf<typeof Modality>, messages: Messages): QueriedResult {
  if (entity === null || !('acceptedBy' in entity)) throw new TypeError('the API answered without a modality and without an error');
  const texts = messages.modalities;
  const numbering = numberSources();
  const lead = numbering.claim(entity.summary, entity.citations);
  const facts = factClaims(entity.facts.nodes, numbering, messages);
  const related = [
    ...namesClaim(texts.tasks, entity.tasks.edges, numbering, messages),
    ...namesClaim(texts.takenIn, entity.acceptedBy.edges, numbering, messages),
    ...namesClaim(texts.givenOut, entity.producedBy.edges, numbering, messages),
  ];
  return {
    title: entity.name,
    kind: 'MODALITY',
    badge: messages.kindNames.MODALITY,
    lead,
    blocks: [
      ...claimsBlock(messages.knownFacts, facts),
      ...claimsBlock(undefined, related),
      ...asides([entity.note, ...entity.tasks.edges.map(({ note }) => note)]),
    ],
    sources: numbering.sources,
    followUps: [
      followUpButton(messages.tasks.titleOf(entity.name), 'tasks', { modality: entity.slug }),
      followUpButton(texts.title, 'modalities'),
    ],
  };
}
