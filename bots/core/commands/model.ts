import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims, laterClaims } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { attributeClaims, scoreClaims, ValueParts } from './model-values.ts';
import { PriceParts, priceText } from './price.ts';
import { shareOption } from './shared-options.ts';

const Model = graphql(
  `query Model($slug: String!) {
    model(slug: $slug) {
      name slug summary note
      releasedOn: value(attribute: RELEASED_ON) { ...ValueParts }
      parameters: value(attribute: PARAMETERS) { ...ValueParts }
      contextTokens: value(attribute: CONTEXT_TOKENS) { ...ValueParts }
      openWeights: value(attribute: OPEN_WEIGHTS) { ...ValueParts }
      license: value(attribute: LICENSE) { ...ValueParts }
      retiredOn: value(attribute: RETIRED_ON) { ...ValueParts }
      retirementAnnouncedOn
      price { ...PriceParts }
      citations { ...CitationParts }
      classes(first: 10) { edges { note node { name slug } citations { ...CitationParts } } }
      listedAs(first: 10) { edges { note node { name } citations { ...CitationParts } } }
      makers(first: 10) { edges { note node { name } citations { ...CitationParts } } }
      buildsOn(first: 10) { edges { note node { name slug } citations { ...CitationParts } } }
      predecessors(first: 10) { edges { note node { name } citations { ...CitationParts } } }
      successors(first: 10) { edges { note node { name slug } citations { ...CitationParts } } }
      versionOf(first: 10) { edges { note node { name } citations { ...CitationParts } } }
      versions(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      accepts(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      produces(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      tasks(first: 40) { edges { note node { name } citations { ...CitationParts } } }
      scores(first: 20) { nodes { value unit variant method evaluator measuredBy asOf benchmark { name } citations { ...CitationParts } } }
      facts(first: 50) { nodes { ...FactParts } }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts, PriceParts, ValueParts],
);

type ModelData = NonNullable<ResultOf<typeof Model>['model']>;
type Edges = readonly Pick<ModelData['accepts']['edges'][number], 'note' | 'node' | 'citations'>[];

export const model = (messages: Messages): Command =>
  command({
    name: 'model',
    description: messages.model.description,
    topic: 'models',
    options: {
      name: { type: 'text', description: messages.model.options.name, required: true, entityKinds: ['MODEL'] },
      share: shareOption(messages),
    },
    examples: ['model clip', 'model flamingo'],
    run: ({ name }, { query, today }) => describeModel(name, query, today, messages),
  });

export function describeModel(slug: string, query: Query, today: string, messages: Messages): Promise<CommandResult> {
  return resultFrom(query, Model, { slug }, (data) => toReply(data, today, messages));
}

function toReply({ model: entity }: ResultOf<typeof Model>, today: string, messages: Messages): QueriedResult {
  if (entity === null) throw new TypeError('the API answered without a model and without an error');
  const texts = messages.model;
  const numbering = numberSources();
  const lead = numbering.claim(entity.summary, entity.citations);
  const { price } = entity;
  const profile = [
    ...relationClaims(entity, numbering, messages),
    ...attributeClaims(entity, numbering, today, messages),
    ...(price === null ? [] : [numbering.claim(priceText(price, today, messages), price.citations, texts.priceLabel)]),
  ];
  const facts = factClaims(entity.facts.nodes, numbering, messages);
  const scores = scoreClaims(entity.scores.nodes, numbering, messages);
  return {
    title: entity.name,
    kind: 'MODEL',
    badge: messages.kindNames.MODEL,
    lead,
    blocks: [
      ...claimsBlock(undefined, profile),
      ...laterClaims(texts.facts, facts),
      ...laterClaims(texts.scores, scores),
      ...asides([entity.note, ...RELATIONS.flatMap((field) => (entity[field].edges as Edges).map(({ note }) => note))]),
    ],
    sources: numbering.sources,
    followUps: followUpsFor(entity, messages),
  };
}

const RELATIONS = [
  ...(['successors', 'makers', 'classes', 'listedAs', 'predecessors', 'versionOf', 'versions', 'buildsOn'] as const),
  ...(['accepts', 'produces', 'tasks'] as const),
];

function relationClaims(entity: ModelData, { claim }: SourceNumbering, { model: texts, and }: Messages): Claim[] {
  return RELATIONS.flatMap((field) => {
    const { edges }: { edges: Edges } = entity[field];
    if (edges.length === 0) return [];
    const names = and(edges.map(({ node }) => node.name));
    const citations = edges.flatMap((edge) => edge.citations);
    return [claim(names, citations, texts[field])];
  });
}

function followUpsFor({ slug, buildsOn, classes }: ModelData, messages: Messages): FollowUp[] {
  const texts = messages.model;
  const id = `model/${slug}`;
  const [basis] = buildsOn.edges;
  const other =
    basis === undefined ? classes.edges.map(({ node }) => ({ ...node, kind: 'model-class' }))[0] : { ...basis.node, kind: 'model' };
  const compared: FollowUp[] =
    other === undefined ? [] : [followUpButton(texts.compareWith(other.name), 'compare', { a: id, b: `${other.kind}/${other.slug}` })];
  return [...compared, followUpButton(texts.limitations, 'limitations', { of: id })];
}
