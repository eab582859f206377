import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { compact } from '../compact.ts';
import { type Command, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Claim } from '../contract/reply.ts';
import { resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

/** Longer lists aren't read in a chat; filters shorten them. */
const MAX_RESULTS = 60;

const Models = graphql(
  `query Models($filter: ModelFilter, $orderBy: ModelOrder, $first: Int!) {
    models(filter: $filter, orderBy: $orderBy, first: $first) {
      totalCount
      nodes {
        name slug summary citations { ...CitationParts }
        releasedOn: value(attribute: RELEASED_ON) { text citations { ...CitationParts } }
        contextTokens: value(attribute: CONTEXT_TOKENS) { text citations { ...CitationParts } }
        makers(first: 3) { edges { node { name } citations { ...CitationParts } } }
      }
    }
    meta { revision }
  }`,
  [CitationParts],
);

type Model = ResultOf<typeof Models>['models']['nodes'][number];

const SORTS = ['newest', 'oldest', 'name', 'context', 'size'] as const;
const orders = {
  newest: { field: 'RELEASED_ON', direction: 'DESC' },
  oldest: { field: 'RELEASED_ON', direction: 'ASC' },
  name: { field: 'NAME', direction: 'ASC' },
  context: { field: 'CONTEXT_TOKENS', direction: 'DESC' },
  size: { field: 'PARAMETERS', direction: 'DESC' },
} as const;

interface ModelFilters {
  readonly lab?: string | undefined;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly open?: 'yes' | 'no' | undefined;
  readonly min_context?: string | undefined;
  readonly released_after?: string | undefined;
  readonly sort?: (typeof SORTS)[number] | undefined;
}

export const models = (messages: Messages): Command => {
  const { description, options } = messages.models;
  return command({
    name: 'models',
    aliases: ['list'],
    description,
    options: {
      lab: { type: 'text', description: options.lab, entityKinds: ['ORGANIZATION'], keyword: true },
      input: { type: 'text', description: options.input, entityKinds: ['MODALITY'], nameRequired: true },
      output: { type: 'text', description: options.output, entityKinds: ['MODALITY'], nameRequired: true },
      open: { type: 'choice', description: options.open, choices: ['yes', 'no'], nameRequired: true },
      min_context: { type: 'text', description: options.min_context, format: 'number', nameRequired: true },
      released_after: { type: 'text', description: options.released_after, format: 'date', nameRequired: true },
      sort: { type: 'choice', description: options.sort, choices: SORTS, nameRequired: true },
      share: shareOption(messages),
    },
    examples: ['models', 'models video', 'models input:audio output:text open:yes', 'models openai sort:context'],
    run: async ({ share: _, ...given }, { query }) => {
      const filters = await withModality(given, query);
      const variables = { filter: filterOf(filters), orderBy: orders[filters.sort ?? 'newest'], first: MAX_RESULTS };
      return resultFrom(query, Models, variables, (data) => toReply(data, filters, messages));
    },
  });
};

/** "models video" filters by input, as "models openai" filters by lab. */
async function withModality(filters: ModelFilters, query: Query): Promise<ModelFilters> {
  const { lab, ...others } = filters;
  if (lab === undefined || others.input !== undefined) return filters;
  const { id, kind, name } = await resolveEntity(lab, ['ORGANIZATION', 'MODALITY'], query);
  return kind === 'MODALITY' ? { ...others, input: id } : { ...others, lab: name };
}

const filterOf = ({ lab, input, output, open, min_context, released_after }: ModelFilters) =>
  compact({
    organization: lab,
    accepts: input === undefined ? undefined : [input],
    produces: output === undefined ? undefined : [output],
    openWeights: open === undefined ? undefined : open === 'yes',
    minContextTokens: min_context === undefined ? undefined : Number(min_context),
    releasedAfter: released_after,
  });

function toReply({ models: { totalCount, nodes } }: ResultOf<typeof Models>, filters: ModelFilters, messages: Messages): QueriedResult {
  const texts = messages.models;
  const numbering = numberSources();
  const claims = nodes.map((one) => modelClaim(one, numbering, messages));
  const conditions = conditionsOf(filters, messages);
  return {
    title: texts.title,
    lead: {
      text: totalCount === 0 ? texts.none(conditions) : texts.lead(totalCount, conditions, texts.sorted[filters.sort ?? 'newest']),
      sources: [],
    },
    blocks: [
      ...claimsBlock(undefined, claims, true),
      ...(totalCount > nodes.length ? [{ kind: 'note', text: texts.more(nodes.length, totalCount) } as const] : []),
    ],
    sources: numbering.sources,
    followUps: followUpsFor(nodes, filters, messages),
  };
}

/** Makers, release date and context window, or the summary if none of them is known. */
function modelClaim(
  { name, summary, citations, releasedOn, contextTokens, makers }: Model,
  { claim }: SourceNumbering,
  messages: Messages,
): Claim {
  const texts = messages.models;
  const [by] = makers.edges.length === 0 ? [] : [messages.and(makers.edges.map(({ node }) => node.name))];
  const parts = [
    by,
    releasedOn === null ? undefined : releasedOn.text,
    contextTokens === null ? undefined : texts.tokens(messages.number(Number(contextTokens.text))),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return claim(summary, citations, name);
  const cited = [releasedOn, contextTokens, ...makers.edges].flatMap((each) => each?.citations ?? []);
  // Values from a catalog may lack sources of their own; the model's sources then stand for them.
  return claim(parts.join(' · '), cited.length === 0 ? citations : cited, name);
}

function conditionsOf(filters: ModelFilters, { models: texts, number }: Messages): string[] {
  const { lab, input, output, open, min_context, released_after } = filters;
  const withoutKind = (id: string) => id.replace(/^[a-z-]+\//, '');
  return [
    ...(lab === undefined ? [] : [texts.conditions.lab(withoutKind(lab))]),
    ...(input === undefined ? [] : [texts.conditions.input(withoutKind(input))]),
    ...(output === undefined ? [] : [texts.conditions.output(withoutKind(output))]),
    ...(open === undefined ? [] : [texts.conditions.open[open]]),
    ...(min_context === undefined ? [] : [texts.conditions.minContext(number(Number(min_context)))]),
    ...(released_after === undefined ? [] : [texts.conditions.releasedAfter(released_after)]),
  ];
}

/** Each model in detail, or the same list without its filters. */
function followUpsFor(nodes: readonly Model[], { sort, ...filters }: ModelFilters, { models: texts }: Messages): FollowUp[] {
  const choices = nodes.map(({ name, slug }) => ({ label: name, call: { command: 'model', options: { name: slug } } }));
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return [
    ...(choices.length === 0 ? [] : [{ kind: 'select', label: texts.which, choices } as const]),
    ...(isFiltered ? [followUpButton(texts.all, 'models', compact({ sort }))] : []),
  ];
}
