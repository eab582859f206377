import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command } from '../contract/command.ts';
import type { Chart, Claim, Table } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims, laterClaims, namesClaim } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { scoreMethod, scoreValue } from './model-values.ts';
import { shareOption } from './shared-options.ts';

const Benchmark = graphql(
  `query Benchmark($slug: String!) {
    benchmark(slug: $slug) {
      name slug summary note metric releasedOn citations { ...CitationParts }
      measures(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      variants
      scores(first: 100) { totalCount nodes { value unit variant method evaluator measuredBy asOf model { name slug } citations { ...CitationParts } } }
      facts(first: 20) { nodes { ...FactParts } }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export const benchmark = (messages: Messages): Command =>
  command({
    name: 'benchmark',
    aliases: ['benchmarks', 'bench', 'leaderboard'],
    description: messages.benchmark.description,
    topic: 'models',
    options: {
      name: { type: 'text', description: messages.benchmark.options.name, required: true, entityKinds: ['BENCHMARK'] },
      share: shareOption(messages),
    },
    examples: ['benchmark mmmu', 'benchmark mathvista'],
    run: ({ name }, { query }) => describeBenchmark(name, query, messages),
  });

export function describeBenchmark(slug: string, query: Query, messages: Messages): Promise<CommandResult> {
  return resultFrom(query, Benchmark, { slug }, (data) => toReply(data, messages));
}

function toReply({ benchmark: entity }: ResultOf<typeof Benchmark>, messages: Messages): QueriedResult {
  if (entity === null) throw new TypeError('the API answered without a benchmark and without an error');
  const texts = messages.benchmark;
  const numbering = numberSources();
  const { claim } = numbering;
  const lead = claim(entity.summary, entity.citations);
  const own = [
    ...namesClaim(texts.measures, entity.measures.edges, numbering, messages),
    ...(entity.metric === null ? [] : [claim(entity.metric, entity.citations, texts.metric)]),
    ...(entity.releasedOn === null ? [] : [claim(entity.releasedOn, entity.citations, texts.released)]),
  ];
  const lists = entity.variants.flatMap((variant) => groupsOf(variant, entity.scores.nodes, messages));
  const shown = lists.reduce((count, { scores }) => count + scores.length, 0);
  const { totalCount } = entity.scores;
  const choices = [...new Map(entity.scores.nodes.map(({ model }) => [model.slug, model])).values()].map(({ name, slug }) => ({
    label: name,
    call: { command: 'model', options: { name: slug } },
  }));
  return {
    title: entity.name,
    kind: 'BENCHMARK',
    badge: messages.kindNames.BENCHMARK,
    lead,
    blocks: [
      ...(shown > 1 ? [{ kind: 'note', text: texts.careful } as const] : []),
      ...claimsBlock(undefined, own),
      ...lists.map((list) => scoresTable(list, numbering, messages)),
      ...scoresChart(entity.name, lists, messages),
      ...laterClaims(messages.knownFacts, factClaims(entity.facts.nodes, numbering, messages)),
      ...asides([
        entity.note,
        ...(shown < totalCount ? [texts.more(shown, totalCount)] : []),
        ...entity.measures.edges.map(({ note }) => note),
      ]),
    ],
    sources: numbering.sources,
    followUps: choices.length === 0 ? [] : [{ kind: 'select', label: texts.which, choices }],
  };
}

type ScoreNode = NonNullable<ResultOf<typeof Benchmark>['benchmark']>['scores']['nodes'][number];

/** What its maker reports of a model, what others measured, and what competitors say of it are lists apart: each has its own bias. */
const groups = [
  ['maker', ['MAKER']],
  ['others', ['BENCHMARK_AUTHORS', 'THIRD_PARTY']],
  ['rival', ['RIVAL']],
] as const;

const MAX_OF_GROUP = 12;

interface ScoreGroup {
  readonly heading: string;
  readonly scores: readonly ScoreNode[];
}

function groupsOf(variant: string, nodes: readonly ScoreNode[], messages: Messages): ScoreGroup[] {
  return groups.flatMap(([name, evaluators]) => {
    const scores = nodes.filter((node) => node.variant === variant && (evaluators as readonly string[]).includes(node.evaluator));
    return scores.length === 0 ? [] : [{ heading: messages.benchmark.scores[name](variant), scores: scores.slice(0, MAX_OF_GROUP) }];
  });
}

/** Only columns in which something is recorded. */
function scoresTable({ heading, scores }: ScoreGroup, { claim }: SourceNumbering, messages: Messages): Table {
  const { columns: texts } = messages.benchmark;
  const all: readonly (readonly [name: string, text: (score: ScoreNode) => string])[] = [
    [texts.score, (score) => scoreValue(score, messages)],
    [texts.method, (score) => scoreMethod(score, messages)],
    [texts.asOf, ({ asOf }) => asOf ?? ''],
  ];
  const columns = all.filter(([, text]) => scores.some((score) => text(score) !== ''));
  const rows = scores.map((score) => ({
    label: score.model.name,
    cells: columns.map(([, text]): Claim => (text(score) === '' ? claim(messages.notRecorded, []) : claim(text(score), score.citations))),
  }));
  return { kind: 'table', heading, corner: messages.models.columns.model, columns: columns.map(([name]) => name), rows, subjects: 'rows' };
}

/** Fewer bars say no more than the table. */
const MIN_BARS = 3;

/** The first list alone: the others are of other variants or evaluators, and mustn't be read as one ranking. */
function scoresChart(benchmark: string, [first]: readonly ScoreGroup[], { benchmark: texts }: Messages): Chart[] {
  if (first === undefined || first.scores.length < MIN_BARS) return [];
  const best = [...new Map([...first.scores].reverse().map((score) => [score.model.name, score])).values()].reverse();
  return [
    {
      kind: 'chart',
      form: 'bar',
      title: texts.chart(benchmark, first.heading),
      categories: best.map(({ model }) => model.name),
      series: [{ name: benchmark, values: best.map(({ value }) => value) }],
      unit: texts.columns.score,
    },
  ];
}
