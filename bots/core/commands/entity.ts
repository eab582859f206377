/** Describes an entity of a kind without its own command: summary, facts and relations. */
import type { Query } from '../../api/client.ts';
import { type EntityKind, graphql, type ResultOf } from '../../api/graphql.ts';
import { type CommandResult, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims, laterClaims, namesClaim, relationNotes } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';

const Entity = graphql(
  `query Entity($kind: Kind!, $slug: String!) {
    entity(kind: $kind, slug: $slug) {
      kind slug name summary note citations { ...CitationParts }
      facts(first: 40) { nodes { ...FactParts } }
      ... on ModelClassEntity {
        accepts(first: 20) { edges { note node { name } citations { ...CitationParts } } }
        produces(first: 20) { edges { note node { name } citations { ...CitationParts } } }
        tasks(first: 30) { edges { note node { name } citations { ...CitationParts } } }
        models(first: 30) { totalCount edges { note node { name } citations { ...CitationParts } } }
      }
      ... on Organization { models(first: 30) { totalCount edges { note node { name } citations { ...CitationParts } } } }
      ... on Task {
        modalities(first: 20) { edges { note node { name } citations { ...CitationParts } } }
        performedBy(first: 30) { edges { note node { name } citations { ...CitationParts } } }
        measuredBy(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      }
      ... on Technique {
        mitigates(first: 20) { edges { note node { name } citations { ...CitationParts } } }
        usedBy(first: 30) { edges { note node { name } citations { ...CitationParts } } }
        partOf(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      }
      ... on Concept {
        partOf(first: 20) { edges { note node { name } citations { ...CitationParts } } }
        parts(first: 30) { edges { note node { name } citations { ...CitationParts } } }
      }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

type EntityData = NonNullable<ResultOf<typeof Entity>['entity']>;
interface Edge {
  readonly note: string | null;
  readonly node: { readonly name: string };
  readonly citations: EntityData['citations'];
}

/** Relations in display order; each kind has some of them. */
const RELATIONS = [
  'accepts',
  'produces',
  'tasks',
  'modalities',
  'mitigates',
  'partOf',
  'parts',
  'usedBy',
  'performedBy',
  'measuredBy',
  'models',
] as const;

export const describeEntity = (variables: { kind: EntityKind; slug: string }, query: Query, messages: Messages): Promise<CommandResult> =>
  resultFrom(query, Entity, variables, (data) => toReply(data, messages));

function toReply({ entity }: ResultOf<typeof Entity>, messages: Messages): QueriedResult {
  if (entity === null) throw new TypeError('the API answered without an entity and without an error');
  const numbering = numberSources();
  const lead = numbering.claim(entity.summary, entity.citations);
  const edges = RELATIONS.map((field) => ({ field, edges: edgesOf(entity, field) }));
  const relations = edges.flatMap(({ field, edges: each }) => relationClaim(field, each, numbering, messages));
  return {
    title: entity.name,
    kind: entity.kind,
    badge: messages.kindNames[entity.kind],
    lead,
    blocks: [
      ...claimsBlock(undefined, relations),
      ...(relations.length === 0 ? claimsBlock : laterClaims)(messages.knownFacts, factClaims(entity.facts.nodes, numbering, messages)),
      ...asides([entity.note, ...edges.flatMap((each) => relationNotes(each.edges, messages))]),
    ],
    sources: numbering.sources,
    followUps: followUpsFor(entity, messages),
  };
}

// Each kind has different fields, all of the same shape.
const edgesOf = (entity: EntityData, field: (typeof RELATIONS)[number]): readonly Edge[] =>
  (entity as Partial<Record<(typeof RELATIONS)[number], { readonly edges: readonly Edge[] }>>)[field]?.edges ?? [];

const relationClaim = (
  field: (typeof RELATIONS)[number],
  edges: readonly Edge[],
  numbering: SourceNumbering,
  messages: Messages,
): Claim[] => namesClaim(messages.explain.relations[field], edges, numbering, messages);

function followUpsFor({ kind, slug, name }: EntityData, messages: Messages): FollowUp[] {
  const { explain: texts, limitations } = messages;
  if (kind === 'ORGANIZATION') return [followUpButton(texts.models(name), 'models', { lab: slug })];
  if (kind !== 'MODEL_CLASS') return [];
  const id = `model-class/${slug}`;
  const other = slug === 'lmm' ? 'llm' : 'lmm';
  return [
    followUpButton(limitations.title(messages.plural(name)), 'limitations', { of: slug === 'lmm' || slug === 'llm' ? slug : id }),
    followUpButton(messages.model.compareWith(other.toUpperCase()), 'compare', { a: id, b: other }),
  ];
}
