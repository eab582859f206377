/** One form of data: what belongs to it, what is done with it, and by whom. */
import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import type { CommandResult } from '../command.ts';
import { claimsBlock, factClaims, namesClaim, notesBlock } from '../parts.ts';
import { CitationParts, FactParts, numberSources } from '../sources.ts';
import type { Messages } from '../words/index.ts';

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

export async function modality(slug: string, query: Query, messages: Messages): Promise<CommandResult> {
  const variables = { slug };
  return { ...toReply(await query(Modality, variables), messages), sourceQuery: { document: Modality, variables } };
}

function toReply({ entity: found, meta }: ResultOf<typeof Modality>, messages: Messages): CommandResult {
  if (found === null || !('acceptedBy' in found)) throw new TypeError('the API answered without a modality and without an error');
  const texts = messages.modalities;
  const numbering = numberSources();
  const lead = numbering.claim(found.summary, found.citations);
  const facts = factClaims(found.facts.nodes, numbering, messages);
  const related = [
    ...namesClaim(texts.tasks, found.tasks.edges, numbering, messages),
    ...namesClaim(texts.takenIn, found.acceptedBy.edges, numbering, messages),
    ...namesClaim(texts.givenOut, found.producedBy.edges, numbering, messages),
  ];
  return {
    title: found.name,
    badge: messages.kindNames.MODALITY,
    lead,
    blocks: [
      ...claimsBlock(messages.knownFacts, facts),
      ...claimsBlock(undefined, related),
      ...notesBlock([found.note, ...found.tasks.edges.map(({ note }) => note)]),
    ],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
    followUps: [
      {
        kind: 'button',
        label: messages.tasks.titleOf(found.name),
        call: { command: 'tasks', options: { modality: found.slug } },
      },
      { kind: 'button', label: texts.title, call: { command: 'modalities', options: {} } },
    ],
  };
}
