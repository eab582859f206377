/** The links of one entity, as a list and, where the server has a public address, as a picture. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, followUpButton } from '../contract/command.ts';
import type { EntityMatch } from '../contract/entity-match.ts';
import type { Block, Claim } from '../contract/reply.ts';
import { entityId, resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides, claimsBlock, namesClaim, relationNotes } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const Links = graphql(
  `query Links($of: EntityInput!, $depth: Int!) {
    linksPicture(of: $of, depth: $depth) { title alt path }
    subgraph(around: [$of], depth: $depth, limit: 30) {
      truncated
      edges { type note from { kind slug name } to { kind slug name } citations { ...CitationParts } }
    }
    ontology { relationTypes { name label inverse } }
    meta { revision }
  }`,
  [CitationParts],
);

/** As in the document: the entity and its neighbours. */
const LIMIT = 30;
const MAX_FURTHER = 20;

type Edge = NonNullable<ResultOf<typeof Links>['subgraph']>['edges'][number];

export const graph = (messages: Messages): Command =>
  command({
    name: 'graph',
    aliases: ['links', 'neighbours', 'neighbors'],
    description: messages.graph.description,
    topic: 'ideas',
    options: {
      of: { type: 'text', description: messages.graph.options.of, required: true, entityKinds: 'any', keyword: true },
      depth: { type: 'choice', choices: ['1', '2'], description: messages.graph.options.depth },
      share: shareOption(messages),
    },
    examples: ['graph clip', 'graph of hallucination depth:2'],
    run: async ({ of, depth }, { query, publicUrl }) => {
      const entity = await resolveEntity(of, 'any', query);
      const variables = { of: { kind: entity.kind, slug: entity.slug }, depth: Number(depth ?? '1') };
      return resultFrom(query, Links, variables, (data) => toReply(data, entity, { depth: variables.depth, publicUrl }, messages));
    },
  });

interface Shown {
  readonly depth: number;
  readonly publicUrl: string | undefined;
}

function toReply(data: ResultOf<typeof Links>, entity: EntityMatch, { depth, publicUrl }: Shown, messages: Messages): QueriedResult {
  const texts = messages.graph;
  const numbering = numberSources();
  const links = (data.subgraph?.edges ?? []).filter((edge) => isAt(edge.from, entity) || isAt(edge.to, entity));
  const lead = numbering.claim(
    leadOf(entity, links.length, isCut(data, links, entity), messages),
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
      ...picture(data, publicUrl),
      ...claimsBlock(texts.further, depth === 2 ? furtherClaims(data, entity, numbering, messages) : []),
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

/** Whether the limit left out neighbours, and not only what is behind them. */
function isCut({ subgraph }: ResultOf<typeof Links>, links: readonly Edge[], entity: EntityMatch): boolean {
  const neighbours = new Set(links.flatMap(({ from, to }) => [from, to]).map(({ kind, slug }) => entityId({ kind, slug })));
  return subgraph?.truncated === true && neighbours.size >= LIMIT && neighbours.has(entity.id);
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

/** The links of the neighbours, as far as they fit. */
function furtherClaims(
  { subgraph, ontology }: ResultOf<typeof Links>,
  entity: EntityMatch,
  numbering: SourceNumbering,
  messages: Messages,
): Claim[] {
  const edges = (subgraph?.edges ?? []).filter(({ from, to }) => !isAt(from, entity) && !isAt(to, entity));
  const labels = new Map(ontology.relationTypes.map(({ name, label }) => [name, label]));
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const label = `${edge.from.name} ${labels.get(edge.type) ?? ''}`;
    groups.set(label, [...(groups.get(label) ?? []), edge]);
  }
  return [...groups].slice(0, MAX_FURTHER).flatMap(([label, each]) =>
    namesClaim(
      label,
      each.map(({ note, citations, to }) => ({ note, citations, node: to })),
      numbering,
      messages,
    ),
  );
}

/** Chats load the picture themselves, so they need a public address. The revision tells them to load a newer one. */
function picture({ linksPicture: { path, alt, title }, meta }: ResultOf<typeof Links>, publicUrl: string | undefined): Block[] {
  if (publicUrl === undefined) return [];
  const url = `${publicUrl}${path}${path.includes('?') ? '&' : '?'}revision=${meta.revision}`;
  return [{ kind: 'image', url, alt, caption: title }];
}
