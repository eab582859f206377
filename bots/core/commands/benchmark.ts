import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { claimsBlock, factClaims, namesClaim, notesBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { scoreText } from './model-values.ts';
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
  const scores = entity.variants.flatMap((variant) => scoresOf(variant, entity.scores.nodes, numbering, messages));
  const shown = scores.reduce((count, { claims }) => count + claims.length, 0);
  const { totalCount } = entity.scores;
  const choices = [...new Map(entity.scores.nodes.map(({ model }) => [model.slug, model])).values()].map(({ name, slug }) => ({
    label: name,
    call: { command: 'model', options: { name: slug } },
  }));
  return {
    title: entity.name,
    badge: messages.kindNames.BENCHMARK,
    lead,
    blocks: [
      ...claimsBlock(undefined, own),
      ...scores.flatMap(({ heading, claims }) => claimsBlock(heading, claims, true)),
      ...claimsBlock(messages.knownFacts, factClaims(entity.facts.nodes, numbering, messages)),
      ...notesBlock([
        entity.note,
        ...(shown > 1 ? [texts.careful] : []),
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

function scoresOf(variant: string, nodes: readonly ScoreNode[], { claim }: SourceNumbering, messages: Messages) {
  return groups.flatMap(([name, evaluators]) => {
    const scores = nodes.filter((node) => node.variant === variant && (evaluators as readonly string[]).includes(node.evaluator));
    if (scores.length === 0) return [];
    const claims = scores
      .slice(0, MAX_OF_GROUP)
      .map((score) => claim(scoreText(score, messages, false), score.citations, score.model.name));
    return [{ heading: messages.benchmark.scores[name](variant), claims }];
  });
}
