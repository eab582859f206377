/** The links of one entity, as a list and, where the server has a public address, as a picture. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, followUpButton } from '../contract/command.ts';
import type { EntityMatch } from '../contract/entity-match.ts';
import type { Block, Claim } from '../contract/reply.ts';
import { resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock, namesClaim, relationNotes } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const Links = graphql(
  `query Links($of: EntityInput!) {
    subgraph(around: [$of], depth: 1, limit: 30) {
      truncated
      edges { type note from { kind slug name } to { kind slug name } citations { ...CitationParts } }
    }
    ontology { relationTypes { name label inverse } }
    meta { revision }
  }`,
  [CitationParts],
);

type Edge = NonNullable<ResultOf<typeof Links>['subgraph']>['edges'][number];

export const graph = (messages: Messages): Command =>
  command({
    name: 'graph',
    aliases: ['links', 'neighbours', 'neighbors'],
    description: messages.graph.description,
    topic: 'ideas',
    options: {
      of: { type: 'text', description: messages.graph.options.of, required: true, entityKinds: 'any', keyword: true },
      share: shareOption(messages),
    },
    examples: ['graph clip', 'graph of hallucination'],
    run: async ({ of }, { query, publicUrl }) => {
      const entity = await resolveEntity(of, 'any', query);
      const variables = { of: { kind: entity.kind, slug: entity.slug } };
      return resultFrom(query, Links, variables, (data) => toReply(data, entity, publicUrl, messages));
    },
  });

function toReply(data: ResultOf<typeof Links>, entity: EntityMatch, publicUrl: string | undefined, messages: Messages): QueriedResult {
  const texts = messages.graph;
  const numbering = numberSources();
  const links = (data.subgraph?.edges ?? []).filter((edge) => isAt(edge.from, entity) || isAt(edge.to, entity));
  const lead = numbering.claim(
    leadOf(entity, links.length, data.subgraph?.truncated === true, messages),
    links.slice(0, 1).flatMap(({ citations }) => citations),
  );
  const groups = groupsOf(links, data.ontology.relationTypes, entity);
  const claims = groups.flatMap(({ label, edges }) => namesClaim(label, edges, numbering, messages));
  return {
    title: texts.title(entity.name),
    kind: entity.kind,
    lead,
    blocks: [
      ...claimsBlock(undefined, claims),
      ...(links.length === 0 ? [] : picture(entity, lead, claims, data.meta.revision, publicUrl, messages)),
      ...asides(groups.flatMap(({ edges }) => relationNotes(edges, messages))),
    ],
    sources: numbering.sources,
    followUps: [followUpButton(messages.explain.offer(entity.name), 'explain', { concept: entity.id })],
  };
}

function leadOf({ name }: EntityMatch, count: number, isCut: boolean, { graph: texts }: Messages): string {
  if (count === 0) return texts.none(name);
  return isCut ? texts.some(name, count) : texts.all(name, count);
}

const isAt = (end: Edge['from'], { kind, slug }: EntityMatch): boolean => end.kind === kind && end.slug === slug;

/** The links of each relation type, first those that leave the entity. */
function groupsOf(links: readonly Edge[], types: readonly { name: string; label: string; inverse: string }[], entity: EntityMatch) {
  return (['from', 'to'] as const).flatMap((side) =>
    types.flatMap(({ name, label, inverse }) => {
      const edges = links
        .filter((edge) => edge.type === name && isAt(edge[side], entity))
        .map(({ note, citations, from, to }) => ({ note, citations, node: side === 'from' ? to : from }));
      return edges.length === 0 ? [] : [{ label: side === 'from' ? label : inverse, edges }];
    }),
  );
}

/** Chats load the picture themselves, so they need a public address. The revision tells them to load a newer one. */
function picture(
  { id, name }: EntityMatch,
  lead: Claim,
  claims: readonly Claim[],
  revision: number,
  publicUrl: string | undefined,
  { graph: texts }: Messages,
): Block[] {
  if (publicUrl === undefined) return [];
  const alt = [lead.text, ...claims.map(({ label = '', text }) => `${label}: ${text}.`)].join(' ');
  return [{ kind: 'image', url: `${publicUrl}/pictures/graph/${id}.png?revision=${revision}`, alt, caption: texts.title(name) }];
}
