import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type CommandResult, followUpButton } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims, relationNotes } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';

const Stage = graphql(
  `query Stage($slug: String!) {
    entity(kind: STAGE, slug: $slug) {
      ... on Stage {
        name summary note citations { ...CitationParts }
        positions { subject { slug name } text note citations { ...CitationParts } }
        techniques(first: 20) { edges { note node { name summary citations { ...CitationParts } } } }
        facts(first: 20) { nodes { ...FactParts } }
      }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export function describeStage(slug: string, subjects: readonly string[], query: Query, messages: Messages): Promise<CommandResult> {
  return resultFrom(query, Stage, { slug }, (data) => toReply(data, subjects, messages));
}

function toReply({ entity }: ResultOf<typeof Stage>, subjects: readonly string[], messages: Messages): QueriedResult {
  if (entity === null || !('positions' in entity)) throw new TypeError('the API answered without a stage and without an error');
  const texts = messages.training;
  const numbering = numberSources();
  const lead = numbering.claim(entity.summary, entity.citations);
  const positions = subjects.flatMap((slug) => entity.positions.filter(({ subject }) => subject.slug === slug));
  const techniques = entity.techniques.edges.map(({ node }) => numbering.claim(node.summary, node.citations, node.name));
  const notes = [entity.note, ...positions.map(({ note }) => note), ...relationNotes(entity.techniques.edges, messages)];
  return {
    title: entity.name,
    kind: 'STAGE',
    badge: messages.kindNames.STAGE,
    lead,
    blocks: [
      ...claimsBlock(
        undefined,
        positions.map(({ subject, text, citations }) => numbering.claim(text, citations, messages.plural(subject.name))),
      ),
      ...claimsBlock(texts.techniques, techniques),
      ...claimsBlock(messages.knownFacts, factClaims(entity.facts.nodes, numbering, messages)),
      ...asides(notes),
    ],
    sources: numbering.sources,
    followUps: [followUpButton(texts.all, 'training')],
  };
}
