import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { compact } from '../compact.ts';
import { type Command, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Block, Claim, Row } from '../contract/reply.ts';
import { resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { type Citation, CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { isAhead, scoreText } from './model-values.ts';
import { PriceParts, priceAmounts, priceDate } from './price.ts';
import { shareOption } from './shared-options.ts';

/** Longer lists aren't read in a chat; filters shorten them. */
const MAX_RESULTS = 40;

const Models = graphql(
  `query Models($filter: ModelFilter, $orderBy: ModelOrder, $first: Int!, $benchmark: String!, $scored: Boolean!, $priced: Boolean!) {
    models(filter: $filter, orderBy: $orderBy, first: $first) {
      totalCount
      nodes {
        name slug summary citations { ...CitationParts }
        releasedOn: value(attribute: RELEASED_ON) { text citations { ...CitationParts } }
        contextTokens: value(attribute: CONTEXT_TOKENS) { text citations { ...CitationParts } }
        retiredOn: value(attribute: RETIRED_ON) { text citations { ...CitationParts } }
        price @include(if: $priced) { ...PriceParts }
        score(benchmark: $benchmark) @include(if: $scored) {
          value unit variant method evaluator measuredBy asOf benchmark { name } citations { ...CitationParts }
        }
        makers(first: 3) { edges { node { name } citations { ...CitationParts } } }
      }
    }
    meta { revision }
  }`,
  [CitationParts, PriceParts],
);

type Model = ResultOf<typeof Models>['models']['nodes'][number];

const SORTS = ['newest', 'oldest', 'name', 'context', 'size', 'price', 'score', 'retired'] as const;
const orders = {
  newest: { field: 'RELEASED_ON', direction: 'DESC' },
  oldest: { field: 'RELEASED_ON', direction: 'ASC' },
  name: { field: 'NAME', direction: 'ASC' },
  context: { field: 'CONTEXT_TOKENS', direction: 'DESC' },
  size: { field: 'PARAMETERS', direction: 'DESC' },
  price: { field: 'INPUT_PRICE', direction: 'ASC' },
  score: { field: 'SCORE', direction: 'DESC' },
  retired: { field: 'RETIRED_ON', direction: 'DESC' },
} as const;

interface ModelFilters {
  readonly lab?: string | undefined;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly open?: 'yes' | 'no' | undefined;
  readonly min_context?: string | undefined;
  readonly released_after?: string | undefined;
  readonly max_price?: string | undefined;
  readonly benchmark?: string | undefined;
  readonly retired: boolean;
  readonly sort?: (typeof SORTS)[number] | undefined;
}

export const models = (messages: Messages): Command => {
  const { description, options } = messages.models;
  return command({
    name: 'models',
    aliases: ['list'],
    description,
    topic: 'models',
    options: {
      lab: { type: 'text', description: options.lab, entityKinds: ['ORGANIZATION'], keyword: true },
      input: { type: 'text', description: options.input, entityKinds: ['MODALITY'], nameRequired: true },
      output: { type: 'text', description: options.output, entityKinds: ['MODALITY'], nameRequired: true },
      open: { type: 'choice', description: options.open, choices: ['yes', 'no'], nameRequired: true },
      min_context: { type: 'text', description: options.min_context, format: 'number', nameRequired: true },
      released_after: { type: 'text', description: options.released_after, format: 'date', nameRequired: true },
      max_price: { type: 'text', description: options.max_price, format: 'number', nameRequired: true },
      benchmark: { type: 'text', description: options.benchmark, entityKinds: ['BENCHMARK'], nameRequired: true },
      retired: { type: 'flag', description: options.retired },
      sort: { type: 'choice', description: options.sort, choices: SORTS, nameRequired: true },
      share: shareOption(messages),
    },
    examples: ['models', 'models video', 'models input:audio output:text open:yes', 'models benchmark:mmmu', 'models video sort:price'],
    run: async ({ share: _, ...given }, { query, today }) => {
      const filters = await withBenchmark(await withModality(given, query), query);
      const { benchmark: id, max_price } = filters;
      const benchmark = id?.replace('benchmark/', '') ?? '';
      const sort = sortOf(filters);
      const shown = { benchmark, scored: benchmark !== '', priced: sort === 'price' || max_price !== undefined };
      const variables = { filter: filterOf(filters), orderBy: orders[sort], first: MAX_RESULTS, ...shown };
      return resultFrom(query, Models, variables, (data) => toReply(data, filters, today, messages));
    },
  });
};

/** A list by benchmark or of retired models is sorted by that, unless the user says otherwise. */
function sortOf({ sort, benchmark, retired }: ModelFilters): (typeof SORTS)[number] {
  if (sort !== undefined) return sort;
  if (benchmark !== undefined) return 'score';
  return retired ? 'retired' : 'newest';
}

/** "models video" filters by input, as "models openai" filters by lab. */
async function withModality(filters: ModelFilters, query: Query): Promise<ModelFilters> {
  const { lab, ...others } = filters;
  if (lab === undefined || others.input !== undefined) return filters;
  const { id, kind, name } = await resolveEntity(lab, ['ORGANIZATION', 'MODALITY'], query);
  return kind === 'MODALITY' ? { ...others, input: id } : { ...others, lab: name };
}

/** By its slug, which each model of the list can be asked for. */
async function withBenchmark({ benchmark, ...others }: ModelFilters, query: Query): Promise<ModelFilters> {
  if (benchmark === undefined) return others;
  return { ...others, benchmark: (await resolveEntity(benchmark, ['BENCHMARK'], query)).id };
}

const filterOf = ({ lab, input, output, open, min_context, released_after, max_price, benchmark, retired }: ModelFilters) =>
  compact({
    organization: lab,
    accepts: input === undefined ? undefined : [input],
    produces: output === undefined ? undefined : [output],
    openWeights: open === undefined ? undefined : open === 'yes',
    minContextTokens: min_context === undefined ? undefined : Number(min_context),
    releasedAfter: released_after,
    maxInputPrice: max_price === undefined ? undefined : Number(max_price),
    scoredOn: benchmark === undefined ? undefined : { benchmark },
    retired: retired ? true : undefined,
  });

function toReply(
  { models: { totalCount, nodes } }: ResultOf<typeof Models>,
  filters: ModelFilters,
  today: string,
  messages: Messages,
): QueriedResult {
  const texts = messages.models;
  const numbering = numberSources();
  const conditions = conditionsOf(filters, nodes, messages);
  const sorted = texts.sorted[sortOf(filters)];
  return {
    title: texts.title,
    lead: { text: totalCount === 0 ? texts.none(conditions) : texts.lead(totalCount, nodes.length, conditions, sorted), sources: [] },
    blocks: [
      ...(filters.benchmark !== undefined && totalCount > 1 ? [{ kind: 'note', text: texts.careful } as const] : []),
      ...modelsTable(nodes, numbering, today, messages),
    ],
    sources: numbering.sources,
    followUps: followUpsFor(nodes, filters, messages),
  };
}

interface Column {
  readonly name: string;
  /** The value and its citations; null if none is recorded. */
  readonly value: (model: Model) => { readonly text: string; readonly citations: readonly Citation[] } | null;
}

/** Only columns in which something is recorded. */
function modelsTable(nodes: readonly Model[], { claim }: SourceNumbering, today: string, messages: Messages): Block[] {
  const { columns: texts } = messages.models;
  const all: Column[] = [
    { name: texts.score, value: ({ score }) => (score == null ? null : { ...score, text: scoreText(score, messages, false) }) },
    { name: texts.price, value: ({ price }) => (price == null ? null : { ...price, text: priceAmounts(price, messages) }) },
    { name: texts.provider, value: ({ price }) => (price == null ? null : { ...price, text: price.provider }) },
    { name: texts.priceDate, value: ({ price }) => (price == null ? null : { ...price, text: priceDate(price, today, messages) }) },
    { name: texts.maker, value: ({ makers: { edges } }) => (edges.length === 0 ? null : makersOf(edges, messages)) },
    { name: texts.released, value: (node) => datesOf(node, today, messages) },
    {
      name: texts.context,
      value: ({ contextTokens: tokens }) => tokens && { ...tokens, text: messages.number(Number(tokens.text)) },
    },
  ];
  const columns = all.filter(({ value }) => nodes.some((node) => value(node) !== null));
  // Values from a catalog may lack sources of their own; the model's sources then stand for them.
  const cell = (node: Model, { value }: Column): Claim => {
    const shown = value(node);
    return shown === null
      ? claim(messages.notRecorded, [])
      : claim(shown.text, shown.citations.length > 0 ? shown.citations : node.citations);
  };
  const rows = nodes.map((node): Row => ({ label: node.name, cells: columns.map((column) => cell(node, column)) }));
  if (columns.length === 0)
    return claimsBlock(
      undefined,
      nodes.map(({ name, summary, citations }) => claim(summary, citations, name)),
    );
  return [{ kind: 'table', corner: texts.model, columns: columns.map(({ name }) => name), rows, subjects: 'rows' }];
}

/** When it was released, and if it is known, when it retired or will: "2023-03-14, retires 2026-10-01". */
function datesOf({ releasedOn, retiredOn }: Model, today: string, { models: texts }: Messages): ReturnType<Column['value']> {
  if (retiredOn === null) return releasedOn;
  const retirement = texts[isAhead(retiredOn, today) ? 'retires' : 'retired'](retiredOn.text);
  const text = releasedOn === null ? retirement : `${releasedOn.text}, ${retirement}`;
  return { text, citations: [...(releasedOn?.citations ?? []), ...retiredOn.citations] };
}

const makersOf = (edges: Model['makers']['edges'], { and }: Messages) => ({
  text: and(edges.map(({ node }) => node.name)),
  citations: edges.flatMap(({ citations }) => citations),
});

function conditionsOf(filters: ModelFilters, nodes: readonly Model[], { models: texts, number, money }: Messages): string[] {
  const { lab, input, output, open, min_context, released_after, max_price, benchmark, retired } = filters;
  const [score] = nodes.flatMap((node) => node.score ?? []);
  const withoutKind = (id: string) => id.replace(/^[a-z-]+\//, '');
  return [
    ...(lab === undefined ? [] : [texts.conditions.lab(withoutKind(lab))]),
    ...(input === undefined ? [] : [texts.conditions.input(withoutKind(input))]),
    ...(output === undefined ? [] : [texts.conditions.output(withoutKind(output))]),
    ...(open === undefined ? [] : [texts.conditions.open[open]]),
    ...(min_context === undefined ? [] : [texts.conditions.minContext(number(Number(min_context)))]),
    ...(released_after === undefined ? [] : [texts.conditions.releasedAfter(released_after)]),
    ...(max_price === undefined ? [] : [texts.conditions.maxPrice(money(Number(max_price)))]),
    ...(benchmark === undefined ? [] : [texts.conditions.benchmark(score?.benchmark.name ?? benchmark, score?.variant ?? '')]),
    ...(retired ? [texts.conditions.retired] : []),
  ];
}

/** Each model in detail, or the same list without its filters. */
function followUpsFor(nodes: readonly Model[], { sort, ...filters }: ModelFilters, { models: texts }: Messages): FollowUp[] {
  const choices = nodes.map(({ name, slug }) => ({ label: name, call: { command: 'model', options: { name: slug } } }));
  const isFiltered = Object.values(filters).some((value) => value !== undefined && value !== false);
  return [
    ...(choices.length === 0 ? [] : [{ kind: 'select', label: texts.which, choices } as const]),
    ...(isFiltered ? [followUpButton(texts.all, 'models', compact({ sort }))] : []),
  ];
}
